"""A claim without the words that say which outlet or author tells it."""

import re
from collections.abc import Set

from rag.evidence.words import Word

TELLER = r"(?:the )?\x01(?:(?:,? (?:of|at|for|in|and) (?:the )?|, |[\s-]|'s? |\u2019s? )\x01)*"
TOLD = r"(?:reports?|reported|says?|said|writes?|wrote|adds?|added|tells|told(?: [\w.]+){1,2})"
PATTERNS = (
    re.compile(
        rf"(?:, )?\b(?:according to|as reported by) {TELLER}(?:['\u2019]s? \w+)?,? ?", re.IGNORECASE
    ),
    re.compile(rf"^{TELLER} {TOLD}(?: (?:on|in) \w+)?(?: that|,|:)? ", re.IGNORECASE),
    re.compile(rf",? (?:as )?(?:{TELLER} {TOLD}|{TOLD} {TELLER})(?=[.,;]|$)", re.IGNORECASE),
)
FEWEST = 3


def unattributed(claim: str, tellers: Set[Word]) -> str:
    """Return a claim without "according to Echo", "Echo reported that" or ", Anna Berg wrote".

    `tellers` are the words of the claim that name an outlet or author; without them, or where
    hardly anything would be left, it stays as it is.
    """
    masked, names = claim, list[str]()
    for word in sorted(tellers, key=lambda word: -word.start):
        names.append(masked[word.start : word.end])
        masked = f"{masked[: word.start]}\x01{masked[word.end :]}"
    bare = masked
    for pattern in PATTERNS:
        bare = pattern.sub("", bare)
    if "\x01" in bare or len(bare.split()) < FEWEST:
        return claim
    bare = bare.strip(" ,")
    return f"{bare[:1].upper()}{bare[1:]}"
