"""Words that say the opposite of each other: "approved" and "rejected", "rose" and "fell"."""

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from rag.evidence.claims import flipped, negated
from rag.evidence.verbs import base_of, based
from rag.evidence.words import Word, names

SIDES = """
approve accept adopt endorse ratify | reject veto refuse oppose
support favour favor endorse | oppose object
rise increase grow climb gain jump soar surge raise | fall decrease drop decline shrink plunge
    slump cut
higher | lower
start begin launch open | end stop finish conclude halt close shut
allow permit legalise legalize authorise authorize | ban forbid prohibit outlaw block
acquit clear innocent | convict guilty
release free | arrest detain jail imprison
survive alive | die kill dead
confirm admit acknowledge | deny
hire appoint | fire sack dismiss
join | leave quit
arrive | leave depart
strengthen | weaken
profit | loss
majority | minority
lift ease relax | impose tighten
import | export
more | less fewer
best | worst
highest | lowest
largest biggest | smallest
oldest | youngest
hottest warmest | coldest
fastest | slowest
longest | shortest
richest | poorest
succeed success successful | fail failure
legal lawful | illegal unlawful
likely | unlikely
safe | unsafe dangerous
agree | disagree
include | exclude
able | unable
least | most
brother | sister
mother | father
son | daughter
husband | wife
man men boy | woman women girl
"""
CONVERSE = """
win victory beat defeat | lose loss
buy purchase | sell sale
lend | borrow
"""


class Sides(NamedTuple):
    """The keys of two sides; of a converse pair each is true of another: who buys and who sells."""

    one: frozenset[str]
    other: frozenset[str]
    converse: bool


@lru_cache(maxsize=1)
def opposites() -> tuple[Sides, ...]:
    """Return the pairs of sides that are known."""
    found = []
    for rows, converse in ((SIDES, False), (CONVERSE, True)):
        for row in rows.strip().replace("\n    ", " ").split("\n"):
            one, other = (frozenset(map(base_of, side.split())) for side in row.split("|"))
            found.append(Sides(one, other, converse))
    return tuple(found)


def contradicted(said: Sequence[Word], told: Sequence[Word]) -> bool:
    """Return whether one text denies what the other says, or says the opposite.

    Where one denies the opposite of what the other says, they agree: "not approved", "rejected".
    """
    found = list(_opposites(based(said), based(told)))
    return any(found) or (not found and flipped(said, told))


def _opposites(said: Sequence[Word], told: Sequence[Word]) -> Iterator[bool]:
    """Yield for each word of one text whose opposite only the other has whether both stand.

    Both stand where neither is denied, or both are. Who wins and who loses are opposites only of
    one and the same: where both texts name it first.
    """
    ours, theirs = ({w.key for w in one} for one in (said, told))
    same = _first_name(said) == _first_name(told) and "by" not in ours | theirs
    denied = negated(said) | negated(told)
    for one, other, converse in opposites():
        for here, there in ((one, other), (other, one)):
            alone = here & ours and there & theirs and not (here & theirs or there & ours)
            if alone and (same or not converse):
                yield len((here & ours | there & theirs) & denied) != 1


def _first_name(found: Sequence[Word]) -> str | None:
    """Return the key of the name that comes first; the word that begins a text may be one."""
    known: Set[str] = names(found)
    first = [w.key for n, w in enumerate(found) if w.key in known or (n == 0 and w.content)]
    return first[0] if first else None
