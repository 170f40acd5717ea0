"""Figures with their signs and units: -3 degrees are not 3 degrees, nor 5 dollars 5 euros."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from rag.evidence.figures import figures
from rag.evidence.words import key_of, words

UNITS = """
$ dollar usd, \u20ac euro eur, \u00a3 pound sterling gbp, \u00a5 yen, \u20b9 rupee, ruble rouble
crown, franc, % percent percentage, mile, yard, foot feet ft, inch, metre meter
km kilometre kilometer, cm centimetre centimeter, mm millimetre millimeter, kg kilogram kilo
tonne ton, gram, ounce, litre liter, gallon, hectare, acre, degree, mph, kph, knot
second, minute, hour, day, week, month, year, decade, century
"""
MINUS = re.compile(r"(?:^|[\s(])(?:[-\u2212]|minus\s)$", re.IGNORECASE)
AHEAD = re.compile(r"[$\u20ac\u00a3\u00a5\u20b9]\s?$")
BEHIND = re.compile(r"[\s-]?(%|\u20ac|\u00a3|per cent|[^\W\d_]+)")
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth"
RANKS = frozenset(ORDINALS.split())


class Quantity(NamedTuple):
    """A number, whether it is below nought, and what it counts where that is a known unit.

    It stands in [start, end) of its text, a known unit behind it included.
    """

    text: str
    value: str
    below: bool
    unit: str | None
    start: int
    end: int


def misread(claim: str, sentences: Sequence[str]) -> str | None:
    """Return the figure of a claim that its evidence has only with another sign or unit."""
    told = [one for sentence in sentences for one in quantities(sentence)]
    for ours in quantities(claim):
        same = [one for one in told if one.value == ours.value]
        if same and not any(_agree(ours, one) for one in same):
            return ours.text
    ranks = {w.text.lower() for w in words(claim)} & RANKS
    others = {w.text.lower() for sentence in sentences for w in words(sentence)} & RANKS
    return min(ranks - others, default=None) if others else None


def alike(one: Sequence[Quantity], other: Sequence[Quantity]) -> bool:
    """Return whether each of two texts' quantities is one of the other's too."""
    both = ((one, other), (other, one))
    return all(any(_agree(a, b) for b in there) for here, there in both for a in here)


def apart(one: Sequence[Quantity], other: Sequence[Quantity]) -> bool:
    """Return whether two texts have quantities, and none in common."""
    return bool(one and other) and not any(_agree(a, b) for a in one for b in other)


def _agree(one: Quantity, other: Quantity) -> bool:
    known = one.unit is not None and other.unit is not None
    same = one.value == other.value and one.below == other.below
    return same and (not known or one.unit == other.unit)


def quantities(text: str) -> Iterator[Quantity]:
    """Yield the figures of a text with what stands right before and behind them."""
    found = words(text)
    for figure in figures(found):
        end = figure.end
        before, after = text[: figure.start], BEHIND.match(text, end)
        sign = AHEAD.search(before)
        written = sign[0].strip() if sign else after[1].lower() if after else ""
        below = bool(MINUS.search(before[: sign.start()] if sign else before))
        unit = _units().get(_plain(written))
        end = after.end() if after and unit and not sign else end
        yield Quantity(figure.text, figure.values[0], below, unit, figure.start, end)


def _plain(written: str) -> str:
    return "percent" if written == "per cent" else key_of(written) if written.isalpha() else written


@cache
def _units() -> dict[str, str]:
    rows = [row.split() for row in UNITS.replace("\n", ",").split(",") if row.strip()]
    return {_plain(name): names[0] for names in rows for name in names}
