"""Who tells a claim, and whether it gives one's figure to another."""

from collections.abc import Sequence, Set
from itertools import islice

from rag.evidence.figures import figures
from rag.evidence.names import named
from rag.evidence.words import Word, key_of

WORDS_OF_ATTRIBUTION = "according said says told reported reports added wrote writes"
ATTRIBUTION = frozenset(map(key_of, WORDS_OF_ATTRIBUTION.split()))
PREPOSITIONS = frozenset({"to", "in", "at", "from", "on", "near", "for", "with", "of", "by"})
BEHIND = frozenset({"by", "from"})


def credited(said: Sequence[Word], sources: Set[str]) -> set[Word]:
    """Return the words of an outlet or author that stand beside a word of attribution.

    "Anna Berg of Echo wrote" credits both; "Anna Berg resigned" nobody.
    """
    return {
        word
        for place, word in enumerate(said)
        if word.key in sources
        and (_attributed(said[place:], sources) or _attributed(said[place::-1], sources))
    }


def _attributed(beside: Sequence[Word], sources: Set[str]) -> bool:
    """Return whether the next word of content that names no source is one of attribution."""
    others = (word for word in beside if word.content and word.key not in sources)
    return any(word.key in ATTRIBUTION for word in islice(others, 1))


def exchanged(said: Sequence[Word], told: Sequence[Word]) -> bool:
    """Return whether the claim gives one's figure to another, where both have figures of their own.

    "Albrant will send 900 troops and Merrow 400" does not say that Merrow will send 900.
    """
    claimed, given = _shares(said), _shares(told)
    return any(
        given[who].isdisjoint(counts) and counts & set[str]().union(*given.values())
        for who, counts in claimed.items()
        if who in given
    )


def _shares(found: Sequence[Word]) -> dict[str, set[str]]:
    """Return for each doer the figures that have its name as the last before them.

    A name behind a preposition is where something goes or comes from. Where no doer was named
    before, a figure is his whose name stands behind the next "by" or "from": "900 will come from
    Merrow".
    """
    who, counts = named(found), {figure.start: figure for figure in figures(found)}
    shares, last, before, free = dict[str, set[str]](), "", "", set[str]()
    for word in found:
        if word.start in counts:
            value = counts[word.start].values[0]
            if last:
                shares.setdefault(last, set()).add(value)
            else:
                free.add(value)
        elif word.key in who and before in BEHIND and free:
            shares.setdefault(word.key, set()).update(free)
            free = set()
        elif word.key in who and before not in PREPOSITIONS:
            last = word.key
        before = word.text.lower()
    return shares
