"""What a conversation is about: the story that its last answer was taken from is read first."""

import math
import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from rag.archive import Archive
from rag.condense import ASKS, leans
from rag.evidence.answer_types import TIME, expected_type
from rag.evidence.reasons import REASON_TOLD
from rag.evidence.verbs import content_keys
from rag.evidence.words import names, words
from rag.listing import log_odds
from rag.ranking import article_of
from rag.readings import Reading, words_at
from rag.types import Filters, Hit, Passage, Turn

TURNS = 4
QUOTED, BEGINS = 200, 40
"""How much of an answer is searched for, and how many letters of it a passage has to have."""
NEAR = 3
MOST_READ = 5
SHARED_NAMES = 3
WITHIN, ELSEWHERE = 0.5, -1.0
"""What is added to calibrated log odds within the story under discussion, and outside of it.

Of 2,219 questions of NewsQA's open half read in the article that they are about, a better fit than
what is stated adds .7; not all that is asked next is answered there. Of 162 turns of conversations
of our own 83 are answered rightly with the first statement, without a focus 62.
"""
TOLD_AGAIN = -2.0
ASKS_WHOLE = re.compile(
    rf"(?:^|[,;:.?!]\s*)\W*(?:(?:and|but|so|ok|okay)\b,? )?(?:{ASKS.pattern}"
    r"|(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b)",
    re.IGNORECASE,
)
FEWEST_WORDS = 3


class Focus(NamedTuple):
    """The passages to read; the articles of the story under discussion, none without one.

    `told` are the letters and figures of what was last quoted.
    """

    hits: Sequence[Hit]
    story: frozenset[str] = frozenset()
    told: str = ""

    def weighed(self, question: str, readings: Sequence[Sequence[Reading]]) -> list[list[Reading]]:
        """Return the readings, surer within the story under discussion and less sure elsewhere.

        A sentence that was quoted before and gives no reason does not tell why.
        """
        asks_why = expected_type(question) == "reason"
        return [[self._weighed(one, asks_why) for one in row] for row in readings]

    def _weighed(self, reading: Reading, asks_why: bool) -> Reading:
        if not self.story:
            return reading
        odds = WITHIN if reading.hit.article.id in self.story else ELSEWHERE
        if asks_why and not REASON_TOLD.search(reading.text) and _bare(reading.text) in self.told:
            odds += TOLD_AGAIN
        weighed = 1 / (1 + math.exp(-log_odds(reading.score) - odds))
        return reading.model_copy(update={"score": weighed})


def in_focus(
    archive: Archive,
    question: str,
    history: Sequence[Turn],
    hits: Sequence[Hit],
    filters: Filters = Filters(),
) -> Focus:
    """Return the passages with those of the article under discussion, its story's in front.

    "How old is she?" is asked of the article that was just quoted, or of one that names the same.
    It stays under discussion while a question leans on those before it, or has no more words in
    common with another article that was found. `history` is oldest first; the article is told by
    the sentence that an answer begins with, so that it is known whatever door the conversation
    came by.
    """
    article_id, told = _quoted(archive, history, filters)
    passages = archive.articles.passages(article_id) if article_id else []
    if not (leans(question) or _stays(question, article_id, passages, hits)) or not passages:
        return Focus(hits)
    story = _story(archive, article_id, passages, hits)
    found = {hit.passage.ordinal for hit in hits if hit.article.id == article_id}
    asked = content_keys(question)
    by_words = sorted(passages, key=lambda p: -len(asked & content_keys(p.text)))
    more = (p.ordinal for p in by_words if p.ordinal not in found)
    slots = [(article_id, n) for n in islice(more, max(MOST_READ - len(found), 0))]
    least = min((hit.score for hit in hits), default=0.0)
    added = [
        Hit(passage=passage, article=article, score=least)
        for passage, article, _ in archive.articles.passages_by_slot(slots).values()
    ]
    own = [hit for hit in hits if hit.article.id in story]
    others = [hit for hit in hits if hit.article.id not in story]
    most = max(len(hits), len(own) + len(added))
    return Focus([*own, *added, *others][:most], frozenset(story), told)


def asks_whole(question: str) -> bool:
    """Return whether a question can be read as it is once its story is known: "How old is she?".

    "And Germany?" and "Why?" cannot: what they ask for stands in the question before.
    """
    asks = [match.start() for match in ASKS_WHOLE.finditer(question)]
    own = words(question[asks[-1] :]) if asks else []
    return len(own) >= FEWEST_WORDS and any(word.content for word in words(question))


def _quoted(archive: Archive, history: Sequence[Turn], filters: Filters) -> tuple[str, str]:
    """Return the article that the last answer quotes first, and the answer's bare text; or ""."""
    for turn in reversed(history[-TURNS:]):
        told = _bare(turn.answer)
        if len(told) < BEGINS:
            continue
        near = archive.words.match_passages(turn.answer[:QUOTED], filters, NEAR, 1.0)
        slots = [(article_of(one), int(one.partition("#")[2])) for one, _ in near]
        for passage, article, _ in archive.articles.passages_by_slot(slots).values():
            if told[:BEGINS] in _bare(passage.text):
                return article.id, told
    return "", ""


def _bare(text: str) -> str:
    """Return the letters and figures of a text, small: marks and markers are no part of it."""
    return "".join(c for c in text.lower() if c.isalnum())


def _stays(
    question: str, article_id: str, passages: Sequence[Passage], hits: Sequence[Hit]
) -> bool:
    """Return whether no other article that was found has more of the question's words."""
    asked = content_keys(question)
    said = {article_id: content_keys(" ".join(p.text for p in passages))}
    for hit in hits:
        near = content_keys(f"{hit.article.title} {hit.passage.text}")
        said[hit.article.id] = said.get(hit.article.id, set()) | near
    shared = {one: len(asked & keys) for one, keys in said.items()}
    return shared[article_id] == max(shared.values())


def _story(
    archive: Archive, article_id: str, passages: Sequence[Passage], hits: Sequence[Hit]
) -> set[str]:
    """Return the article and those found that name three or more that it names too."""
    named = _names(passages)
    others = {hit.article.id for hit in hits} - {article_id}
    shared = {one: len(named & _names(archive.articles.passages(one))) for one in others}
    return {article_id, *(one for one, count in shared.items() if count >= SHARED_NAMES)}


def _names(passages: Sequence[Passage]) -> set[str]:
    """Return the keys of the names within sentences, days and months left out."""
    return {
        key
        for passage in passages
        for span in passage.sentences
        for key in names(w for w in words(words_at(passage, span)) if not TIME.fullmatch(w.text))
    }
