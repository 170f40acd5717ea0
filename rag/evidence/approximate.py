"""Figures that a text rounds and says so: "about 2 million" of 1.96 million, "over 60,000"."""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from rag.evidence.figures import Figure

ABOUT = Decimal("0.05")
FAR = Decimal("0.1")
YEARS = range(1500, 2101)
BEFORE = re.compile(
    r"\b(?:(?P<about>about|around|roughly|some|approximately|or so)"
    r"|(?P<below>nearly|almost|close to|under|less than|fewer than|just short of)"
    r"|(?P<above>over|more than|just over|above|at least|upwards of)) \W?$",
    re.IGNORECASE,
)


def rounds(text: str, figure: Figure, told: Iterable[str]) -> bool:
    """Return whether the words before a figure say that it is one of those told, but rounded.

    "About" is a twentieth off at most; "nearly" and "over" a tenth, to their side.
    """
    said, number = BEFORE.search(text[: figure.start]), _number(figure.values[0])
    if not said or not number or number in YEARS:
        return False
    return any(_near(said, number, there) for one in told if (there := _number(one)))


def _near(said: re.Match[str], number: Decimal, there: Decimal) -> bool:
    off = (there - number) / number
    if said["about"]:
        return abs(off) <= ABOUT
    return -FAR <= off <= 0 if said["below"] else 0 <= off <= FAR


def _number(value: str) -> Decimal | None:
    try:
        return Decimal(value)
    except InvalidOperation:
        return None
