"""Whom a claim calls by an office or trade that its passage gives to another, or not to him."""

import re
from calendar import day_name
from collections.abc import Iterator, Sequence
from itertools import chain

from rag.evidence.offices import HEADS, MORE_HEADS
from rag.evidence.times import MONTHS

ALIKE = """
chair chairman chairwoman chairperson president
boss head chief executive director ceo leader manager president chair chairman chairwoman
spokesman spokeswoman spokesperson
lawyer solicitor attorney barrister counsel
doctor dr surgeon physician medic consultant
author writer novelist
scientist researcher biologist chemist physicist geologist ecologist professor academic
lawmaker mp deputy congressman congresswoman senator representative legislator
officer policeman policewoman constable sergeant detective inspector
footballer player striker defender midfielder goalkeeper winger captain
vet veterinarian
teacher headteacher headmaster headmistress principal
actor actress star
singer musician
founder co-founder cofounder owner
economist analyst
owner landlord landlady
farmer grower
fisherman skipper captain
premier minister
postman postwoman
"""
TRADES = (
    "editor publicist bursar deputy aide adviser publisher co-author trader broker organiser"
    " organizer campaigner activist witness neighbour resident forecaster driver pilot nurse"
    " architect engineer accountant auditor clerk bishop priest imam rabbi major general admiral"
    " baker butcher student pupil gardener hunter climber runner swimmer prince princess"
)
GROUPS = tuple(frozenset(row.split()) for row in ALIKE.strip().split("\n"))
OFFICES = frozenset(f"{HEADS} {MORE_HEADS}".split()) - {"in", "charge"}
TITLES = OFFICES | frozenset(TRADES.split()) | frozenset[str]().union(*GROUPS)
DAYS = frozenset((*MONTHS, *day_name))
LESSER = frozenset(["deputy", "vice", "assistant", "acting"])
TITLE = rf"(?:{'|'.join(sorted(map(re.escape, TITLES), key=len, reverse=True))})"
CALLED = re.compile(rf"\b{TITLE}\b", re.IGNORECASE)
NAME = r"[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,3}"
OFFICE = rf"(?P<title>(?:\b[\w'\u2019-]+ ){{0,3}}\b{TITLE})"
AHEAD = re.compile(rf"(?i:{OFFICE}) (?P<name>{NAME})")
APART = re.compile(
    rf"(?i:{OFFICE})(?: (?:of|at|for|in) [^,.;]{{1,50}})?, (?P<name>{NAME})(?=[,.;]|$)"
)
BEHIND = re.compile(
    rf"(?P<name>{NAME}),(?: \d+,)? (?:(?:who is|who was|now) )?(?:the|an?|its|his|her|their)"
    r" (?P<title>[^,.;]{1,80})(?=[,.;])"
)


def another_title(claim: str, sentences: Sequence[str]) -> str | None:
    """Return the name of whom a claim gives a title that its passages do not give him.

    They give him another, or this one to somebody else. A boss is as good as a director.
    """
    told = [one for sentence in sentences for one in _called(sentence)]
    for name, title in _called(claim):
        own = {other for who, other in told if who == name}
        others = {who for who, other in told if _same(title, other)}
        if own and not any(_same(title, one) for one in own):
            return name
        if not own and title.split()[-1] in OFFICES and others - {name}:
            return name
    return None


def _called(text: str) -> Iterator[tuple[str, str]]:
    """Yield who is called what: a last name, and a title with "deputy" before it."""
    for found in chain.from_iterable(told.finditer(text) for told in (AHEAD, APART, BEHIND)):
        name = [word for word in found["name"].split() if word.lower() not in TITLES]
        titles = [*CALLED.finditer(found["title"])]
        if (
            name
            and titles
            and name[0] not in DAYS
            and not re.match(r"(?:['\u2019]s)\b", text[found.end("name") :])
        ):
            lesser = set(found["title"].lower().split()) & LESSER
            last = titles[-1][0].lower()
            yield name[-1], " ".join(sorted(lesser - {last})) + f" {last}"


def _same(one: str, other: str) -> bool:
    """Return whether two titles may be one: of one group, and neither of a deputy alone."""
    (*mine, own), (*theirs, there) = one.split(), other.split()
    alike = own == there or any(own in group and there in group for group in GROUPS)
    deputies = own in theirs or there in mine  # "his deputy" is a "deputy leader"
    return deputies or (alike and mine == theirs)
