"""What a note of correction says was wrong is not so: what is right stands behind it."""

import re

LABEL = r"(?:correction|clarification|editor['\u2019]s note|this (?:article|story|report) was)"
TOLD = (
    r"(?:said|says?|stated|gave|reported|misstated|misspelled|misidentified|wrongly|incorrectly"
    r"|erroneously)\b"
)
WAS_WRONG = re.compile(
    rf"^\W*{LABEL}\b[^.?!:]{{0,80}}[:\u2013\u2014-] ?(?:an?|the|our) (?:earlier|previous|original"
    rf"|first) (?:version|edition|report|article|story)\b[^.?!]{{0,60}}?\b{TOLD}"
    r"|^\W*(?:an?|the) (?:earlier|previous) (?:version|edition) of (?:this|the|our)"
    rf" (?:article|story|report)\b[^.?!]{{0,40}}?\b{TOLD}",
    re.IGNORECASE,
)
ASKED = re.compile(
    r"\b(?:correct\w*|wrong\w*|mistake\w*|err(?:or|ed)\w*|earlier|previous\w*|original\w*|first"
    r"|version)\b",
    re.IGNORECASE,
)


def was_wrong(sentence: str) -> bool:
    """Return whether it tells what an earlier version of an article said."""
    return bool(WAS_WRONG.search(sentence))


def asks_for_errata(question: str) -> bool:
    """Return whether it is asked what was corrected, or said before."""
    return bool(ASKED.search(question))
