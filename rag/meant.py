"""The day that an article's words mean, counted from the day it was published."""

import re
from datetime import date, datetime, timedelta

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NAMED = re.compile(rf"\b({'|'.join(DAYS)})\b", re.IGNORECASE)
DATED = re.compile(r"\d|\b(?:last|next|every|each)\b|\bweek\b", re.IGNORECASE)
DATED_BEFORE = re.compile(
    r"\b(?:last|next|every|each|first|second|third|fourth|other|the|that|one|a|week (?:on|from)) $",
    re.IGNORECASE,
)
DATED_AFTER = re.compile(
    r",? \(?(?:the )?\d{1,4}(?:st|nd|rd|th|[/.-]\d| (?:of )?[A-Z])|,? \(?[A-Z][a-z]+\.? \d"
    r"| (?:of )?(?:last|next|this)\b| week\b"
)
NEAR = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
AHEAD = (
    r"(?:will|shall|would|can|may|must|is to|are to|begins?|starts|opens|meets?|coming|upcoming|"
    r"expects?|(?:hope|plan)s? to|(?:is|are|be) (?:due|set|planned|expected|scheduled)|"
    r"(?:set|expected|scheduled|planned) (?:to|for))(?:(?: not| also| to| be| [a-z]+ly)* [a-z]+)?"
)
UNCLEAR = (
    r"(?:will|would|can|could|may|might|must|should) have|"
    r"(?:was|were|had|been) (?:to|due|set|planned|expected|scheduled)|"
    r"(?:agreed|decided|voted|promised|pledged|vowed|hoped|wanted|planned|ordered|urged) to"
)
PAST = (
    r"(?!hundred\b)[a-z]{2,}[a-df-z]ed|agreed|freed|led|fled|died|tied|sued|used|said|told|was|"
    r"were|had|did|went|came|became|took|gave|made|won|lost|met|held|left|fell|rose|grew|began|"
    r"broke|chose|drove|spoke|wrote|struck|hit|shut|cut|quit|sent|found|saw|ran|got|sank|sold|"
    r"paid|kept|built|brought|bought|caught|shot|stood|withdrew|threw|flew|knew|swore|rode|drew|"
    r"spent|fought|heard"
)
VERB = re.compile(rf"\b(?:(?P<unclear>{UNCLEAR})|(?P<ahead>{AHEAD})|(?P<past>{PAST}))\b")
SAID = re.compile(r"\bsaid(?: late| early)?(?: on)? $")
OF_WHAT_COMES = re.compile(rf"(?:['\u2019]s\b[^,;]*?)? {AHEAD}\b")


def meant_day(words: str, sentence: str, published: datetime | None, at: int = 0) -> date | None:
    """Return the day that "Tuesday" or "tomorrow" means; None where it is not sure.

    A weekday is the next one where the verb before it looks ahead, the last one where it looks
    back, the day of publication among both. Words with a date or a week of their own, or beside
    one, are left alone. `at` is where the words begin in the sentence.
    """
    if published is None or DATED.search(words):
        return None
    day = published.date()
    for near, days in NEAR.items():
        if re.search(rf"\b{near}\b", words, re.IGNORECASE):
            return day + timedelta(days=days)
    named = list(NAMED.finditer(words))
    if len(named) != 1:
        return None
    begins = sentence.index(words, at)
    before, after = sentence[: begins + named[0].start()], sentence[begins + named[0].end() :]
    ahead = looks_ahead(before, after)
    days = (DAYS.index(named[0][0].lower()) - day.weekday()) % 7
    if DATED_BEFORE.search(before) or DATED_AFTER.match(after) or (days and ahead is None):
        return None
    return day + timedelta(days=days if ahead or not days else days - 7)


def looks_ahead(before: str, after: str) -> bool | None:
    """Return whether a day lies ahead, by the verbs before it; None where they do not tell.

    Without a verb before it ("On Tuesday the pier closed"), those after it tell of what is past.
    """
    if OF_WHAT_COMES.match(after):
        return None
    if SAID.search(before):
        return False
    told = [m.lastgroup for m in VERB.finditer(before.rpartition(";")[2])]
    if told and told[-1] == "ahead":
        return True
    told = told or [m.lastgroup for m in VERB.finditer(after)]
    return False if set(told) == {"past"} else None
