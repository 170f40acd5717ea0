"""What a passage says only perhaps, or on a condition, and a claim says outright."""

import re
from collections.abc import Mapping, Sequence

from rag.evidence.rarity import coverage, english_rarity
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
DEPENDS = re.compile(
    r"\b(?:if|unless|provided|conditions?|conditional|depend\w*|as long as|should|subject to"
    r"|once|approval|only)\b",
    re.IGNORECASE,
)
OPEN = re.compile(
    r"\b(?:would|should|could|may|might|perhaps|possibly|reported\w*|alleg\w*|suspect\w*|plan\w*|propos\w*"
    r"|threaten\w*|offer\w*)\b",
    re.IGNORECASE,
)
ALLEGED = re.compile(
    r"\b(?:alleg\w*|accus\w*|suspect(?:s|ed)?|rumou?r\w*|unproven|complaints?|claim(?:s|ed)?"
    r"(?= (?:that|he|she|they|it|the|an?|[\W\d]))|blam(?:e[sd]?|ing)"
    r"|prosecutors? (?:say|said|told|argued?))\b",
    re.IGNORECASE,
)
ACCUSED = re.compile(
    r" (?:is|are|was|were|has been|have been|had been|stands?)(?: \w+ly| still| being)?"
    r" (?:accused|suspected) of(?: having(?= )|(?= \w+ing\b))"
)
ACCUSES = re.compile(r"\b(?:accus|suspect)", re.IGNORECASE)
FILED = re.compile(
    r",? (?:an?|the) (?:[\w-]+ ){0,3}?(?:lawsuit|suit|indictment|complaint|petition|filing|memo)\b"
    r"[^,.;]*? (?:claims?|alleges?|says|said)\b",
    re.IGNORECASE,
)
ATTRIBUTED = re.compile(
    r"\b(?:alleg|accus|suspect|rumou?r|unproven|complain|claim|charg|den[iy]|reject|say|said|tell"
    r"|told|accord|report|prosecut|blam|disput|investigat|looking into)",
    re.IGNORECASE,
)
FORMER = re.compile(
    r"\b(?:former(?:ly)?|once|ex)\b[ -](?P<behind>[^,;.]*)"
    r"|(?P<ahead>[^,;.]*) (?:until|from \d{4} (?:to|until)|between) \d{4}\b",
    re.IGNORECASE,
)
NO_MORE = re.compile(
    r"\b(?:former(?:ly)?|once|ex|until|used to|previously|past|then|was|were|had|late)\b",
    re.IGNORECASE,
)
HALF = 0.5


def overstated(claim: str, quotes: Sequence[str], behind: Mapping[str, str]) -> str | None:
    """Return what a claim leaves out that every quote which carries it says; None where nothing.

    "Vessaly may send troops", and "will send troops if parliament agrees", do not say that it will.
    `behind` has of a quote the sentence behind it that says on what it depends, where there is one.
    """
    said = based(words(claim))
    if quotes and not ATTRIBUTED.search(claim):
        only = [_alleged(said, one) for one in quotes]
        unsure = not OPEN.search(claim) and any(only)
        maybe = [unsure and _perhaps(said, one) for one in quotes]
        if all(one or other for one, other in zip(only, maybe, strict=True)):
            return "the passage says only that it is alleged"
    if quotes and not NO_MORE.search(claim) and any(_no_more(said, one) for one in quotes):
        return "the passage says so of the past"
    if not quotes or DEPENDS.search(claim):
        return None
    if not OPEN.search(claim) and all(_perhaps(said, quote) for quote in quotes):
        return "the passage says only that it may be so"
    if all(_conditional(said, quote) or _depends(said, quote, behind) for quote in quotes):
        return "the passage says so on a condition"
    return None


def outright(claim: str, sentences: Sequence[str]) -> str:
    """Return a claim without "is accused of", where it is alleged in other words.

    Where prosecutors allege that Holm took it, that he is accused of taking it is held as "Holm
    taking it"; what itself speaks of accusing is held against the claim as that stands.
    """
    alleged = any(ALLEGED.search(sentence) for sentence in sentences)
    if not alleged or any(ACCUSES.search(sentence) for sentence in sentences):
        return claim
    return ACCUSED.sub("", claim)


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


def _alleged(said: Sequence[Word], quote: str) -> bool:
    """Return whether most of a claim stands behind a word of accusation, or before a lawsuit."""
    weights = {word.key: english_rarity()(word.key) for word in said if word.content}

    def covered(part: str) -> float:
        return coverage(weights, {word.key for word in based(words(part))})

    if (filed := FILED.search(quote)) and covered(quote[: filed.start()]) >= HALF:
        return True
    found = ALLEGED.search(quote)
    before, behind = (quote[: found.start()], quote[found.end() :]) if found else ("", "")
    return bool(found) and covered(behind) >= max(covered(before), HALF)


def _no_more(said: Sequence[Word], quote: str) -> bool:
    """Return whether the claim has all that a quote says of what was so once: "a former diver"."""
    ours = {word.key for word in said}
    for found in FORMER.finditer(quote):
        clause = [word for word in based(words(found["behind"] or "")) if word.content][:2]
        clause = (
            clause or [word for word in based(words(found["ahead"] or "")) if word.content][-2:]
        )
        if clause and all(word.key in ours for word in clause):
            return True
    return False
