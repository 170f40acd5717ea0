"""What somebody said: whether a question asks for it, and whether a sentence goes on with it."""

import re

SAY = (
    r"(?:say|said|says|saying|think|thinks|tell|told|warn|warned|claim|claimed|argue|argued|reply)"
)
ASKS_SAID = re.compile(
    rf"^\W*(?:(?:and|but|so) )?what(?:['\u2019](?:s|d)| (?:did|does|do|has|have|is|was|were|are))\b"
    rf"(?:(?!\bwhat\b)[^?]){{0,120}}?\b{SAY}\b",
    re.IGNORECASE,
)
QUOTED = re.compile('["\u201c]')
GOES_ON = re.compile(
    r"[\"\u201d] (?:s?he|they) (?:said|says|added|told|went on)\b"
    r"|,? (?:s?he|they) (?:said|added|says)(?: [a-z ]{1,30})?[,.:]",
    re.IGNORECASE,
)


def asks_said(question: str) -> bool:
    """Return whether it is asked what somebody said: "What did Dahl say about the mine?"."""
    return bool(ASKS_SAID.search(question))


def goes_on(sentence: str, behind: str) -> bool:
    """Return whether the next sentence has the words of whom one without a quotation tells.

    "But Judith Speke ruled that out." "Buying the firm would cost £12 million, she said."
    """
    return not QUOTED.search(sentence) and bool(GOES_ON.search(behind))
