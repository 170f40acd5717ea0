"""What an answer quotes first: the sentence, its article, and where it stands there."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rag.archive import Archive
from rag.filters import Filters
from rag.ranking import slot_of
from rag.readings import words_at
from rag.types import Passage, Turn

TURNS = 4
QUOTED, FEWEST_LETTERS, MOST_LETTERS = 200, 20, 40
"""How much of an answer is searched for, and how many letters of it a passage has to have."""
REMEMBERED = 2000
SENTENCE_END = re.compile(r"(?<=[.!?])[\"\u201d\u2019)]*\s")
NEAR = 3


class Quoted(NamedTuple):
    """The sentence that an answer quotes first: its article, and where it begins there."""

    article_id: str
    start: int


def quoted_last(
    archive: Archive, history: Sequence[Turn], filters: Filters
) -> tuple[Quoted | None, str]:
    """Return the sentence that the last answer quotes first, and the answer's letters.

    Turns without an answer are passed over; an answer that is in no article's words ends it.
    """
    for turn in reversed(history[-TURNS:]):
        begins = _beginning(turn.answer[:QUOTED])
        if len(begins) < FEWEST_LETTERS:
            if begins:
                break
            continue
        near = archive.words.match_passages(turn.answer[:QUOTED], filters, NEAR, 1.0)
        slots = [slot_of(one) for one, _ in near]
        for passage, article, _ in archive.articles.passages_by_slot(slots).values():
            if begins in letters(passage.text):
                told = letters(turn.answer[:REMEMBERED])
                return Quoted(article.id, _place_of(begins, told, passage)), told
        break
    return None, ""


def _place_of(begins: str, told: str, passage: Passage) -> int:
    """Return where in its article the sentence begins that an answer begins with.

    Of several that begin alike it is the one whose letters all stand there.
    """
    said = {one.start: letters(words_at(passage, one)) for one in passage.sentences}
    alike = [start for start, own in said.items() if own.startswith(begins)]
    whole = (start for start in alike if told.startswith(said[start]))
    return next(whole, next(iter(alike), passage.start))


def _beginning(answer: str) -> str:
    """Return the first bare letters of an answer, few where its first sentence has few."""
    ends = [found.end() for found in SENTENCE_END.finditer(answer)]
    begun = [letters(answer[:end]) for end in [*ends, len(answer)]]
    return next((one for one in begun if len(one) >= FEWEST_LETTERS), begun[-1])[:MOST_LETTERS]


def letters(text: str) -> str:
    """Return the letters and figures of a text, small: marks and markers are no part of it."""
    return "".join(c for c in text.lower() if c.isalnum())
