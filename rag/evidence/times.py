"""Words that say when, each of its own kind: no Monday is a Friday, and no May a June."""

import re
from calendar import day_name, month_name
from collections.abc import Sequence

from rag.evidence.words import Word, key_of

MONTHS = tuple(month_name)[1:]
MONTH = rf"(?:{'|'.join(MONTHS)}|(?:{'|'.join(m[:3] for m in MONTHS)}|Sept)\b\.?)(?!\w)"
"""A month's name as dates are written, long or short."""
DATED = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}(?:,? \d{{4}}\b)?"
    rf"|\b{MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?!,\d{{3}})(?:,? \d{{4}}\b)?|\b{MONTH},? \d{{4}}\b"
    r"|(?<![\w.,])(?:19|20)\d\d(?![\w,]|\.\d)|\b\d{1,2}:\d\d\b"
)
"""A date, a month with its year, a year, or a time of day in figures."""

KINDS = (
    tuple(day_name),
    MONTHS,
    ("yesterday", "today", "tonight", "tomorrow"),
    ("morning", "afternoon", "evening", "night", "noon", "midnight"),
    ("spring", "summer", "autumn", "winter"),
    ("last", "next"),
)
KEYS = tuple(frozenset(map(key_of, names)) for names in KINDS)
DATES = KEYS[0] | KEYS[1]
CAPITAL = 2
"""How many of the kinds are written with a capital: "march" and "sun" are no days."""


def other_times(said: Sequence[Word], told: Sequence[Word]) -> bool:
    """Return whether two texts say when by words of one kind, and have none of it in common."""
    return any(
        bool(ours and theirs) and ours.isdisjoint(theirs)
        for ours, theirs in zip(_times(said), _times(told), strict=True)
    )


def _times(found: Sequence[Word]) -> list[set[str]]:
    return [
        {w.key for w in found if w.key in keys and (w.capital or place >= CAPITAL)}
        for place, keys in enumerate(KEYS)
    ]
