"""Of figures told beside each other, last year's and this year's, the one of the time asked for."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from rag.evidence.quantities import Quantity, quantities
from rag.evidence.rounding import rounded
from rag.evidence.times import DATED, MONTHS

COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
YEARS = re.compile(
    r"(?P<year>\b(?:1[5-9]|20)\d\d\b)"
    r"|\b(?i:last|the previous|the preceding|the prior) (?P<last>year)\b"
    r"|\b(?P<this>(?i:this year|now|today|currently|at present))\b"
    rf"|\b(?P<n>(?i:{'|'.join(COUNTS)})|\d\d?) years? (?P<how>ago|earlier|before|previously)\b"
    r"|\bthe year (?P<before>before|earlier)\b"
    rf"|\b(?i:in|for|during) (?P<month>{'|'.join(MONTHS)})\b"
)
DIFFERENCE = re.compile(r" ?(?:[\w-]+ )?(?:more|fewer|less|higher|lower)\b")
THAN = re.compile(r" ?(?:[\w-]+ )?(?:more|fewer|less|higher|lower|cheaper|older|younger) than\b")
ASKS_DIFFERENCE = re.compile(
    r"\b(?:by how|more|fewer|less|higher|lower|cheaper|older|younger|differ\w*|gap|ahead|than)\b",
    re.IGNORECASE,
)
STOPS = re.compile(r"[;.:]| (?:and|but|while|whereas) |, (?!when\b)")
ASKS_YEAR = re.compile(r"\b(?P<year>(?:1[5-9]|20)\d\d)\b")
BOUND = re.compile(r"\b(?:since|until|before|after|by|than in|from|to|and) $", re.IGNORECASE)
OF_NOW = re.compile(r"\b(?:is|are|does|do|has|have|now|currently|today)\b", re.IGNORECASE)
OF_THEN = re.compile(
    r"\b(?:ago|earlier|before|previous\w*|first|initially|originally|last|rise|rose|fall|fell|grow"
    r"|grew|increase\w*|more|fewer|less|change\w*|compared|since|used to)\b",
    re.IGNORECASE,
)
MOST_FIGURES = 12
SINCE = re.compile(r"\bsince (?:1[5-9]|20)\d\d\b")
LATELY = re.compile(r"\b(?:in|over|during|within) the (?:past|last) (?:year|month|week)\b", re.I)
OF_THE_PAST, OF_ITS_YEAR, OF_ANOTHER = -2.0, 1.0, -6.0


class OfYear(NamedTuple):
    """A figure of a sentence, and the year that it is told of; None where none is."""

    figure: Quantity
    year: int | None


class Compared:
    """A question for a figure, and the year whose figure is asked for, if one is.

    `year` is the one that its words "last year" mean, where the clock tells.
    """

    def __init__(self, question: str, year: int | None = None) -> None:
        years = {m["year"] for m in ASKS_YEAR.finditer(question) if _plain(question, m)}
        self._wanted = int(min(years)) if len(years) == 1 else year
        self._newest = not (years or year or OF_THEN.search(question))
        self._differs = bool(ASKS_DIFFERENCE.search(question))
        self._lately = bool(LATELY.search(question))
        self._now = self._newest and bool(OF_NOW.search(question))

    def chosen(
        self, sentence: str, start: int, end: int, published: datetime | None
    ) -> tuple[int, int]:
        """Return where the figure of the year that is asked for stands: here, or another alike.

        Without a year the newest is meant. Nothing changes where the sentence does not tell of
        what years its figures are.
        """
        wanted = self._wanted
        told = list(_of_years(sentence, published))
        own = next((one for one in told if start < one.figure.end and one.figure.start < end), None)
        if own is None or not (wanted or (self._newest and own.year)):
            return start, end
        like = [o for o in told if o.year and o.figure.unit in (own.figure.unit, None)]
        best = wanted or max((o.year for o in like if o.year), default=None)
        if own.year == best:
            return start, end
        other = next((o for o in like if o.year == best), None)
        return rounded(sentence, other.figure.start, other.figure.end) if other else (start, end)

    def told(self, sentence: str, start: int, end: int, published: datetime | None) -> float:
        """Return what to add where the figure there is of the year that is asked for.

        Less where it is a past year's, and it is asked what is so now.
        """
        if not self._differs and THAN.match(sentence, end):
            return OF_ANOTHER
        if self._lately and SINCE.search(sentence) and not LATELY.search(sentence):
            return OF_ANOTHER
        if not (self._now or self._wanted) or published is None:
            return 0.0
        told = _of_years(sentence, published)
        own = next((one for one in told if start < one.figure.end and one.figure.start < end), None)
        if self._wanted:
            return OF_ITS_YEAR if own and own.year == self._wanted else 0.0
        past = own and own.year and own.year < published.year - 1 + _says_last(sentence)
        return OF_THE_PAST if past else 0.0


def _says_last(sentence: str) -> bool:
    return any(found["last"] or found["n"] for found in YEARS.finditer(sentence))


def _plain(question: str, found: re.Match[str]) -> bool:
    return not BOUND.search(question[: found.start()])


def _of_years(sentence: str, published: datetime | None) -> Iterator[OfYear]:
    """Yield the figures that are no dates, each with the year told right behind or before it."""
    plain = DATED.sub(lambda found: " " * len(found[0]), sentence)
    figured = quantities(_without_years_ago(plain))
    found = [one for one in figured if not (YEARS.fullmatch(one.text) or _differs(plain, one))]
    if len(found) > MOST_FIGURES:
        return
    base = _base(sentence, published)
    for n, one in enumerate(found):
        ends = found[n + 1].start if n + 1 < len(found) else len(sentence)
        begins = found[n - 1].end if n else 0
        behind = STOPS.split(sentence[one.end : ends])[0]
        ahead = STOPS.split(sentence[begins : one.start])[-1]
        told = YEARS.search(behind) or next(iter([*YEARS.finditer(ahead)][-1:]), None)
        yield OfYear(one, _year(told, base, published) if told else None)


def _differs(text: str, figure: Quantity) -> bool:
    return bool(DIFFERENCE.match(text, figure.end))


def _without_years_ago(text: str) -> str:
    """Return a text of the same length in which "two years ago" counts nothing."""
    return YEARS.sub(lambda found: " " * len(found[0]) if found["n"] else found[0], text)


def _base(sentence: str, published: datetime | None) -> int | None:
    """Return the year that "a year before" counts from: the first that stands there, or this."""
    named = next((int(m["year"]) for m in YEARS.finditer(sentence) if m["year"]), None)
    return named or (published.year if published else None)


def _year(told: re.Match[str], base: int | None, published: datetime | None) -> int | None:
    if told["year"]:
        return int(told["year"])
    if told["how"] in ("earlier", "before", "previously") or told["before"]:
        return base - _count(told["n"] or "a") if base else None
    if published is None:
        return None
    if told["n"]:
        return published.year - _count(told["n"])
    if told["month"]:
        return published.year - (MONTHS.index(told["month"]) + 1 > published.month)
    return published.year - bool(told["last"])


def _count(word: str) -> int:
    return COUNTS.get(word.lower()) or int(word)
