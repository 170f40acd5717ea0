"""What a passage says only perhaps, or on a condition, and a claim says outright."""

import re
from collections.abc import Mapping, Sequence

from rag.evidence.verbs import based
from rag.evidence.words import Word, words

MAY = frozenset({"may", "might", "could", "perhaps", "possibly", "reportedly", "allegedly"})
CONDITION = re.compile(
    r"(?P<before>\w+)?\W*"
    r"(?P<condition>\b(?:if|unless|provided(?: that)?|on condition that|as long as)\b[^,;.]*)",
    re.IGNORECASE,
)
WORDS_BEFORE_A_QUESTION = "as even ask asked asking see say said know knew wonder sure clear decide"
QUESTION = frozenset([*WORDS_BEFORE_A_QUESTION.split(), "check", "doubt", "unclear", "what"])
OPEN = re.compile(
    r"\b(?:if|unless|provided|condition|conditions|conditional|depend\w*|as long as|would|should"
    r"|could|may|might|perhaps|possibly|reported\w*|alleg\w*|suspect\w*|plan\w*|propos\w*"
    r"|threaten\w*|offer\w*)\b",
    re.IGNORECASE,
)


def overstated(claim: str, quotes: Sequence[str], behind: Mapping[str, str]) -> str | None:
    """Return what a claim leaves out that every quote which carries it says; None where nothing.

    "Vessaly may send troops", and "will send troops if parliament agrees", do not say that it will.
    `behind` has of a quote the sentence behind it that says on what it depends, where there is one.
    """
    if not quotes or OPEN.search(claim):
        return None
    said = based(words(claim))
    if all(_perhaps(said, quote) for quote in quotes):
        return "the passage says only that it may be so"
    if all(_conditional(said, quote) or _depends(said, quote, behind) for quote in quotes):
        return "the passage says so on a condition"
    return None


def _perhaps(said: Sequence[Word], quote: str) -> bool:
    """Return whether a quote has "may" right before each verb that the claim shares with it."""
    told, hedged, plain, open_hedge = based(words(quote)), set[str](), set[str](), False
    for word in told:
        if word.text.lower() in MAY and word.key != "may.":
            open_hedge = True
        elif word.content:
            (hedged if open_hedge else plain).add(word.key)
            open_hedge = False
    return bool({w.key for w in said if w.content} & (hedged - plain))


def _conditional(said: Sequence[Word], quote: str) -> bool:
    """Return whether the quote has a condition of which the claim says nothing."""
    ours = {w.key for w in said if w.content}
    return any(
        not ours & {w.key for w in based(words(match["condition"]))}
        for match in CONDITION.finditer(quote)
        if (match["before"] or "").lower() not in QUESTION
    )


def _depends(said: Sequence[Word], quote: str, behind: Mapping[str, str]) -> bool:
    """Return whether there is a condition behind the quote, and the claim has nothing new of it."""
    told = {w.key for w in based(words(quote))}
    added = {w.key for w in based(words(behind.get(quote, ""))) if w.content} - told
    return bool(added) and not added & {w.key for w in said}
