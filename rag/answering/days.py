"""The days that an article's sentences may be told of, and where a claim writes one of them."""

import re
from calendar import day_name
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from rag.evidence.times import MONTH, MONTHS
from rag.evidence.verbs import content_keys
from rag.evidence.words import words
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
YEARS_FROM = {"last year": -1, "this year": 0, "next year": 1}
ON = re.compile(r"(?:^|\s)[Oo]n\s+$")
TWICE = re.compile(r"\b(\w+),? \1\b")
SPACED = re.compile(r" ([.,;:!?])")
TIMES = (DATE, NAMED_DAY, YEAR, PERIOD)


class Told(NamedTuple):
    """A sentence and when its article was published."""

    sentence: str
    published: datetime | None


def _words_of(told: Told) -> Iterable[tuple[date, str]]:
    """Yield each day that a sentence names, with the words that name it."""
    sentence, published = told
    if published is None:
        return
    for match in NAMED_DAY.finditer(sentence):
        if day := meant_day(match[0], sentence, published, match.start()):
            yield day, match[0]
    for match in DATE.finditer(sentence):
        if day := _nearest(match, published.date()):
            yield day, match[0]


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


def retold(claim: str, told: Sequence[Told]) -> str:
    """Return the claim with each day in the words that the sentences have for it.

    "On 2 March" is "on Monday" where an article of that week says so. The day of publication, which
    no sentence need name, is left out where none names any time.
    """
    known = {day: word for one in told for day, word in _words_of(one)}
    if not any(time.search(one.sentence) for one in told for time in TIMES):
        known = {one.published.date(): "" for one in told if one.published}
    for found in reversed([*DATE.finditer(claim), *WEEKDAY.finditer(claim)]):
        if any(found[0] in one.sentence for one in told):
            continue
        word = next((word for day, word in known.items() if _is(found, day)), None)
        if word is not None:
            before = claim[: found.start()]
            before = before if word[:1].isupper() or word[:1].isdigit() else ON.sub(" ", before)
            claim = f"{before}{word}{claim[found.end() :]}"
    claim = _in_years(claim, told)
    return SPACED.sub(r"\1", TWICE.sub(r"\1", " ".join(claim.split())))


def _in_years(claim: str, told: Sequence[Told]) -> str:
    """Return the claim with "in 2025" as "last year", where a sentence of 2026 says so."""
    for one, name, years in ((one, *year) for one in told for year in YEARS_FROM.items()):
        if one.published and name in one.sentence.lower():
            written = rf"\b[Ii]n {one.published.year + years}\b"
            claim = re.sub(written, name, claim)
    return claim


def _is(found: re.Match[str], day: date) -> bool:
    return found[0] == f"{day:%A}" if found.re is WEEKDAY else _writes(found, day)


def _writes(written: re.Match[str], day: date) -> bool:
    """Return whether a date, of which a month's bare name is none, is that day's."""
    number, year = written["day"] or written["late"], written["year"]
    return (
        any((number, year, written["within"]))
        and _month(written) == day.month
        and int(number or day.day) == day.day
        and int(year or day.year) == day.year
    )


def other_day(claim: str, quotes: Sequence[str]) -> str | None:
    """Return the day of a claim that its quotes have not, where they name another one.

    A quote that shares nothing else with the claim tells no day of it.
    """
    said = set(_days_in(claim))
    plain = content_keys(claim) - {word.key for day in said for word in words(day)}
    of_it = [quote for quote in quotes if plain & content_keys(quote)]
    named = {day for quote in of_it for day in _days_in(quote)}
    lacking = said - named
    return min(lacking) if lacking and named - said else None


def _days_in(text: str) -> Iterable[str]:
    dates = (found for found in DATE.finditer(text) if found["day"] or found["late"])
    return (found[0] for found in (*dates, *WEEKDAY.finditer(text)))
