"""The days that an article's sentences may be told of, and where a claim writes one of them."""

import re
from calendar import day_name
from collections.abc import Iterable, Sequence, Set
from datetime import date, datetime
from typing import NamedTuple

from rag.evidence.times import MONTH, MONTHS
from rag.meant import meant_day

WEEKDAYS = tuple(day_name)
DATE = re.compile(
    rf"(?:(?<![\d.,])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?|(?P<within>\b[Ii]n\s+))?"
    rf"\b(?P<month>{MONTH})(?(day)|(?(within)|(?:\s+(?P<late>\d{{1,2}})(?:st|nd|rd|th)?\b)?))"
    r"(?:,?\s+(?P<year>\d{4})\b)?"
)
NAMED_DAY = re.compile(
    rf"\b(?:{'|'.join(WEEKDAYS)}|yesterday|today|tonight|tomorrow)\b", re.IGNORECASE
)
WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\ds?\b")
PERIOD = re.compile(
    r"\bago\b|\b(?:last|next|this|past|previous|coming|following)"
    r" (?:day|night|week|weekend|month|year|decade|century|spring|summer|autumn|fall|winter)\b",
    re.IGNORECASE,
)
TIMES = (DATE, NAMED_DAY, YEAR, PERIOD)


class Told(NamedTuple):
    """A sentence and when its article was published."""

    sentence: str
    published: datetime | None


def days_of(told: Sequence[Told]) -> set[date]:
    """Return the days that the sentences name; of publication where none names any time."""
    if any(time.search(one.sentence) for one in told for time in TIMES):
        return {day for one in told for day in _named(one)}
    return {one.published.date() for one in told if one.published}


def _named(told: Told) -> Iterable[date]:
    sentence, published = told
    if published is None:
        return
    for match in NAMED_DAY.finditer(sentence):
        if day := meant_day(match[0], sentence, published, match.start()):
            yield day
    for match in DATE.finditer(sentence):
        if day := _nearest(match, published.date()):
            yield day


def _nearest(written: re.Match[str], published: date) -> date | None:
    """Return the day that a date means, in the year nearest to publication where it has none."""
    number, year = written["day"] or written["late"], written["year"]
    if not number:
        return None
    years = [int(year)] if year else [published.year + n for n in (-1, 0, 1)]
    found = [_day(y, _month(written), int(number)) for y in years]
    return min((d for d in found if d), key=lambda d: abs(d - published), default=None)


def _month(written: re.Match[str]) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month[:3] == written["month"][:3])


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def phrases(claim: str, days: Set[date]) -> list[tuple[int, int]]:
    """Return where a claim writes one of the days: "5 March", "in March 2026", "on Thursday"."""
    dates = [m.span() for m in DATE.finditer(claim) if any(_writes(m, day) for day in days)]
    weekdays = {f"{day:%A}" for day in days}
    return dates + [m.span() for m in WEEKDAY.finditer(claim) if m[0] in weekdays]


def _writes(written: re.Match[str], day: date) -> bool:
    """Return whether a date, of which a month's bare name is none, is that day's."""
    number, year = written["day"] or written["late"], written["year"]
    return (
        any((number, year, written["within"]))
        and _month(written) == day.month
        and int(number or day.day) == day.day
        and int(year or day.year) == day.year
    )


def written(days: Set[date]) -> str:
    """Return the days as an article writes them: "Thursday 5 March 2026"."""
    return ", ".join(f"{day:%A} {day.day} {day:%B %Y}" for day in sorted(days))
