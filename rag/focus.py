"""What a conversation is about: the story that its last answer was taken from is read first."""

import math
import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from rag.archive import Archive
from rag.articles import ArticleStore
from rag.condense import leans
from rag.evidence.answer_types import TIME, expected_type
from rag.evidence.reasons import REASON_TOLD
from rag.evidence.verbs import content_keys
from rag.evidence.words import names, words
from rag.filters import Filters
from rag.listing import log_odds
from rag.overtaken import overtaken
from rag.quoted import Quoted, letters, quoted_last
from rag.readings import Reading
from rag.topic import topic_of
from rag.types import Hit, Passage, Turn

MOST_READ, MOST_LOOKED_AT, FEWEST_OTHERS = 5, 100, 3
OPENING = 4
"""How many of its passages tell what else an article names."""
SHARED_NAMES, FEWEST_NAMES, TOLD_APART = 3, 2, 2
ELSEWHERE, LEANING = -1.5, -3.0
"""What is added to calibrated log odds outside the story under discussion: the second where the
question leans on those before it. Of 205 such turns of both newsroom suites whose answer was read
none had it there.
"""
NEARBY, BEHIND, REACH = 1.2, 0.8, 260
"""What is added near the sentence that was quoted last, and behind it in its article.

The first falls off by e over so many characters, two sentences of news. What is asked next is most
often answered close by, and further on. By logistic fits to 166 turns of conversations of
`tests/suites/newsroom`, and, apart, to 101 of `newsroom-two`: 1.26 and .82, 1.79 and .91. Of 215 of
the first the right sentence is shown in 108 for 91, a wrong one in 37 for 47; of 129 of the others,
by the first fit, in 61 for 42 and in 22 for 39.
"""
TOLD_AGAIN = -2.0
TOPICAL = 1.5
"""What is added to a sentence that has what "and the opposition?" names, and taken from one without
that was quoted before, where some sentence has it.
"""
AUXILIARY = (
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must"
    r"|isn|aren|wasn|weren|don|doesn|didn|hasn|haven|hadn|won|wouldn|couldn)"
)
ASKS = re.compile(
    rf"(?:^|[,;:.?!\u2013\u2014]) {{0,3}}(?:(?:and|but|so|ok|okay|no|yes)\b,? )?(?={AUXILIARY}\b"
    rf"|(?:who|whom|whose|which|what|when|where|why|how)(?:\b.{{0,60}}?\b{AUXILIARY}\b"
    rf"|['\u2019](?:s|d|re|ll|ve)\b)|who (?!else|in|at|on|from|about|for|of)[a-z]|any[a-z]* [a-z])",
    re.IGNORECASE,
)
"""Where a question with a verb of its own begins, as far as its first words tell."""
FEWEST_WORDS = 2
LIGHT = content_keys("ok okay now still then yet again get go got really actually")
CAPITAL = r"[^\W\d_a-z][\w-]+"
NAME = re.compile(rf"{CAPITAL}(?: {CAPITAL}){{1,5}}|(?<=[\w,;:)] ){CAPITAL}")
"""Words with capitals, or small letters beyond a to z; one alone does not begin a sentence."""
WORD = re.compile(r"[\w-]+")
TITLE_WORDS = """
mr mrs ms dr sir dame lord lady prime minister president chancellor mayor governor senator
councillor professor general colonel captain judge justice king queen prince princess pope police
government parliament the may
"""
TITLES = frozenset(TITLE_WORDS.split())


class Focus(NamedTuple):
    """The passages to read; the articles of the story under discussion, none without one.

    `quoted` is what was quoted last, and `told` are the letters and figures of that answer.
    """

    hits: Sequence[Hit]
    story: frozenset[str] = frozenset()
    quoted: Quoted | None = None
    told: str = ""
    leaning: bool = False
    topic: frozenset[str] = frozenset()

    def weighed(self, question: str, readings: Sequence[Sequence[Reading]]) -> list[list[Reading]]:
        """Return the readings, surer near what was quoted, less sure outside of its story.

        A sentence that was quoted before and gives no reason does not tell why. Where no story is
        under discussion, what a later article of one says is surer than what came before.
        """
        if not self.story:
            return overtaken(question, readings)
        asks_why = expected_type(question) == "reason"
        named = self.topic and any(
            self.topic & content_keys(r.text) for row in readings for r in row
        )
        topical = TOPICAL if named else 0.0
        return [[self._weighed(one, asks_why, topical) for one in row] for row in readings]

    def _weighed(self, reading: Reading, asks_why: bool, topical: float) -> Reading:
        odds = self._locality(reading)
        if asks_why and not REASON_TOLD.search(reading.text) and letters(reading.text) in self.told:
            odds += TOLD_AGAIN
        odds += topical * self._topicality(reading)
        weighed = 1 / (1 + math.exp(-log_odds(reading.score) - odds))
        return reading.model_copy(update={"score": weighed})

    def _topicality(self, reading: Reading) -> int:
        """Return 1 for a sentence that has what is named, -1 for another that was quoted before."""
        if self.topic & content_keys(reading.text):
            return 1
        return -1 if letters(reading.text) in self.told else 0

    def _locality(self, reading: Reading) -> float:
        """Return what the place of a sentence adds to its log odds."""
        article_id = reading.hit.article.id
        if article_id not in self.story:
            return LEANING if self.leaning else ELSEWHERE
        if self.quoted is None or article_id != self.quoted.article_id:
            return 0.0
        ahead = reading.span.start - self.quoted.start
        return NEARBY * math.exp(-abs(ahead) / REACH) + (BEHIND if ahead > 0 else 0.0)


def in_focus(
    archive: Archive,
    question: str,
    history: Sequence[Turn],
    hits: Sequence[Hit],
    filters: Filters = Filters(),
) -> Focus:
    """Return the passages with those of the article under discussion, its story's in front.

    "How old is she?" is asked of the article that was just quoted, or of one that names the same.
    It stays under discussion while a question leans on those before it, or tells no other article
    apart that was found. `history` is oldest first; the article is told by the sentence that an
    answer begins with, so that it is known whatever door the conversation came by.
    """
    quoted, told = quoted_last(archive, history, filters)
    article_id = quoted.article_id if quoted else ""
    passages = archive.articles.passages(article_id)[:MOST_LOOKED_AT] if article_id else []
    leaning = leans(question)
    if not passages:
        return Focus(hits)
    read = [(hit.passage, hit.article.id) for hit in hits]
    story = story_of(archive.articles, article_id, [hit.article.id for hit in hits], read)
    if not (leaning or _stays(question, story, passages, hits)):
        return Focus(hits)
    found = {hit.passage.ordinal for hit in hits if hit.article.id == article_id}
    asked = content_keys(question)
    by_words = sorted(passages, key=lambda p: -len(asked & content_keys(p.text)))
    more = (p.ordinal for p in by_words if p.ordinal not in found)
    slots = [(article_id, n) for n in islice(more, max(MOST_READ - len(found), 0))]
    own = [hit for hit in hits if hit.article.id in story]
    least = min((hit.score for hit in own or hits), default=0.0)
    added = [
        Hit(passage=passage, article=article, score=least)
        for passage, article, _ in archive.articles.passages_by_slot(slots).values()
    ]
    others = [hit for hit in hits if hit.article.id not in story]
    left = max(len(hits) - len(own) - len(added), FEWEST_OTHERS)
    return Focus(
        [*own, *added, *others[:left]], frozenset(story), quoted, told, leaning, topic_of(question)
    )


def asks_whole(question: str) -> bool:
    """Return whether a question can be read as it is once its story is known: "How old is she?".

    "And how many in Germany?" and "Why?" cannot: what they ask for stands in the question before.
    """
    asks = [match.end() for match in ASKS.finditer(question)]
    own = words(question[asks[-1] :]) if asks else []
    return len(own) >= FEWEST_WORDS and any(word.content for word in words(question))


def _stays(
    question: str, story: set[str], passages: Sequence[Passage], hits: Sequence[Hit]
) -> bool:
    """Return whether nothing that the question names tells an article of another story apart.

    A name does that the one under discussion lacks, and two more of the question's words.
    `passages` are those of the article that was quoted.
    """
    asked, named = content_keys(question) - LIGHT, names(words(question))
    own = content_keys(" ".join(p.text for p in passages))
    said: dict[str, set[str]] = {}
    for hit in hits:
        near = content_keys(f"{hit.article.title} {hit.passage.text}")
        if hit.article.id in story:
            own |= near
        else:
            said[hit.article.id] = said.get(hit.article.id, set()) | near
    most = max((len(asked & keys) for keys in said.values()), default=0)
    return named <= own and len(asked & own) > most - TOLD_APART


def story_of(
    articles: ArticleStore,
    article_id: str,
    others: Iterable[str],
    read: Iterable[tuple[Passage, str]] = (),
) -> set[str]:
    """Return the article and those others that name three that it names too, or half of few.

    What they name is taken from how they open, and from passages that were read of them.
    """
    found = {article_id, *others}
    opening = articles.passages_by_slot([(one, n) for one in found for n in range(OPENING)])
    near = [*((p, info.id) for p, info, _ in opening.values()), *read]
    named: dict[str, set[frozenset[str]]] = {one: set() for one in found}
    for passage, one in near:
        named[one] |= _names(passage)
    own = named[article_id]
    parts = {one: {key for name in also for key in name} for one, also in named.items()}
    shared = {one: sum(bool(name & parts[one]) for name in own) for one in found}
    enough = min(SHARED_NAMES, max(len(own) / 2, FEWEST_NAMES))
    return {one for one in found if one == article_id or shared[one] >= enough}


def _names(passage: Passage) -> set[frozenset[str]]:
    """Return the names within a passage's sentences, each as its words in small letters.

    Titles, days and months are no part of one.
    """
    runs = (WORD.findall(found[0]) for found in NAME.finditer(passage.text))
    parts = (
        {one.lower() for one in run if one[:1].isupper() and not TIME.fullmatch(one)}
        for run in runs
    )
    return {frozenset(part - TITLES) for part in parts} - {frozenset()}
