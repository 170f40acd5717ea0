"""What an article lists row by row answers a question for a list with all of its rows."""

import re
from collections.abc import Sequence

from rag.citations import cite
from rag.evidence.claims import PLAIN_NEGATIONS
from rag.evidence.names import named
from rag.evidence.rarity import english_rarity
from rag.evidence.verbs import content_keys
from rag.evidence.words import names, words
from rag.listing import MOST_ITEMS, NAME
from rag.readings import Reading
from rag.types import Item

MARK = re.compile(
    "(?:^|\n)[^\\S\n]*(?:[-*\u2022\u2023\u25e6\u25aa\u25cf\u00b7\u2013\u2014]|\\d{1,3}[.)])[^\\S\n]+$"
)
LEADS = re.compile(rf"({NAME})(?=\s*[:,(\u2013\u2014-]|\s+[a-z]|\W*$)")
STOPS = frozenset('.?!:"\u201d')
FEWEST, SHORT, ALIKE = 3, 5, 0.5
RARE = 0.9
"""How rare one word has to be that a row begins with, to be a name."""
MARK_CHARS = 8
"""How far behind a row the next one may begin, its mark between."""


def rows_listed(best: Reading, readings: Sequence[Reading]) -> list[Item]:
    """Return those rows that were read of the list that a sentence is a row of, or introduces.

    They stand behind one another in one article, with nothing but their marks between, and are
    like it: short ones, or with half of its words but for names and figures. A row that says "no"
    is none beside one that does not. Few rows are no list.
    """
    same = (r for r in readings if r.hit.article.id == best.hit.article.id and _is_row(r))
    by_place = {one.span.start: one for one in same}
    if introduces(best.text):
        behind = (one for start, one in sorted(by_place.items()) if start >= best.span.end)
        best = next((one for one in behind if _follows(one, best)), best)
    if not _is_row(best):
        return []
    by_place[best.span.start] = best
    found = [
        one for one in _run(best, [by_place[at] for at in sorted(by_place)]) if _like(best, one)
    ]
    if len(found) < FEWEST:
        return []
    return [
        Item(text=_head(one.text), citations=(cite(one.hit.passage, one.hit.article, one.span),))
        for one in found[:MOST_ITEMS]
    ]


def introduces(sentence: str) -> bool:
    """Return whether what a sentence tells of stands behind it: "The towns are:"."""
    return sentence.rstrip().endswith(":")


def _follows(later: Reading, earlier: Reading) -> bool:
    return later.span.start - earlier.span.end <= MARK_CHARS


def _run(best: Reading, placed: Sequence[Reading]) -> list[Reading]:
    """Return the rows around one that follow one another; `placed` are in the article's order."""
    runs: list[list[Reading]] = [[]]
    for one in placed:
        if runs[-1] and not _follows(one, runs[-1][-1]):
            runs.append([])
        runs[-1].append(one)
    return next(run for run in runs if any(one.is_of(best) for one in run))


def _is_row(reading: Reading) -> bool:
    """Return whether a mark stands before it, or it stands alone on a line and ends in no stop.

    Before a passage's first sentence the mark is left out; a list in Markdown has none.
    """
    passage = reading.hit.passage
    ahead = passage.text[: reading.span.start - passage.start]
    behind = passage.text[reading.span.end - passage.start :]
    alone = ahead.rstrip(" ")[-1:] in ("", "\n") and behind.lstrip(" ")[:1] in ("", "\n")
    if alone and reading.text.strip()[-1:] not in STOPS:
        return True
    first, *others = passage.sentences
    span = others[0] if reading.span == first and others and passage.start else reading.span
    return bool(MARK.search(passage.text[: span.start - passage.start]))


def _like(best: Reading, other: Reading) -> bool:
    said, told = words(best.text), words(other.text)
    if {w.text.lower() for w in told} & PLAIN_NEGATIONS - {w.text.lower() for w in said}:
        return False
    own, theirs = _plain(best.text), _plain(other.text)
    short = max(len(said), len(told)) <= SHORT
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
    head = words(leads[1]) if leads else []
    rare = bool(head) and (len(head) > 1 or english_rarity()(head[0].key) > RARE)
    return leads[1] if leads and rare and {w.key for w in head} <= named(words(flat)) else flat
