"""Whether a sentence says that one figure holds now and another did before, or how far it rose."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rag.evidence.answer_types import TIME
from rag.evidence.measured import CHANGES
from rag.evidence.quantities import Quantity, alike
from rag.evidence.words import words

ABOUT = (
    r"(?: (?:an?|the|its|their|at least|about|around|some|nearly|over|almost|more than|earlier"
    r"|initial|first|original|previous|originally|previously|initially|reported|estimated"
    r"|estimate|count|figure|toll|total|of)){0,4}"
)
WORD = r"(?: [\w'\u2019-]+)"
DIRECTION = r" (?:up|down|revised|raised|lowered|corrected|increased|cut|reduced) from"
INSTEAD = r"(?: and not| instead of| rather than)"
AGAINST = (
    r" (?:against|compared (?:with|to))(?: (?:an?|the|its))? (?:earlier|first|initial|original)"
)
COMPARED = r" (?:far |much |slightly |well )?(?:higher|lower|more|less|fewer) than"
GIVES_WAY = re.compile(
    rf"(?:{WORD}{{0,3}}(?:{DIRECTION}|{INSTEAD})"
    rf"|{WORD}{{0,8}},(?:{DIRECTION}|{INSTEAD}| not)){ABOUT} ?"
)
"""What stands between the figure that holds and the one before: "31, up from 14"."""
AS_WAS_TOLD = re.compile(rf"{WORD}{{0,8}}(?:,(?: from|{COMPARED})|{INSTEAD}){ABOUT} ?")
"""The same where it says that the other was told: "31, from the 14 reported that day"."""
ESTIMATED = re.compile(rf"{WORD}{{0,8}},{AGAINST}{ABOUT} ?")
"""The same at the end of a clause: "85,000, against an earlier estimate of 40,000."."""
CLAUSE_ENDS = re.compile(r"(?: [a-z]+)?(?:[.,;)]|$)")
CHANGE = rf"\b(?:{CHANGES}|revised|corrected|gone|went)"
ROSE_FROM = re.compile(rf"{CHANGE}(?: [\w-]+){{0,2}}? from{ABOUT} ?$", re.IGNORECASE)
ROSE_TO = re.compile(rf"{WORD}{{0,3}}{ABOUT} to{ABOUT} ?")
HAS_COME_TO = re.compile(
    rf"{CHANGE}(?: [a-z]+){{0,3}}? to{ABOUT} ?$|\bnow (?:stands?|is|are) (?:at )?{ABOUT} ?$",
    re.IGNORECASE,
)
AHEAD = r"(?:as|that|was|were|had|been) (?:first|initially|originally|previously|earlier)|[a-z]+"
TOLD_SO = re.compile(
    rf" ?(?:(?:{AHEAD}) )?(?:report|announc|g[ia]ve|t[eo]ld?|estimat|publish|said|claim"
    r"|(?:stated|counted|named)\b)",
    re.IGNORECASE,
)
OF_A_TIME = re.compile(
    rf"{WORD}{{0,3}} (?:(?:in|for|during|on|at|since) (?:the )?(?:{TIME.pattern})"
    r"|[\w-]+ (?:year|month|week|decade)s? (?:earlier|ago|before))",
    re.IGNORECASE,
)
ROSE = (
    r"(?:(?:now )?(?:stands?|stood) (?:now )?at|(?:rose|risen|rises|climbed|raised|revised|lowered"
    rf"|gr[eo]wn?|increased|jumped)(?: [a-z]+){{0,3}}? to|reached){ABOUT} ?$"
)
NUMBER_OF = r"\bnumber of (?:(?:confirmed|known|reported|new) )?(?:people )?"
NO_VERB = r"(?!(?:in|on|at|rose|risen|ha[sd]|have)\b)"
PLACED = rf"(?: people)?(?: (?:in|on|at|from|after|by)(?: {NO_VERB}[\w'\u2019-]+){{1,6}}?){{0,2}} "
SINCE = r"(?:ha(?:s|ve) )?"
KNOWN = (
    r"(?: (?:people|persons|victims|men|women))?"
    r" (?:(?:are|have been) now (?:known|confirmed) to|now (?:are )?known to|are now)"
)


class Rising(NamedTuple):
    """What stands before the figure of a toll, and what stands behind one: either tells it."""

    ahead: re.Pattern[str]
    behind: re.Pattern[str]

    def tells(self, text: str, figure: Quantity) -> bool:
        """Return whether a figure of a text is how far the toll has come by now."""
        ahead = self.ahead.search(ahead_of(text, figure))
        return bool(ahead or self.behind.match(text, figure.end))


DEATHS, INJURIES, CASES = (
    Rising(re.compile(ahead, re.IGNORECASE), re.compile(behind, re.IGNORECASE))
    for ahead, behind in (
        (
            rf"\btoll\b(?:(?! (?:in|among|had)\b|\binjur|\bwounded)[^.;]){{0,60}}? {ROSE}"
            rf"|{NUMBER_OF}(?:killed|dead|deaths|fatalities|victims){PLACED}{SINCE}{ROSE}",
            rf"{KNOWN} (?:have (?:died|been killed|lost their lives)|be dead|dead)\b"
            r"|(?: people)? have now died\b",
        ),
        (
            rf"{NUMBER_OF}(?:injured|wounded|hurt|injuries|casualties){PLACED}{SINCE}{ROSE}",
            rf"{KNOWN} (?:have been |be )?(?:injured|wounded|hurt)\b",
        ),
        (
            rf"{NUMBER_OF}(?:ill|sick|infected|infections|cases|patients){PLACED}{SINCE}{ROSE}",
            rf"{KNOWN} (?:have been |be |have fallen |have caught )?(?:ill|sick|infected|it)\b"
            r"|(?: people)? have now (?:fallen|been taken) ill\b",
        ),
    )
)
"""How far the dead, the injured and the ill have risen, up to where the figure stands and from it.
"""
STILL_MISSING = re.compile(
    r"(?: (?:people|persons|others|more|men|women|children|(?:crew )?members|residents|of them"
    r"|[a-z]{3,}(?:ers|ists|ants)))?(?: from(?: [\w-]+){1,4}?)?"
    r" (?:(?:are|is|were|was|remains?|remained) (?:(?:still|now) )?|still )?"
    r"(?:missing|unaccounted for)\b"
    r"(?! (?!in\b|on\b|at\b|and\b|from\b|after\b|since\b|near\b|as\b)\w)",
    re.IGNORECASE,
)
LOWERED = re.compile(r"\b(?:lower\w*|revis\w*|correct\w*|down|cut)\b", re.IGNORECASE)
LINKS = re.compile(r" ?,? (?:instead|rather|up|down)\b", re.IGNORECASE)
MONTH = re.compile(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.? $"
)
ON_A_DAY = re.compile(rf",?(?: on| by| in)? (?:{TIME.pattern})", re.IGNORECASE)
MOST_FIGURES = 20


def ahead_of(text: str, figure: Quantity) -> str:
    """Return what stands before a figure and its sign."""
    return text[: figure.start].rstrip("$\u20ac\u00a3\u00a5\u20b9")


def takes_place(text: str, new: Quantity, old: Quantity) -> bool:
    """Return whether a sentence says that `new` holds now and `old` did before; both stand in it.

    "The toll was raised to 31, from the 14 reported." "It rose from 14 to 31." "31 and not 14."
    Not where either is of a time: "3.5% in April, up from 3.2% in March".
    """
    told = TOLD_SO.match(text, old.end)
    of_a_time = OF_A_TIME.match(text, old.end) and not told
    if of_a_time or TIME.match(text[new.end : new.end + 20].lstrip()):
        return False
    if new.end <= old.start:
        between = ahead_of(text, old)[new.end :]
        ends = CLAUSE_ENDS.match(text, old.end)
        return bool(
            GIVES_WAY.fullmatch(between)
            or (told and AS_WAS_TOLD.fullmatch(between))
            or (ends and ESTIMATED.fullmatch(between))
        )
    between = ahead_of(text, new)[old.end :]
    return bool(ROSE_FROM.search(ahead_of(text, old)[-80:]) and ROSE_TO.fullmatch(between))


def corrections(
    text: str, told: Sequence[Quantity], was: Quantity
) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield each figure of a sentence that takes the place of one told before, and that one there.

    The old one may stand there without what it counts: "eight days rather than five".
    """
    if len(told) > MOST_FIGURES:
        return
    for old in told:
        if not alike([old], [was]) or old.unit not in (was.unit, None):
            continue
        for new in told:
            if MONTH.search(ahead_of(text, new)):
                continue
            if new.unit == was.unit and not alike([new], [was]) and takes_place(text, new, old):
                yield new, old


def counts_one_of(text: str, figure: Quantity, keys: set[str]) -> bool:
    """Return whether what a figure counts, if a word right behind it says so, is among `keys`."""
    if TOLD_SO.match(text, figure.end) or LINKS.match(text, figure.end):
        return True
    counted = next((w for w in words(text[figure.end : figure.end + 40]) if w.start <= 1), None)
    return counted is None or not counted.content or counted.key in keys


def toll(text: str, told: Sequence[Quantity], was: Quantity, rose: Rising) -> Quantity | None:
    """Return how many they are by a sentence that says how far a toll rose, or None.

    `rose` is one of `DEATHS`, `INJURIES` and `CASES`. A toll rises, unless the sentence says that
    it was corrected.
    """
    if was.unit is not None or len(told) > MOST_FIGURES:
        return None
    tolls = (q for q in told if q.unit is None and rose.tells(text, q))
    found = next((q for q in tolls if not ON_A_DAY.match(text, q.end)), None)
    if found is None:
        return None
    try:
        fewer = float(found.value) <= float(was.value)
    except ValueError:
        return None
    return None if fewer and not LOWERED.search(text) else found


def has_come_to(text: str, figure: Quantity) -> bool:
    """Return whether a sentence says that something has changed to this figure, or now is it."""
    come_to = HAS_COME_TO.search(ahead_of(text, figure))
    return bool(come_to or any(rose.tells(text, figure) for rose in (DEATHS, INJURIES, CASES)))
