"""What an article lists row by row answers a question for a list with all of its rows."""

import re
from collections.abc import Sequence

from rag.citations import cite
from rag.evidence.verbs import content_keys
from rag.evidence.words import names, words
from rag.listing import MOST_ITEMS, NAME
from rag.readings import Reading
from rag.types import Item

MARK = re.compile(
    "(?:^|\n)[^\\S\n]*(?:[-*\u2022\u2023\u25e6\u25aa\u25cf\u00b7\u2013\u2014]|\\d{1,3}[.)])[^\\S\n]+$"
)
LEADS = re.compile(rf"({NAME})(?=\s*[:,(\u2013\u2014-]|\s+[a-z]|\W*$)")
FEWEST, SHORT, ALIKE = 3, 5, 0.5


def rows_listed(best: Reading, readings: Sequence[Reading]) -> list[Item]:
    """Return the rows of the list that a sentence is a row of, as they stand; few are none.

    Rows are those of one article that are like it: short ones, or with half of its words but for
    names and figures.
    """
    if not _is_row(best):
        return []
    alike = [r for r in readings if r.hit.article.id == best.hit.article.id and _like(best, r)]
    by_place = {one.span.start: one for one in [best, *alike]}
    if len(by_place) < FEWEST:
        return []
    found = [by_place[start] for start in sorted(by_place)]
    return [
        Item(text=_head(one.text), citations=(cite(one.hit.passage, one.hit.article, one.span),))
        for one in found[:MOST_ITEMS]
    ]


def _is_row(reading: Reading) -> bool:
    """Return whether a mark stands before it; before a passage's first the mark is left out."""
    passage = reading.hit.passage
    first, *others = passage.sentences
    span = others[0] if reading.span == first and others and passage.start else reading.span
    return bool(MARK.search(passage.text[: span.start - passage.start]))


def _like(best: Reading, other: Reading) -> bool:
    if not _is_row(other):
        return False
    own, theirs = _plain(best.text), _plain(other.text)
    short = max(len(words(best.text)), len(words(other.text))) <= SHORT
    return short or (bool(own) and len(own & theirs) >= ALIKE * len(own))


def _plain(text: str) -> set[str]:
    """Return the content words of a row but for names and figures."""
    said = words(text)
    own = names(said) | {w.key for w in said if w.number} | {w.key for w in said[:1]}
    return content_keys(text) - own


def _head(text: str) -> str:
    """Return the name that a row begins with, or the row as it is."""
    flat = " ".join(text.split())
    leads = LEADS.match(flat)
    return leads[1] if leads else flat
