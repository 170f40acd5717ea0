"""Written dates to aware datetimes, or nothing: a date is never guessed."""

import re
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime

FORMATS = (
    "%d %B %Y",
    "%d %b %Y",
    "%B %d, %Y",
    "%b %d, %Y",
    "%B %d %Y",
    "%A, %d %B %Y",
    "%A %d %B %Y",
    "%A, %B %d, %Y",
    "%A, %b %d, %Y",
    "%Y/%m/%d",
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y.%m.%d",
    "%a %b %d %H:%M:%S %Y",
)
SECONDS = (10**8, 10**11)
MILLISECONDS = (10**11, 10**14)

_MONTH = re.compile(r"\b(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)
_TWELVE_HOURS = re.compile(
    r"(?:,| at)? (0?[1-9]|1[0-2])(:\d{2}(?::\d{2})?) ?([ap])\.?m\b\.?", re.IGNORECASE
)
_RFC_2822 = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? ?)?"
    r"(?:\d{1,2}[ -][a-z]+[ -](?:\d{2}|\d{4})|[a-z]+ \d{1,2},? \d{4}),?"
    r" \d{1,2}:\d{2}(?::\d{2})?"
    r"(?:(?: ?[+-]\d{4}| (?:GMT|UTC?|Z|[AECMP][SD]T))(?: \([^()]*\))?)?",
    re.IGNORECASE,
)
ZONES = {
    "WET": "+0000",
    "WEST": "+0100",
    "BST": "+0100",
    "CET": "+0100",
    "CEST": "+0200",
    "EET": "+0200",
    "EEST": "+0300",
    "MSK": "+0300",
    "JST": "+0900",
    "AEST": "+1000",
    "AEDT": "+1100",
    "NZST": "+1200",
    "NZDT": "+1300",
    "AST": "-0400",
    "ADT": "-0300",
    "EST": "-0500",
    "EDT": "-0400",
    "CST": "-0600",
    "CDT": "-0500",
    "MST": "-0700",
    "MDT": "-0600",
    "PST": "-0800",
    "PDT": "-0700",
    "GMT": "+0000",
    "UTC": "+0000",
}
"""Zones as newspapers name them; what means two of them to most, such as IST, is none."""

_ZONE = re.compile(rf"(:\d{{2}}) \(?({'|'.join(ZONES)})\)?$")


_IN_FIGURES = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})\b,?")


def timestamp(written: object) -> datetime | None:
    """Return the moment meant by ISO 8601, RFC 2822, Unix time or a plain written date.

    A date without a time is midnight, and one without a zone is UTC. None where it cannot be read.
    """
    if isinstance(written, datetime):
        return _aware(written)
    if isinstance(written, date):
        return datetime.combine(written, time(), UTC)
    if isinstance(written, int | float):
        return _unix(written)
    return _text(" ".join(written.split())) if isinstance(written, str) else None


def days_meant(written: str) -> list[date]:
    """Return the days that one such as 18/11/2026 may be, day first or month first.

    With dots the day is first.
    """
    found = _IN_FIGURES.match(written.strip())
    if not found:
        return []
    first, other, year = int(found[1]), int(found[3]), int(found[4])
    orders = [(other, first)] if found[2] == "." else [(other, first), (first, other)]
    days: list[date] = []
    for month, day in orders:
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    return sorted(set(days))


def _text(written: str) -> datetime | None:
    if len(days := days_meant(written)) == 1:
        written = _IN_FIGURES.sub(days[0].isoformat(), written, count=1)
    written = _ORDINAL.sub(r"\1", _MONTH.sub(lambda month: month[1][:3], written))
    written = _TWELVE_HOURS.sub(_by_24, written)
    written = _ZONE.sub(lambda clock: f"{clock[1]} {ZONES[clock[2]]}", written)
    for read in (datetime.fromisoformat, _rfc_2822, _format):
        try:
            return _aware(read(written))
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _by_24(clock: re.Match[str]) -> str:
    hour = int(clock[1]) % 12 + (12 if clock[3] in "pP" else 0)
    return f" {hour:02}{clock[2]}"


def _rfc_2822(written: str) -> datetime:
    """Read what is known throughout, since the parser passes over words that it does not know."""
    if not _RFC_2822.fullmatch(written):
        raise ValueError(written)
    return parsedate_to_datetime(written)


def _format(written: str) -> datetime:
    for form in FORMATS:
        try:
            return datetime.strptime(written, form)
        except ValueError:
            continue
    raise ValueError(written)


def _unix(number: float) -> datetime | None:
    if SECONDS[0] <= number < SECONDS[1]:
        return datetime.fromtimestamp(number, UTC)
    if MILLISECONDS[0] <= number < MILLISECONDS[1]:
        return datetime.fromtimestamp(number / 1000, UTC)
    return None


def _aware(moment: datetime) -> datetime | None:
    """Return the moment with its zone, or None where a store that keeps UTC cannot hold it."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        aware.astimezone(UTC)
    except OverflowError:
        return None
    return aware
