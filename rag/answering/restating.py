"""A claim with its figures written as its passages write them: "12 percent" for "a dozen percent".

What they come to is the same; a small model reads the same words more surely.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from rag.evidence.approximate import BEFORE, rounds
from rag.evidence.figures import Figure, values
from rag.evidence.quantities import AHEAD, Quantity, quantities
from rag.evidence.words import words

PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
COUNT = rf"(?:an?|{'|'.join(COUNTS)})"
SHARE = re.compile(
    rf"\bhalf\b|\b(?P<count>{COUNT})[ -](?P<part>{'|'.join(PARTS)})s?\b"
    r"|(?<![\w.,])(?P<some>[\w,]+) (?:in|out of) (?:every )?(?P<all>[\w,]+)\b",
    re.IGNORECASE,
)
PERCENT = "%"
ONE_OF = re.compile(r"\ba $", re.IGNORECASE)


class Written(NamedTuple):
    """A figure or share as a text writes it, sign and unit included, and what it comes to."""

    text: str
    start: int
    end: int
    value: str
    unit: str | None


def restated(claim: str, sentences: Sequence[str]) -> str:
    """Return a claim with each figure as a sentence writes it that has the same, or rounds it.

    "A fifth" and "20 percent" are the same; "over 60,000" rounds 61,200.
    """
    told = [one for sentence in sentences for one in _written(sentence)]
    for ours in sorted(_written(claim), key=lambda one: -one.start):
        same = [one for one in told if (one.value, one.unit) == (ours.value, ours.unit)]
        if any(one.text.lower() == ours.text.lower() for one in same):
            continue
        start = ours.start
        if not same:
            figure = Figure(ours.text, ours.start, ours.end, (ours.value,))
            same = [o for o in told if o.unit == ours.unit and rounds(claim, figure, [o.value])]
            hedge = BEFORE.search(claim[:start]) if same else None
            start = hedge.start() if hedge else start
        if same:
            claim = f"{claim[:start]}{same[0].text}{claim[ours.end :]}"
    return claim


def _written(text: str) -> Iterator[Written]:
    """Yield the figures of a text, and its shares as percentages; none lies within another."""
    shares = [one for found in SHARE.finditer(text) if (one := _share(found))]
    yield from shares
    for figure in quantities(text):
        within = any(s.start < figure.end and figure.start < s.end for s in shares)
        if not (within or figure.below):
            start = _begins(text, figure)
            told = text[start : figure.end]
            yield Written(told, start, figure.end, figure.value, figure.unit)


def _begins(text: str, one: Quantity) -> int:
    """Return where a figure begins with its sign, or with the "a" of "a dozen"."""
    before = AHEAD.search(text, 0, one.start) or ONE_OF.search(text, 0, one.start)
    return before.start() if before else one.start


def _share(found: re.Match[str]) -> Written | None:
    if found["some"]:
        some, every = (_number(found[name]) for name in ("some", "all"))
    else:
        part = (found["part"] or "half").lower()
        count = (found["count"] or "a").lower()
        some = Decimal(COUNTS.index(count) + 1 if count in COUNTS else 1)
        every = Decimal(PARTS[part])
    if some is None or every is None or not 0 < some < every:
        return None
    value = (100 * some / every).quantize(Decimal(1), ROUND_HALF_UP)
    return Written(found[0], found.start(), found.end(), str(value), PERCENT)


def _number(text: str) -> Decimal | None:
    found = values(words(text))
    return Decimal(found.pop()) if len(found) == 1 and all(map(str.isdigit, found)) else None
