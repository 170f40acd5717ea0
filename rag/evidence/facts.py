"""Whether two sentences tell one fact, and whether two short answers are one."""

import re

from rag.evidence.claims import negated
from rag.evidence.names import of_others, turned_round
from rag.evidence.opposites import contradicted
from rag.evidence.quantities import Quantity, alike, apart, quantities
from rag.evidence.times import other_times
from rag.evidence.verbs import base_of, based, content_keys
from rag.evidence.words import words

SAME_FACT, REACH = 0.6, 2
BEING = frozenset({"is", "are", "was", "were", "be", "been", "being"})
UNDOING = """
quash overturn annul rescind revoke repeal reverse void nullify withdraw cancel scrap abandon
suspend postpone
"""
UNDOES = frozenset(map(base_of, UNDOING.split()))
FOUND = re.compile(
    r"\b(?:all|both|the last|every\w*)\b[^.;]{0,60}\b(?:missing|unaccounted)\b[^.;]{0,60}"
    r"\b(?:found|safe|rescued|recovered|accounted)\b"
    r"|\b(?:no ?(?:body|one)|none)\b[^.;]{0,40}\b(?:missing|unaccounted)\b"
    r"(?![^.;]{0,60}\b(?:found|traced|rescued|recovered)\b)"
    r"|\b(?:all|both|every\w*)\b[^.;]{0,40}\baccounted for\b",
    re.IGNORECASE,
)
"""All who were missing, or nobody is."""
DEPENDS = re.compile(r"\b(?:only if|if|unless|whether|provided that|on condition)\b", re.IGNORECASE)


def same_fact(first: str, second: str) -> bool:
    """Return whether two sentences share most content words, every quantity and what they negate.

    Each may name who the other does not, but not both; who does it to whom, and when, must be the
    same.
    """
    said, told = words(first), words(second)
    if negated(said) != negated(told) or contradicted(said, told):
        return False
    if stands(first) != stands(second):
        return False
    if of_others(said, told) or turned_round(said, told) or other_times(said, told):
        return False
    (one, counted), (other, also_counted) = content(first), content(second)
    if not alike(counted, also_counted):
        return False
    return len(one & other) >= SAME_FACT * max(len(one | other), 1)


def undone(text: str) -> bool:
    """Return whether a text says that something was undone, or those missing found."""
    return bool(UNDOES & content_keys(text) or FOUND.search(text))


def undoes(told: str, said: str) -> bool:
    """Return whether one text says that what another tells was undone, where that does not say so.

    What was undone stands right before a passive verb, or else behind it: "overturned the
    injunction" undoes no strike that the sentence tells of as well.
    """
    if undone(said):
        return False
    keys, found = content_keys(said), based(words(told))
    for place, word in enumerate(found):
        if word.key in UNDOES:
            passive = any(w.key in BEING for w in found[max(place - REACH, 0) : place])
            beside = found[:place][::-1] if passive else found[place + 1 :]
            if keys & {w.key for w in [w for w in beside if w.content][:REACH]}:
                return True
    return False


def stands(text: str) -> bool:
    """Return whether a text neither says that something was undone nor makes it depend."""
    return not (undone(text) or DEPENDS.search(text))


def same_answer(first: str, second: str) -> bool:
    """Return whether two short answers have the same content words and quantities."""
    (one, counted), (other, also_counted) = content(first), content(second)
    return bool(one) and one == other and alike(counted, also_counted)


def other_answer(first: str, second: str) -> bool:
    """Return whether two short answers have quantities, or content words, and none in common."""
    (one, counted), (other, also_counted) = content(first), content(second)
    if other_times(words(first), words(second)) or apart(counted, also_counted):
        return True
    return bool(one and other) and one.isdisjoint(other)


def content(text: str) -> tuple[set[str], list[Quantity]]:
    """Return the keys of a text's content words, a number's being what it comes to; its quantities.

    Known units behind a number are no content words: "$5" is "5 dollars".
    """
    counted = list(quantities(text))
    rest = {
        w.key
        for w in words(text)
        if w.content and not any(one.start <= w.start < one.end for one in counted)
    }
    return rest | {one.value for one in counted}, counted
