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
    r"\b(?:(?P<day>today|(?:day before )?yesterday)"
    r"|(?P<which>this|last|past) (?P<unit>week|month|year)(?! of\b)"
    r"|(?:last|past) (?P<n>\d{1,3}) (?P<units>days?|weeks?|months?|years?))\b",
    re.IGNORECASE,
)
OUTLET = re.compile(r"\bUSA Today\b|\b(?-i:India|Russia) (?-i:Today)\b", re.IGNORECASE)
WHEN = re.compile(r"\b(?:in|of|since|after|before|until|during|from|by|for)\s+$", re.IGNORECASE)
BOUND = re.compile(r"\b(?P<bound>since|after|before|until)\s+(?:the\s+)?$", re.IGNORECASE)
BOUND_BY_EVENT = {"after": "since", "before": "until"}
"""What is "after yesterday's vote" may be of yesterday too."""
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
    """Return the window a question names, or None; relative ones need the clock.

    A date counts before words such as "last week", but for a year that only names a thing.
    """
    match, near = ABSOLUTE.search(question), RELATIVE.search(OUTLET.sub("", question))
    if near and asked_at and not (match and _says_when(match)):
        return _bounded(near, *_relative(near, asked_at), relative=True)
    return _absolute(match, asked_at) if match else None


def _says_when(match: re.Match[str]) -> bool:
    """Return whether a date is more than a name: "in 2026" is, "the 2026 budget" is not."""
    return not match["y"] or bool(WHEN.search(match.string[: match.start()]))


def _relative(match: re.Match[str], asked_at: datetime) -> tuple[datetime, datetime]:
    today = asked_at.replace(hour=0, minute=0, second=0, microsecond=0)
    tomorrow = today + timedelta(days=1)
    if match["day"]:
        back = {"today": 0, "yesterday": 1}.get(match["day"].lower(), 2)
        start = today - timedelta(days=back)
        return start, start + timedelta(days=1)
    if match["n"]:
        unit = match["units"].lower().rstrip("s") + "s"
        return today - _ago(unit, int(match["n"])), tomorrow
    unit = match["unit"].lower()
    current = {
        "week": today - timedelta(days=today.weekday()),
        "month": today.replace(day=1),
        "year": today.replace(month=1, day=1),
    }[unit]
    which = match["which"].lower()
    if which == "this" and unit == "week":  # said on a Monday, it still means the days before
        return today - timedelta(days=6), tomorrow
    if which == "this":
        return current, tomorrow
    if which == "past":
        return today - _ago(unit + "s", 1), tomorrow
    return current - _ago(unit + "s", 1), current


def _ago(units: str, count: int) -> relativedelta:
    return {
        "days": relativedelta(days=count),
        "weeks": relativedelta(weeks=count),
        "months": relativedelta(months=count),
        "years": relativedelta(years=count),
    }[units]


def _absolute(match: re.Match[str], asked_at: datetime | None) -> Window | None:
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
    return _bounded(match, start, start + length, relative=False)


def _bounded(match: re.Match[str], start: datetime, end: datetime, relative: bool) -> Window:
    """Return the window of a time with the word before it: "since", "after", "before", "until".

    What came before a time may be told at any, so that such a window is never `relative`.
    """
    found = BOUND.search(match.string[: match.start()])
    bound = found["bound"].lower() if found else ""
    of_event = match.string.startswith(("'s", "\u2019s"), match.end())
    edges: dict[str, tuple[datetime | None, datetime | None]] = {
        "since": (start, None),
        "after": (end, None),
        "before": (None, start),
        "until": (None, end),
    }
    edge = BOUND_BY_EVENT.get(bound, bound) if of_event else bound
    low, high = edges.get(edge, (start, end))
    relative = relative and bound not in ("before", "until")
    return Window(low, high, f"{bound} {match[0]}".strip(), relative)
