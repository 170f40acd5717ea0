"""From a sentence of an English article to questions that it answers, by its form."""

import re
from collections.abc import Callable
from typing import NamedTuple

LONGEST = 400  # characters; what is longer is seldom one sentence, and slow to look through
NAME = r"[A-ZÀ-Þ][\w'’.-]*\w"  # noqa: RUF001
NAMES = rf"{NAME}(?: (?:(?:of|de|van|von|al|bin) )?{NAME})*"
TITLED = r"(?:(?:Mr|Mrs|Ms|Dr|Lt|Gen|Col|Sen|Rep)\.? )*"
SUBJECT = rf"(?P<subject>(?:The |An? )(?:[\w'’-]+ ){{0,4}}?[\w'’-]+|{NAMES})"  # noqa: RUF001
ABOUT = r"(?:about |around |some |nearly |almost |at least |up to |more than |another |a further )?"
COUNT = (
    r"(?:\d[\d,.]*(?: thousand| million| billion)?"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|hundreds of)"
)
COUNTED = (
    rf"{ABOUT}{COUNT} (?P<counted>(?:[a-z-]*[a-rt-z] )?[a-z]{{3,}}s|people|men|women|children)\b"
)
MONEY = re.compile(r"\b(?:crowns|dollars|euros|pounds|francs|rupees|pesos|cents)$")
MONTH = r"(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October"
DAY = rf"(?:{MONTH}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{{1,2}} (?:{MONTH})|20\d\d)"
WHEN = rf"(?:on|in|by|from|until|before|after|next) (?:\w+ )?(?:{DAY})\b"
PLAIN = r"[a-z][\w'’-]*"  # noqa: RUF001
PERSON = rf"(?P<person>(?!(?:The|An?|\w+['’]s) ){TITLED}{NAME} {NAMES})"  # noqa: RUF001
SAID = r"(?:said|says|told \w+|announced|warned|added|insisted|argued|confirmed)"
NO_ROLE = (
    r"(?!(?:river|tower|border|corner|center|harbor|newspaper|paper|tanker|carrier|cluster|number"
    r"|quarter|theater|chapter|order|power|water|summer|winter|plant|restaurant|continent|settlement"
    r"|airliner|liner|freighter|trawler|cruiser)\b)"
)
ROLE = (
    rf"(?:[\w'’-]+ ){{0,3}}?(?:{NO_ROLE}[a-z-]{{2,}}(?:er|or|ist|man|woman|ian|ant|ess)"  # noqa: RUF001
    r"|chief|head|boss|president|chair|captain|coach|judge|mayor|king|queen|prince|pilot|nurse|chef"
    r"|analyst|mechanic|midwife|clerk|principal|cook|scholar|colonel|guest|nephew|niece|grandson"
    r"|mother|father|sister|brother|son|wife|widow|student|resident|witness|candidate|champion|star)"
)
MATTER = rf"(?P<matter>the (?:{PLAIN} )?[a-z]{{4,}}) (?:was|were|would|had|will|is|has|could|might)"
_VERBS = (
    "received-receive killed-kill injured-injure sent-send hired-hire employed-employ lost-lose"
    " employs-employ sold-sell built-build bought-buy won-win arrested-arrest made-make paid-pay"
    " rescued-rescue closed-close opened-open flooded-flood raised-raise spent-spend cut-cut"
    " holds-hold carried-carry offered-offer ordered-order pledged-pledge cost-cost costs-cost"
)
BASES = dict(pair.split("-") for pair in _VERBS.split())
PRESENT = ("employs", "holds", "costs")
PERFECT = ("has", "have", "had")
VERB = "|".join(BASES)
ARTICLES = ("The", "A", "An")
_OPENINGS = (
    "After All Also And Another As At Because Before Both But By Despite During Each Every For From"
    " He Her His However If In Instead It Its Last Many Meanwhile Most Neither No Nobody Nor Not"
    " Now Of On Once One Only Or Other Our Outside Over She Since So Some Still Such That Their"
    " Then There These They This Those Though Through To Together Under Until We What When Where"
    " While Who With Without Yesterday Today Yet You Monday Tuesday Wednesday Thursday Friday"
    " Saturday Sunday January February March April June July August September October November"
    " December"
)
OPENINGS = frozenset(_OPENINGS.split())


class Form(NamedTuple):
    """How a sentence looks, and the question it answers."""

    sentence: re.Pattern[str]
    question: Callable[[re.Match[str]], str]


class Formed(NamedTuple):
    """A question, whom or what it is about, and the place of its form: the first tells most."""

    question: str
    about: str
    rank: int


def formed(sentence: str) -> Formed | None:
    """Return the most telling question that a sentence answers by its form, if any."""
    plain = " ".join(sentence.split())
    if len(plain) > LONGEST:
        return None
    for rank, form in enumerate(FORMS):
        for found in form.sentence.finditer(plain):
            name = next(iter(found.groupdict().values()))
            if _is_name(name):
                words = [word for word in name.split() if word not in PERFECT]
                return Formed(form.question(found), words[-1], rank)
    return None


def _is_name(text: str) -> bool:
    """Return whether it is no word that only opens a sentence, as far as its form tells."""
    first, *more = text.split()
    if first in ARTICLES:
        return True
    return first not in OPENINGS and (bool(more) or not first.endswith("s"))  # a bare plural


def _subject(found: re.Match[str]) -> str:
    first, *more = found["subject"].split()
    return " ".join([first.lower() if first in ARTICLES else first, *more])


def _counted(found: re.Match[str]) -> str:
    return "How much" if MONEY.search(found["counted"]) else f"How many {found['counted']}"


def _will_count(found: re.Match[str]) -> str:
    return f"{_counted(found)} will {_subject(found)} {found['verb']}?"


def _did_count(found: re.Match[str]) -> str:
    subject, _, last = _subject(found).rpartition(" ")
    if last in PERFECT and subject:
        return f"{_counted(found)} {last} {subject} {found['verb']}?"
    does = "does" if found["verb"] in PRESENT else "did"
    return f"{_counted(found)} {does} {_subject(found)} {BASES[found['verb']]}?"


def _when(found: re.Match[str]) -> str:
    return f"When will {_subject(found)} {found['deed']}?"


def _said_about(found: re.Match[str]) -> str:
    return f"What did {found['person']} say about {found['matter']}?"


def _said(found: re.Match[str]) -> str:
    return f"What did {found['person']} say?"


def _who(found: re.Match[str]) -> str:
    return f"Who is {found['person']}?"


FORMS = tuple(
    Form(re.compile(pattern), question)
    for pattern, question in (
        (rf"^{SUBJECT} will (?P<verb>[a-z]+) {COUNTED}", _will_count),
        (rf"^{SUBJECT} (?P<verb>{VERB}) {COUNTED}", _did_count),
        (rf"^{SUBJECT} will (?P<deed>{PLAIN}(?: [\w'’-]+){{0,6}}?) {WHEN}", _when),  # noqa: RUF001
        (rf"{PERSON} {SAID} (?:that )?{MATTER}\b", _said_about),
        (rf"\b{PERSON}, (?:the|an?) {ROLE}\b[^,]{{0,40}},", _who),
        (rf"[,”\"] said (?:[a-z]+ ){{0,3}}{PERSON}\b", _said),
        (rf"{PERSON} said\b", _said),
    )
)
