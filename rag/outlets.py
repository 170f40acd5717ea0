"""Outlets asked for: the articles of them; where none is, those whose names are like theirs."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from sqlalchemy import ColumnElement, or_

from rag.schema import articles
from rag.wording import wording

CLOSE = 0.75
MOST = 3
THE = re.compile(r"^the (?=\S)")
LONG_WORD = re.compile(r"\w{4,}")


def of_outlets(names: Sequence[str]) -> ColumnElement[bool]:
    """Return what a query asks for so that articles are of these outlets; "" is for none."""
    named = articles.c.publisher.in_(names)
    return or_(named, articles.c.publisher.is_(None)) if "" in names else named


def outlet_key(name: str) -> str:
    """Return what an outlet is known by: its name whatever case, and without a leading "The"."""
    return THE.sub("", " ".join(name.casefold().split()))


def as_stored(wanted: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """Return the stored names of the outlets wanted; of one that is not known its own."""
    stored: dict[str, list[str]] = {}
    for name in known:
        stored.setdefault(outlet_key(name), []).append(name)
    return tuple(one for name in wanted for one in (stored.get(outlet_key(name)) or [name]))


def strangers(wanted: Sequence[str], known: Sequence[str]) -> str:
    """Return that no article is of some outlets wanted, and which are; "" where all are known."""
    strange = [name for name in wanted if name and outlet_key(name) not in map(outlet_key, known)]
    if not strange or not known:
        return ""
    like = list(dict.fromkeys(other for name in strange for other in alike(name, known)))
    here = like or known
    more = f" and {len(here) - MOST:,} more" if len(here) > MOST else ""
    return wording(
        "no_such_outlet",
        wanted=" or ".join(f"“{name}”" for name in strange),
        here="Like it there is" if like else "There is",
        outlets=", ".join(f"“{name}”" for name in here[:MOST]) + more,
    )


def alike(name: str, known: Sequence[str]) -> list[str]:
    """Return up to three of the known outlets whose names are close to one, the closest first."""
    scored = sorted(((*_closeness(name, other), other) for other in known), reverse=True)
    return [other for best, _, other in scored if best >= CLOSE][:MOST]


def _closeness(name: str, other: str) -> tuple[float, float]:
    """Return how close two names are by their closest words, and as wholes."""
    one, two = name.casefold(), other.casefold()
    whole = SequenceMatcher(None, one, two).ratio()
    pairs = [(a, b) for a in LONG_WORD.findall(one) for b in LONG_WORD.findall(two)]
    return max([whole, *(SequenceMatcher(None, a, b).ratio() for a, b in pairs)]), whole
