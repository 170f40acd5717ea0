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
NEAR_WORD = re.compile(rf"\b(?:{'|'.join(NEAR)})\b", re.IGNORECASE)
AHEAD = (
    r"(?:will|shall|would|can|may|must|is to|are to|begins?|starts|opens|meets?|coming|upcoming|"
    r"expects?|(?:hope|plan)s? to|(?:is|are|be) (?:due|set|planned|expected|scheduled)|"
    r"(?:set|expected|scheduled|planned) (?:to|for))(?:(?: not| also| to| be| [a-z]+ly)* [a-z]+)?"
)
ABLE = r"not|never|be|see|hear|feel|smell|find|reach|during|in|at|on|for|to|as|and"
LIKELY = rf"(?:might|could(?! (?:{ABLE})\b)) [a-z]+|takes? place|(?<!to )re(?:open|sume|start)s?"
"""What looks ahead where no verb follows it, and tells nothing where one does."""
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
THERE = re.compile(rf" (?:[a-z]+ly )?(?:{PAST})\b")
VERB = re.compile(
    rf"\b(?:(?P<unclear>{UNCLEAR})|(?P<ahead>{AHEAD})|(?P<likely>{LIKELY})|(?P<past>{PAST}))\b"
)
SAID = re.compile(r"\bsaid(?: late| early)?(?: on)? $")
PUT_OFF = re.compile(
    r"\b(?:postpon|delay|adjourn|deferr|reschedul|put off|put back"
    r"|push|mov|shift|call|extend|remand)"
    r"(?:e|ed|es|s|ing)?(?:,? (?!(?:who|which|that|and|but)\b)[\w'\u2019-]+){0,6}?"
    r" (?:until|till|to|for)(?: at least| after)? $",
    re.IGNORECASE,
)
SET = re.compile(
    r"(?<!was )(?<!were )(?<!been )\b(?:announc|propos|schedul|plan|arrang|fix|list|book|forecast"
    r"|predict|expect|summon)(?:e|ed|es|s|ing|ning|ned)?"
    r"(?:,? (?!(?:who|which|that|and|but)\b)[\w'\u2019-]+){0,6}? for $",
    re.IGNORECASE,
)
UNTIL = re.compile(r" (?:until|till)(?: at least| after)? $", re.IGNORECASE)
LASTS = re.compile(
    r"(?:\b(?P<was>was|were|been|had|stayed|remained|kept)(?: \w+)? )?"
    r"\b(?:clos|shut|open|bann|barr|block|suspend|cancel|halt|ground|seal|detain)[a-z]*\b[^,;]*$"
    r"|\b(?:is|are|has|have|stays?|remains?|lasts?|runs?|continues?)\b[^,;]*$",
    re.IGNORECASE,
)
BY = re.compile(r" by $", re.IGNORECASE)
THEN = re.compile(r",? when\b")
OWN = re.compile(r"['\u2019]s\b")
QUOTED = re.compile(
    r"[\"\u201c\u201e\u00ab][^\"\u201c-\u201e\u00ab\u00bb]*(?:[\"\u201c\u201d\u00bb]|$)"
    r"|\u2018.*?\u2019(?!\w)|^[^\"\u201c-\u201e]*[.,?!][\"\u201d]"
)
SAYING = (
    r"(?:(?:told|tells|informed|assured)(?: [\w.'\u2019-]+){1,5}"
    r"|(?:said|says|added|announced|declared|warned|wrote|insisted|confirmed|explained|posted)"
    r"(?: (?:to|in|at|during|through|by|via|from)(?: [\w.'\u2019-]+){1,5})?)"
)
SAID_ON = re.compile(
    rf"\b{SAYING}(?: [A-Z][\w.'\u2019-]+){{0,3}}(?:,? (?:late|early))?,?(?: on)? $"
)
SAYS = re.compile(rf"\b{SAYING}")
OPENING = re.compile(r"\W*(?:[Oo]n )?$")
ANOTHER = re.compile(
    rf"\b(?:{'|'.join(DAYS)}|{'|'.join(NEAR)}|(?:last|next) (?:week|month|year|night)"
    r"|\d{1,2} [A-Z][a-z]{2,8}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d)\b",
    re.IGNORECASE,
)
OF_WHAT_COMES = re.compile(rf"(?:['\u2019]s\b[^,;]*?)? {AHEAD}\b")


def meant_day(words: str, sentence: str, published: datetime | None, at: int = 0) -> date | None:
    """Return the day that "Tuesday" or "tomorrow" means; None where it is not sure.

    A weekday is the next one where the verb before it looks ahead, the last one where it looks
    back, the day they are counted from among both. Words with a date or a week of their own, or
    beside one, are left alone. `at` is where the words begin in the sentence.
    """
    if published is None or DATED.search(words):
        return None
    begins = sentence.index(words, at)
    if near := NEAR_WORD.search(words):
        day = counted_from(sentence, begins + near.start(), published)
        return day and day + timedelta(days=NEAR[near[0].lower()])
    named = list(NAMED.finditer(words))
    if len(named) != 1:
        return None
    place = begins + named[0].start()
    before, after = sentence[:place], sentence[begins + named[0].end() :]
    day = counted_from(sentence, place, published) if quoted(sentence, place) else published.date()
    if day is None or DATED_BEFORE.search(before) or DATED_AFTER.match(after):
        return None
    ahead = looks_ahead(before, after)
    days = (DAYS.index(named[0][0].lower()) - day.weekday()) % 7
    if days and ahead is None:
        return None
    return day + timedelta(days=days if ahead or not days else days - 7)


def quoted(sentence: str, place: int) -> bool:
    """Return whether what stands at `place` is between quotation marks."""
    return any(m.start() <= place < m.end() for m in QUOTED.finditer(sentence))


def counted_from(sentence: str, place: int, published: datetime) -> date | None:
    """Return the day that "yesterday" counts from: of publication, or of what is quoted.

    None where it is not sure: another day is named outside of the quotation, not clearly for the
    saying of it, or it is reported without marks.
    """
    plain = QUOTED.sub(lambda found: "_" * len(found[0]), sentence)
    others = [m for m in ANOTHER.finditer(plain) if not m.start() <= place < m.end()]
    said = [m for m in others if _of_saying(plain, m)]
    if not quoted(sentence, place):
        return None if said and not SAID_ON.search(plain[:place]) else published.date()
    if len(others) == len(said) == 1:
        return meant_day(said[0][0], plain, published, said[0].start())
    return None if others else published.date()


def _of_saying(plain: str, named: re.Match[str]) -> bool:
    """Return whether a day is named for a saying: "said on Sunday", "On Sunday, Berg said"."""
    before, after = plain[: named.start()], plain[named.end() :]
    return bool(SAID_ON.search(before) or (OPENING.match(before) and SAYS.search(after)))


def looks_ahead(before: str, after: str) -> bool | None:
    """Return whether a day lies ahead, by the verbs before it; None where they do not tell.

    Without a verb before it ("On Tuesday the pier closed"), those after it tell of what is past.
    """
    if OF_WHAT_COMES.match(after):
        return None
    if SAID.search(before):
        return False
    if PUT_OFF.search(before) or UNTIL.search(before) or BY.search(before):
        return _bounds(before, after)
    if SET.search(before) and not OWN.match(after):
        return True
    if THERE.match(after):
        return False
    told = [m.lastgroup for m in VERB.finditer(before.rpartition(";")[2])]
    if told and told[-1] in {"ahead", "likely"}:
        return True
    told = told or [m.lastgroup for m in VERB.finditer(after)]
    return False if set(told) - {"likely"} == {"past"} else None


def _bounds(before: str, after: str) -> bool | None:
    """Return whether the day that something is put off to, lasts until or is due by lies ahead."""
    if THEN.match(after):
        return None
    if PUT_OFF.search(before):
        return True
    verbs = [m.lastgroup for m in VERB.finditer(before.rpartition(";")[2])]
    if verbs and verbs[-1] == "ahead":
        return True
    lasting = LASTS.search(before) if UNTIL.search(before) else None
    if lasting:
        return None if lasting["was"] else True
    return False if UNTIL.search(before) and set(verbs) == {"past"} else None
