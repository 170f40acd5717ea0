"""Times counted back from the clock: "yesterday", "on Monday", "last weekend", "two weeks ago"."""

import re
from datetime import datetime, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

WEEKEND = (5, 6)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
COUNTS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
NUMBERS = {word: n for n, word in enumerate(COUNTS.split("|"), 1)}
FEW = {"a": 1, "an": 1, "a couple of": 2} | NUMBERS
NUMBER = rf"\d{{1,3}}|{COUNTS}"
UNITS = "days?|weeks?|months?|years?"
RELATIVE = re.compile(
    r"\b(?:(?P<day>today|(?:day before )?yesterday|last night|this (?:morning|afternoon|evening))"
    r"|(?:(?<=over the )|(?<=during the )|(?<=at the ))(?P<weekend>weekend)(?!['\u2019])"
    r"|(?P<which>this|last|past) (?P<unit>weekend|week|month|year)(?! of\b)"
    rf"|(?:last|past) (?P<n>{NUMBER}) (?P<units>{UNITS})"
    r"|(?:(?P<said>on|last|this)(?: past)? |(?<=since )|(?<=after )|(?<=before )|(?<=until )"
    rf"|(?<=of ))(?P<weekday>{'|'.join(WEEKDAYS)})"
    r"(?! (?:next|of|the \d|(?-i:Times|Mail|Telegraph|Night)))"
    rf"|(?<!than )(?<!over )(?P<ago>a couple of|an?|{NUMBER}) (?P<since>{UNITS}) ago)\b",
    re.IGNORECASE,
)
AHEAD = re.compile(
    r"^\W*Will\b|\b(?:will|going to|(?:is|are) (?:due|set|expected|scheduled|planned))\b"
    r"|['\u2019]ll\b|\bwon['\u2019]t\b"
)
DAYS_BACK = {"yesterday": 1, "last night": 1, "day before yesterday": 2}


class Past(NamedTuple):
    """The half-open range of a time counted back, and the range in which news of it comes out."""

    start: datetime
    end: datetime
    told_from: datetime
    told_until: datetime
    of_news: bool = True


def find_past(question: str, asked_at: datetime) -> tuple[re.Match[str], Past] | None:
    """Return the first words that count back from the clock, and what time they mean.

    Where the question looks ahead, "on Monday" is none, and "two years ago" is said by the way.
    """
    ahead = AHEAD.search(question)
    for match in RELATIVE.finditer(question):
        either = (
            match["ago"]
            or match["weekend"]
            or (match["weekday"] and (match["said"] or "").lower() != "last")
        )
        past = None if ahead and either else _past(match, asked_at)
        if past:
            return match, past
    return None


def _past(match: re.Match[str], asked_at: datetime) -> Past | None:
    today = asked_at.replace(hour=0, minute=0, second=0, microsecond=0)
    if match["day"]:
        return _day(match["day"].lower(), today)
    if match["weekday"]:
        return _weekday(match, today)
    if match["weekend"]:
        return _weekend("this" if today.weekday() in WEEKEND else "last", today)
    if match["ago"]:
        return _ago(_units(match["since"]), _number(match["ago"]), today)
    if match["n"]:
        start = today - _step(_units(match["units"]), _number(match["n"]))
        return _plain(start, today + timedelta(days=1))
    which, unit = match["which"].lower(), match["unit"].lower()
    return _weekend(which, today) if unit == "weekend" else _unit(which, unit, today)


def _plain(start: datetime, end: datetime) -> Past:
    return Past(start, end, start, end)


def _since(start: datetime, end: datetime, today: datetime) -> Past:
    """Return a time of which news comes out from its start to this day."""
    return Past(start, end, start, today + timedelta(days=1))


def _day(words: str, today: datetime) -> Past:
    start = today - timedelta(days=DAYS_BACK.get(words, 0))
    return _plain(start, start + timedelta(days=2 if words == "last night" else 1))


def _weekday(match: re.Match[str], today: datetime) -> Past | None:
    """Return the latest such day before today; of this week, where it says so and that is past."""
    back = (today.weekday() - WEEKDAYS.index(match["weekday"].lower())) % 7 or 7
    if (match["said"] or "").lower() == "this" and back > today.weekday():
        return None
    start = today - timedelta(days=back)
    return _since(start, start + timedelta(days=1), today)


def _weekend(which: str, today: datetime) -> Past:
    """Return the last weekend; or this one, of which news comes out in the days before it too."""
    monday = today - timedelta(days=today.weekday())
    if which == "this":
        end = monday + timedelta(days=7)
        return Past(end - timedelta(days=2), end, today - timedelta(days=6), end)
    return _since(monday - timedelta(days=2), monday, today)


def _unit(which: str, unit: str, today: datetime) -> Past:
    current = {
        "week": today - timedelta(days=today.weekday()),
        "month": today.replace(day=1),
        "year": today.replace(month=1, day=1),
    }[unit]
    step = _step(unit + "s", 1)
    if which == "last":
        return _plain(current - step, current)
    if which == "past":
        current = today - step
    elif unit == "week":  # said on a Monday, it still means the days before
        current = today - timedelta(days=6)
    return _plain(current, today + timedelta(days=1))


def _ago(units: str, count: int, today: datetime) -> Past:
    """Return the day, the seven days around, the month or the year that lies so far back.

    A day of the last week is told by the news since then; one before it by any.
    """
    then = today - _step(units, count)
    if units == "days" and count <= 7:
        return _since(then, then + timedelta(days=1), today)
    start, length = {
        "days": (then, timedelta(days=1)),
        "weeks": (then - timedelta(days=3), timedelta(days=7)),
        "months": (then.replace(day=1), relativedelta(months=1)),
        "years": (then.replace(month=1, day=1), relativedelta(years=1)),
    }[units]
    return _plain(start, start + length)._replace(of_news=False)


def _units(word: str) -> str:
    return word.lower().rstrip("s") + "s"


def _number(word: str) -> int:
    return FEW.get(word.lower()) or int(word)


def _step(units: str, count: int) -> relativedelta:
    return {
        "days": relativedelta(days=count),
        "weeks": relativedelta(weeks=count),
        "months": relativedelta(months=count),
        "years": relativedelta(years=count),
    }[units]
