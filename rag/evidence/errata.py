"""What a note of correction says was wrong is not so: what is right stands behind it."""

import re

WAS_WRONG = re.compile(
    r"^\W*(?:[^.?!:]{0,80}[:\u2013\u2014-] ?)?"
    r"(?:an?|the|our) (?:earlier|previous|original|first) (?:version|edition|report|article|story)"
    r"\b[^.?!]{0,60}?\b(?:said|say|says|stated|gave|reported|misstated|misspelled|misidentified|called"
    r"|named|wrongly|incorrectly|erroneously)\b",
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
