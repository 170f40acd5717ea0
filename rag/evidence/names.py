"""Which words name somebody, and who does it to whom."""

from collections.abc import Sequence
from itertools import pairwise

from rag.evidence.answer_types import country_keys
from rag.evidence.rarity import english_rarity
from rag.evidence.words import Word, names

RARE = 0.75
SAME = 0.75


def named(said: Sequence[Word]) -> set[str]:
    """Return the keys of a claim's names: of countries however written, and of what is capital.

    Its first word is one where it is rare enough.
    """
    first = next(iter(said), None)
    found = names(said) | {word.key for word in said if word.key in country_keys()}
    rare = first and first.capital and first.content and not first.number
    return found | {first.key} if first and rare and english_rarity()(first.key) > RARE else found


def of_others(said: Sequence[Word], told: Sequence[Word]) -> bool:
    """Return whether each of two texts has a name that the other lacks in any form."""
    ours, theirs = {w.key for w in said}, {w.key for w in told}
    return bool(named(said) - theirs and named(told) - ours)


def turned_round(said: Sequence[Word], told: Sequence[Word]) -> bool:
    """Return whether the claim has two names the other way round about the same word.

    "Dell called Kresh" is not "Kresh called Dell"; where either side is passive nobody can tell.
    """
    passive = {"by"} & ({w.text.lower() for w in said} ^ {w.text.lower() for w in told})
    claimed = [w.key for w in said if w.content]
    given = [w.key for w in told if w.content]
    who = [key for key in claimed if key in named(said) and key in given]
    alike = len(set(claimed) & set(given)) >= SAME * len(set(claimed))
    if passive or not alike:
        return False
    for first, second in pairwise(who):
        between = claimed[claimed.index(first) + 1 : claimed.index(second)]
        for deed in (key for key in between if key in given and key not in who):
            if given.index(second) < given.index(deed) < given.index(first):
                return True
    return False
