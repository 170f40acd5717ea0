"""What somebody said: whether a question asks for it, and whether a sentence goes on with it."""

import re

SAY = r"(?:say|said|says|saying|thinks?|tell|told|warn(?:ed)?|reply)"
ASKS_SAID = re.compile(
    rf"^\W{{0,9}}(?:(?:and|but|so) )?what(?:['\u2019](?:s|d)"
    rf"| (?:did|does|do|has|have|is|was|were|are))\b(?:(?!\bwhat\b)[^?]){{0,120}}?\b{SAY}\b",
    re.IGNORECASE,
)
QUOTED = re.compile('["\u201c]')
BY_ANOTHER = re.compile(
    r"[,:] (?:[^\W\d_a-z][\w-]+ ){1,3}(?:said|says|recalled|told|added|wrote)\b"
    r"|\baccording to\b"
)
"""Somebody else says so: "Holm said that, Ida Dahl recalled"."""
GOES_ON = re.compile(
    r"[\"\u201d] (?:s?he|they) (?:said|says|added|told|went on)\b"
    r"|, (?:s?he|they) (?:said|added|says)[,.:]",
    re.IGNORECASE,
)


def asks_said(question: str) -> bool:
    """Return whether it is asked what somebody said: "What did Dahl say about the mine?"."""
    return bool(ASKS_SAID.search(question))


def goes_on(sentence: str, behind: str) -> bool:
    """Return whether the next sentence has the words of whom one without a quotation tells.

    "But Judith Speke ruled that out." "Buying the firm would cost \u00a312 million, she said."
    """
    another = QUOTED.search(sentence) or BY_ANOTHER.search(sentence)
    return not another and bool(GOES_ON.search(behind))
