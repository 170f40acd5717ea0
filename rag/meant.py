"""The day that an article's words mean, counted from the day it was published."""

import re
from datetime import date, datetime, timedelta

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NAMED = re.compile(rf"\b({'|'.join(DAYS)})\b", re.IGNORECASE)
DATED = re.compile(r"\d|\b(?:last|next|every|each)\b|\bweek\b", re.IGNORECASE)
NEAR = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
AHEAD = re.compile(
    r"\b(?:will|shall|would|due to|set to|plans? to|planned|expected|scheduled|begins?|starts?|"
    r"opens?|meets?|is to|are to|coming|upcoming|can|may|must)\b",
    re.IGNORECASE,
)


def meant_day(words: str, sentence: str, published: datetime | None) -> date | None:
    """Return the day that "Tuesday" or "tomorrow" means; None where it is not sure.

    A weekday is the next one where the sentence looks ahead, else the last one, the day of
    publication among both. Words with a date of their own, or a week of theirs, are left alone.
    """
    if published is None or DATED.search(words):
        return None
    day = published.date()
    for near, days in NEAR.items():
        if re.search(rf"\b{near}\b", words, re.IGNORECASE):
            return day + timedelta(days=days)
    named = NAMED.findall(words)
    if len(named) != 1:
        return None
    ahead = (DAYS.index(named[0].lower()) - day.weekday()) % 7
    return day + timedelta(days=ahead if AHEAD.search(sentence) or not ahead else ahead - 7)
