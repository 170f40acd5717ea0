"""The time window that a question names, read from its own words."""

import re
from datetime import UTC, datetime
from typing import NamedTuple

from dateutil.parser import ParserError
from dateutil.parser import parse as parse_date
from dateutil.relativedelta import relativedelta

from rag.relative_times import find_past

DECADES = {
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
CAPITALS = "|".join(month.title() for month in MONTHS.split("|"))
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d\d"
ABSOLUTE = re.compile(
    rf"\b(?:(?P<iso>{YEAR}-\d\d-\d\d)"
    rf"|(?P<dmy>{DAY}(?: of)? (?:{MONTHS})(?:,? {YEAR})?)"
    rf"|(?P<mdy>(?:{MONTHS}) {DAY}(?:,? {YEAR})?)"
    rf"|(?P<my>(?:{MONTHS})(?:,? of)?,? {YEAR})"
    rf"|(?P<m>(?<=in )(?:{MONTHS})|(?<=since )(?:{MONTHS})|(?<=last )(?:{MONTHS})"
    rf"|(?:(?<=between )|(?<=from )|(?<=before )|(?<=after )|(?<=until ))(?-i:{CAPITALS}))"
    rf"|(?:(?<=in the )|(?<=during the )|(?<=since the )|(?<=before the )|(?<=until the ))"
    rf"(?:early |late )?(?P<decade>{YEAR[:-2]}0s|[3-9]0s|{'|'.join(DECADES)})"
    rf"|(?P<y>{YEAR}))\b",
    re.IGNORECASE,
)
LENGTHS = {
    "y": relativedelta(years=1),
    "my": relativedelta(months=1),
    "m": relativedelta(months=1),
}
THROUGH = re.compile(r"\s?(?:and|to|until|till|through|[-\u2013])\s?", re.IGNORECASE)
LAST_MONTH = re.compile(rf"(?P<m>{CAPITALS})\b(?P<decade>(?!))?")
FIRST_DAY = re.compile(
    r"\b(?:between|from) (?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:and|to|until) (?:the )?$",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\bbetween (?:the )?$", re.IGNORECASE)
"""What stands before a range; between years it needs none."""
MONEY = re.compile(r"[$\u20ac\u00a3\u00a5]\s?$|\b(?:EUR|USD|GBP)\s$")
PRICE = re.compile(
    r"\s?(?:[$\u20ac\u00a3%]|(?:euro|dollar|pound|franc|krone[rn]?|krona|crown|ruble|rupee|yen|cent"
    r"|percent)s?\b)",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r"\s?(?:people|person|men|women|child|children|soldier|troop|worker|job|home|house|household"
    r"|mile|metre|meter|kilomet(?:re|er)|km|kg|kilo|ton|tonne|acre|hectare|degree|day|hour|minute"
    r"|second|year|week|month|vote|seat|case|death|migrant|refugee|passenger|employee|member|page"
    r"|word|point|time|feet|litre|liter|barrel|megawatt|MW|animal|tree|car|unit|share)s?\b",
    re.IGNORECASE,
)
IN = re.compile(r"\b(?:in|since|during|until)\s+$", re.IGNORECASE)
OUTLET = re.compile(r"\bUSA Today\b|\b(?-i:India|Russia) (?-i:Today)\b", re.IGNORECASE)
WHEN = re.compile(r"\b(?:in|of|since|after|before|until|during|from|by|for)\s+$", re.IGNORECASE)
BOUND = re.compile(r"\b(?P<bound>since|after|before|until)\s+(?P<the>the\s+)?$", re.IGNORECASE)
BOUND_BY_EVENT = {"after": "since", "before": "until"}
"""What is "after yesterday's vote" or "after the 2020 election" may be of that time too."""
NAMES_THING = re.compile(r"\s+(?!(?:did|was|were|has|had|have|is|are|and|or|in|on|at|by)\b)\w")


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
    match = next((m for m in ABSOLUTE.finditer(question) if not _counts(m)), None)
    near = find_past(OUTLET.sub("", question), asked_at) if asked_at else None
    if near and not (match and _says_when(match)):
        words, past = near
        told = (past.told_from, past.told_until)
        return _bounded(words, past.start, past.end, told, past.of_news)
    return _absolute(match, asked_at) if match else None


def names_time(question: str) -> bool:
    """Return whether a question says when, by a date or by words such as "last week"."""
    match = next((m for m in ABSOLUTE.finditer(question) if not _counts(m)), None)
    dated = match and (match["decade"] or _says_when(match))
    return bool(dated or find_past(OUTLET.sub("", question), datetime.now(UTC)))


def _says_when(match: re.Match[str]) -> bool:
    """Return whether a date is more than a name: not "the 2026 budget", nor a decade."""
    if match["decade"]:
        return False
    return not match["y"] or bool(WHEN.search(match.string[: match.start()]))


def _counts(match: re.Match[str]) -> bool:
    """Return whether what looks like a year is a number of something: "2050 euros"."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if not match["y"]:
        return False
    costs = MONEY.search(before) or PRICE.match(after)
    return bool(costs or (COUNTED.match(after) and not IN.search(before)))


def _absolute(match: re.Match[str], asked_at: datetime | None) -> Window | None:
    clock = asked_at or datetime.now(UTC)
    whole = _range_end(match)
    final = _span(whole or match, clock)
    first = _span(match, min(final[0], clock) if whole and final else clock)
    if not first or not final or final[1] <= first[0]:
        return None
    span = (_first_day(match, first[0]), final[1])
    return _bounded(match, *span, span, relative=False, last=whole)


def _range_end(match: re.Match[str]) -> re.Match[str] | None:
    """Return the date that a range ends with which begins here: "between May and June"."""
    text, last = match.string, THROUGH.match(match.string, match.end())
    joined = last and "and" in last[0].lower() and not match["y"]
    if not last or (joined and not BETWEEN.search(text[: match.start()])):
        return None
    found = ABSOLUTE.match(text, last.end())
    return found or (None if match["y"] else LAST_MONTH.match(text, last.end()))


def _first_day(match: re.Match[str], start: datetime) -> datetime:
    """Return when "between 1 and 15 March" begins, of which the match is the end."""
    found = FIRST_DAY.search(match.string[: match.start()]) if match["dmy"] else None
    day = int(found["day"]) if found else start.day
    return start.replace(day=day) if 0 < day < start.day else start


def _span(match: re.Match[str], clock: datetime) -> tuple[datetime, datetime] | None:
    """Return when a date begins and ends: without a year, the latest that has begun."""
    if match["decade"]:
        start = datetime(_decade(match["decade"].lower()), 1, 1, tzinfo=UTC)
        return start, start + relativedelta(years=10)
    words = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|\bof\b", "", match[0])
    named = re.search(YEAR, match[0])
    years = [clock.year] if named else range(clock.year, max(clock.year - 9, 0), -1)
    for year in years:
        try:
            start = parse_date(words, default=datetime(year, 1, 1, tzinfo=UTC))
        except (ParserError, OverflowError):
            continue
        if named or start <= clock:
            return start, start + LENGTHS.get(str(match.lastgroup), relativedelta(days=1))
    return None


def _decade(words: str) -> int:
    """Return the first year of "1990s", "90s" or "nineties"."""
    tens = DECADES.get(words) or int(words.rstrip("s"))
    return tens if tens > 99 else 1900 + tens


def _bounded(
    match: re.Match[str],
    start: datetime,
    end: datetime,
    told: tuple[datetime, datetime],
    relative: bool,
    last: re.Match[str] | None = None,
) -> Window:
    """Return the window of a time with the word before it: "since", "after", "before", "until".

    `told` is the window without such a word. What came before a time may be told at any, so that
    such a window is never `relative`. `last` is what a range ends with.
    """
    found = BOUND.search(match.string[: match.start()])
    bound = found["bound"].lower() if found else ""
    named = found and found["the"] and not match.groupdict().get("decade")
    thing = named and NAMES_THING.match(match.string, match.end())
    of_event = thing or match.string.startswith(("'s", "\u2019s"), match.end())
    edges: dict[str, tuple[datetime | None, datetime | None]] = {
        "since": (start, None),
        "after": (end, None),
        "before": (None, start),
        "until": (None, end),
    }
    edge = BOUND_BY_EVENT.get(bound, bound) if of_event else bound
    low, high = edges.get(edge, told)
    relative = relative and bound not in ("before", "until")
    words = match.string[match.start() : last.end()] if last else match[0]
    return Window(low, high, f"{bound} {words}".strip(), relative)
