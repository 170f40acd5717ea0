"""How much the time when an article came out speaks for what it says."""

import re
from collections.abc import Sequence
from datetime import timedelta

from rag.dates import Window
from rag.meant import DAYS, NEAR, meant_day
from rag.relative_times import AHEAD
from rag.types import ArticleInfo, Hit

A_DAY, A_WEEK, BRIEF = timedelta(days=1), timedelta(days=7), timedelta(days=92)
DAY = re.compile(rf"\b(?:{'|'.join([*DAYS, *NEAR])})\b", re.IGNORECASE)
LOOKS_BACK = re.compile(r"^\W*(?:\w+\W+){0,9}?(?:did|was|were|had)\b", re.IGNORECASE)
OUTSIDE = -10.0
"""What an article of another time takes, where a question is about "this week" or "yesterday".

Chosen on the open half of a year of news quiz questions, 152 of which say so: the right sentence is
found .428 of the time, .401 without, and the area under the risk-coverage curve is .436 for .489.
"""
LATEST = re.compile(
    r"\b(?:latest|newest|most recent(?:ly)?)\b|^\W*what(?:['\u2019]s| is) new\b", re.IGNORECASE
)
OVERTAKEN = -3.0
"""What each later day of those found takes from a sentence, where the latest is asked for."""


def timeliness(question: str, hits: Sequence[Hit], window: Window | None) -> list[float]:
    """Return what to add to the log odds of each passage's sentences for when it came out."""
    back, ahead = bool(LOOKS_BACK.search(question)), bool(AHEAD.search(question))
    brief = window if not (ahead and window and not window.relative) else None
    found = [OUTSIDE if of_another_time(hit, brief, back) else 0.0 for hit in hits]
    if LATEST.search(question):
        days = [hit.article.published_at and hit.article.published_at.date() for hit in hits]
        known = {day for day in days if day}
        later = [sum(one > day for one in known) if day else len(known) for day in days]
        found = [OVERTAKEN * n + outside for n, outside in zip(later, found, strict=True)]
    return found


def year_asked(window: Window | None) -> int | None:
    """Return the year that "last year" means, where a window is one."""
    if window is None or not window.relative or window.start is None or window.end is None:
        return None
    whole = window.end == window.start.replace(year=window.start.year + 1)
    return window.start.year if whole and (window.start.month, window.start.day) == (1, 1) else None


def is_brief(window: Window) -> bool:
    """Return whether a window is of some days, weeks or months, which news are told of at once."""
    return bool(window.start and window.end and window.end - window.start <= BRIEF)


def in_time(article: ArticleInfo, window: Window | None) -> bool:
    """Return whether an article came out when a question for news asks of, if it asks of a time."""
    if window is None or not (window.relative or is_brief(window)):
        return True
    return window.holds(article.published_at)


def of_another_time(hit: Hit, window: Window | None, looks_back: bool = False) -> bool:
    """Return whether an article cannot tell of the time that a question names.

    A question about when news came out is answered by no other, nor by one without a date; what
    had happened by some day, by no article of before that day.
    """
    published = hit.article.published_at
    if window is None or published is None:
        return window is not None and window.relative
    if window.relative:
        return not (window.holds(published) or _told_next_day(hit, window))
    since = looks_back or window.end is None
    if since and window.start is not None and published < window.start - A_DAY:
        return True
    return is_brief(window) and not _may_tell(hit, window)


def _told_next_day(hit: Hit, window: Window) -> bool:
    """Return whether an article of the day after names the day that a window is."""
    published, start, end = hit.article.published_at, window.start, window.end
    if published is None or start is None or end is None or end - start != A_DAY:
        return False
    if not end <= published < end + A_DAY:
        return False
    text = hit.passage.text
    days = (meant_day(found[0], text, published, found.start()) for found in DAY.finditer(text))
    return start.date() in days


def _may_tell(hit: Hit, window: Window) -> bool:
    """Return whether an article may tell of some days: it came out then, or names them later."""
    published = hit.article.published_at
    if published is None or window.start is None or window.end is None:
        return True
    if published < window.start - A_DAY:
        return False
    months = {f"{window.start + A_DAY * n:%B}" for n in range(0, (window.end - window.start).days)}
    named = any(month in hit.passage.text for month in months)
    return published < window.end + A_WEEK or named or "last month" in hit.passage.text
