"""The time window that a question names, read from its own words."""

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from dateutil.parser import ParserError
from dateutil.parser import parse as parse_date
from dateutil.relativedelta import relativedelta

MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d\d"
ABSOLUTE = re.compile(
    rf"\b(?:(?P<iso>{YEAR}-\d\d-\d\d)"
    rf"|(?P<dmy>{DAY}(?: of)? (?:{MONTHS})(?:,? {YEAR})?)"
    rf"|(?P<mdy>(?:{MONTHS}) {DAY}(?:,? {YEAR})?)"
    rf"|(?P<my>(?:{MONTHS})(?:,? of)?,? {YEAR})"
    rf"|(?P<m>(?<=in )(?:{MONTHS})|(?<=since )(?:{MONTHS})|(?<=last )(?:{MONTHS}))"
    rf"|(?P<y>{YEAR}))\b",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    r"\b(?:(?P<day>today|yesterday)|(?P<which>this|last|past) (?P<unit>week|month|year)"
    r"|(?:last|past) (?P<n>\d{1,3}) (?P<units>days?|weeks?|months?|years?))\b",
    re.IGNORECASE,
)
BOUND = re.compile(r"\b(?P<bound>since|after|before|until)\s+(?:the\s+)?$", re.IGNORECASE)
NOW = re.compile(r"\b(?:now|currently|current|latest|newest|recent|recently)\b", re.IGNORECASE)


class Window(NamedTuple):
    """A half-open range of time that a question asks about; `words` are the question's own.

    `relative` windows ("last week") speak of when news was published; the others of when
    something happened, which an article of any date may tell.
    """

    start: datetime | None
    end: datetime | None
    words: str
    relative: bool

    def holds(self, moment: datetime | None) -> bool:
        """Return whether a moment lies within; an unknown one does not."""
        if moment is None:
            return False
        return (self.start is None or self.start <= moment) and (
            self.end is None or moment < self.end
        )


def find_window(question: str, asked_at: datetime | None) -> Window | None:
    """Return the window a question names, or None; relative ones need the clock."""
    match = RELATIVE.search(question)
    if match and asked_at:
        return _relative(match, asked_at)
    match = ABSOLUTE.search(question)
    return _absolute(question, match, asked_at) if match else None


def _relative(match: re.Match[str], asked_at: datetime) -> Window:
    today = asked_at.replace(hour=0, minute=0, second=0, microsecond=0)
    tomorrow = today + timedelta(days=1)
    if match["day"]:
        back = 1 if match["day"].lower() == "yesterday" else 0
        start = today - timedelta(days=back)
        return Window(start, start + timedelta(days=1), match[0], True)
    if match["n"]:
        unit = match["units"].lower().rstrip("s") + "s"
        return Window(today - _ago(unit, int(match["n"])), tomorrow, match[0], True)
    unit = match["unit"].lower()
    current = {
        "week": today - timedelta(days=today.weekday()),
        "month": today.replace(day=1),
        "year": today.replace(month=1, day=1),
    }[unit]
    which = match["which"].lower()
    if which == "this" and unit == "week":  # said on a Monday, it still means the days before
        return Window(today - timedelta(days=6), tomorrow, match[0], True)
    if which == "this":
        return Window(current, tomorrow, match[0], True)
    if which == "past":
        return Window(today - _ago(unit + "s", 1), tomorrow, match[0], True)
    return Window(current - _ago(unit + "s", 1), current, match[0], True)


def _ago(units: str, count: int) -> relativedelta:
    return {
        "days": relativedelta(days=count),
        "weeks": relativedelta(weeks=count),
        "months": relativedelta(months=count),
        "years": relativedelta(years=count),
    }[units]


def _absolute(question: str, match: re.Match[str], asked_at: datetime | None) -> Window | None:
    kind = str(match.lastgroup)
    clock = asked_at or datetime.now(UTC)
    words = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|\bof\b", "", match[0])
    try:
        start = parse_date(words, default=datetime(clock.year, 1, 1, tzinfo=UTC))
    except (ParserError, OverflowError):
        return None
    named_year = re.search(YEAR, match[0])
    if not named_year and start > clock:
        start -= relativedelta(years=1)
    length = {"y": relativedelta(years=1), "my": relativedelta(months=1)}.get(
        kind, relativedelta(months=1) if kind == "m" else relativedelta(days=1)
    )
    bound = BOUND.search(question[: match.start()])
    return _bounded(bound["bound"].lower() if bound else "", start, start + length, match[0])


def _bounded(bound: str, start: datetime, end: datetime, words: str) -> Window:
    edges: dict[str, tuple[datetime | None, datetime | None]] = {
        "since": (start, None),
        "after": (end, None),
        "before": (None, start),
        "until": (None, end),
    }
    low, high = edges.get(bound, (start, end))
    return Window(low, high, f"{bound} {words}".strip(), False)
