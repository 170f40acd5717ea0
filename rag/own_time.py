"""The time that a follow-up asks for: its own replaces that of the turns before it."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from rag.dates import ABSOLUTE, OUTLET, THROUGH, YEAR, Window, find_window, names_time
from rag.relative_times import RELATIVE
from rag.types import Turn

TIMES = re.compile(
    r"(?P<when>\b(?:in|on|of|since|after|before|until|during|from|between|by)\s+(?P<the>the\s+)?)?"
    rf"(?:(?P<outlet>{OUTLET.pattern})|{ABSOLUTE.pattern}(?:{THROUGH.pattern}{YEAR}\b)?"
    rf"|{RELATIVE.pattern})(?:['\u2019]s\b)?",
    re.IGNORECASE,
)


def own_window(question: str, asked: str, asked_at: datetime | None) -> Window | None:
    """Return the window that a question names, else the one it has once it stands alone.

    "And in February?" is of the year that was asked for before.
    """
    if not names_time(question):
        return find_window(asked, asked_at)
    years = re.findall(rf"\b{YEAR}\b", asked)
    if years and not re.search(YEAR, question) and not RELATIVE.search(question):
        clock = datetime(int(years[0]), 12, 31, tzinfo=UTC)
        return find_window(question, min(clock, asked_at or clock))
    return find_window(question, asked_at)


def newest_time(question: str, history: Sequence[Turn]) -> list[Turn]:
    """Return the turns before a question without the times that later ones replace by theirs.

    A year stays where what replaces it names none.
    """
    later = question if names_time(question) else ""
    kept = []
    for turn in reversed(history):
        asked = _without_times(turn.question, later) if later else turn.question
        kept.append(turn.model_copy(update={"question": asked}))
        later = asked if names_time(asked) else later
    return kept[::-1]


def _without_times(text: str, later: str) -> str:
    whole = bool(re.search(YEAR, later) or RELATIVE.search(later))

    def left(found: re.Match[str]) -> str:
        named = found["y"] and (found["the"] or not found["when"])
        if found["outlet"] or named:
            return found.group()
        year = re.search(YEAR, found.group())
        return f"in {year[0]}" if year and not whole else ""

    return re.sub(r"\s+(?=[\s?.,!]|$)", "", TIMES.sub(left, text))
