"""Measures of another kind: what is asked for is a depth, and what is told grows by so much a year.

Only what cannot be meant is one: a height is never a weight, while "how high" may ask for a price.
"""

import re
from collections.abc import Iterator
from functools import cache

from rag.evidence.quantities import quantities

DIMENSIONS = {
    "length": "mile yard foot inch metre km cm mm",
    "mass": "kg tonne gram ounce",
    "volume": "litre gallon",
    "area": "hectare acre",
    "temperature": "degree",
    "speed": "mph kph knot",
    "time": "second minute hour day week month year decade century",
}
NEVER: tuple[tuple[str, str], ...] = (
    (
        r"\bhow (deep|tall|wide|thick)\b"
        r"|\b(what|which)\b.{0,20}\b(depth|height|length|width|thickness|altitude|elevation)\b",
        "mass volume area temperature speed time",
    ),
    (r"\bhow high\b", "mass volume area time"),
    (r"\bhow far\b|\b(what|which)\b.{0,20}\bdistance\b", "mass volume area temperature speed"),
    (
        r"\bhow heavy\b|\bhow much\b.*\bweigh|\b(what|which)\b.{0,20}\bweight\b",
        "length volume area temperature speed time",
    ),
    (
        r"\bhow fast (?:is|was|are|were)\b(?!.*\b(?:race|lap|record|time|marathon|mile|metres?)\b)",
        "mass volume area temperature time",
    ),
    (r"\bhow fast\b|\b(what|which)\b.{0,20}\bspeed\b", "mass volume area temperature"),
    (
        r"\bhow (hot|cold|warm)\b|\b(what|which)\b.{0,20}\btemperature\b",
        "length mass volume area speed time",
    ),
    (r"\bhow old\b|\b(what|which)\b.{0,12}\bage\b", "length mass volume area temperature speed"),
    (r"\bhow long\b|\b(what|which)\b.{0,12}\bduration\b", "mass volume area temperature speed"),
)
HOW_MANY = re.compile(r"\bhow many((?: [a-z]+){1,3})", re.IGNORECASE)
NEEDS_UNIT = re.compile(r"\bhow (?:long|old|deep|tall|wide|thick|heavy|fast)\b", re.IGNORECASE)
HAS = re.compile(r"[ -][a-z]")
MOST_ALONE = 130
"""Above it no figure is an age, or so many hours, metres or kilos, without a word that says so."""
RATE = re.compile(r"\s(?:an?|per|each|every)\s(?:second|minute|hour|day|week|month|year)\b")


def never_asked_for(question: str) -> frozenset[str]:
    """Return the dimensions that nothing which answers a question can have.

    What is counted in no unit has none: asked how many times, nobody means "40 years".
    """
    if counts := HOW_MANY.search(question):
        asked = {one.unit for word in counts[1].split() for one in quantities(f"2 {word}")}
        return frozenset(DIMENSIONS) - {_dimension_of().get(unit) for unit in asked}
    found = (kinds for asks, kinds in NEVER if re.search(asks, question, re.IGNORECASE))
    return frozenset(next(found, "").split())


def dimensions(sentence: str, start: int, end: int) -> Iterator[str]:
    """Yield the dimension of each measure that begins within [start, end) of a sentence.

    So many metres a year are a speed; a measure of no known unit has no dimension.
    """
    for one in quantities(sentence):
        if one.unit in _dimension_of() and start <= one.start < end:
            told = _dimension_of()[one.unit]
            rate = told == "length" and RATE.match(sentence, one.end)
            yield "speed" if rate else told


def measures_alone(sentence: str, start: int, end: int) -> bool:
    """Return whether every figure that begins within [start, end) has a dimension."""
    found = [one for one in quantities(sentence) if start <= one.start < end]
    return all(one.unit in _dimension_of() for one in found)


def without_unit(question: str, sentence: str, start: int, end: int) -> bool:
    """Return whether it is asked how long or how old, and the figure there is only a large one.

    Only how long a thing is may be told in what it has: a report of 212 pages.
    """
    asked = NEEDS_UNIT.search(question)
    told = [one for one in quantities(sentence) if start <= one.start < end]
    if not asked or not told or (HAS.match(sentence, told[0].end) and "long" in asked[0].lower()):
        return False
    return all(one.unit is None and _size(one.value) > MOST_ALONE for one in told)


def _size(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return 0.0


@cache
def _dimension_of() -> dict[str | None, str]:
    return {unit: kind for kind, units in DIMENSIONS.items() for unit in units.split()}
