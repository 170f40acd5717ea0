"""What a note of correction says was wrong is not so: what is right stands behind it."""

import re

LABEL = (
    r"(?:corrections?|clarifications?|errat(?:um|a)|editor['\u2019]s note"
    r"|this (?:article|story|report|piece|post) (?:was|has been))"
)
PIECE = r"(?:article|story|report|piece|column|caption|headline|item)"
ERRS = (
    r"(?:wrongly|incorrectly|erroneously|mistakenly|inaccurately|in error|misstated|misspell?ed"
    r"|misspelt|misidentified|misnamed|misreported|misattributed)\b"
)
TOLD = rf"(?:said|says?|stated|gave|had|reported|described|named|referred|quoted|{ERRS})"
WAS_WRONG = re.compile(
    rf"^\W*{LABEL}\b[^.?!:]{{0,80}}[:\u2013\u2014-] ?(?:an?|the|our) (?:earlier|previous|original"
    rf"|first) (?:version|edition|report|article|story)\b[^.?!]{{0,60}}?\b{TOLD}"
    r"|^\W*(?:an?|the) (?:earlier|previous|original) (?:version|edition) of (?:this|the|our)"
    rf" (?:article|story|report|piece|post)\b[^.?!]{{0,40}}?\b{TOLD}"
    rf"|^\W*(?:{LABEL}\b[^.?!:]{{0,80}}[:\u2013\u2014-] ?)?(?:in )?"
    r"(?:(?:this|our)(?: \w+){0,3}? (?:article|story|report|piece|caption|headline|post)"
    r"|an?(?: \w+){0,3}? (?:article|story))\b[^?!]{0,160}?"
    rf"\b(?:originally (?:said|stated|reported)|{ERRS})",
    re.IGNORECASE,
)
BARE = re.compile(
    r"\W*(?:(?:corrections?|clarifications?|errat(?:um|a)|editor['\u2019]s note)(?: and \w+)?"
    r"|this (?:article|story|report|piece|post) (?:was|has been) \w+ [^.]{0,60})\W*",
    re.IGNORECASE,
)
LABELLED = re.compile(
    r"^\W*(?:(?:corrections?|clarifications?|errat(?:um|a)|editor['\u2019]s note)\b"
    r"(?=\W*$| ?[:(\u2013\u2014]|,? \d|,? [A-Z][a-z]+ \d| - )"
    r"|this (?:article|story|report|piece|post) (?:was|has been) (?:amended|corrected|updated"
    r"|revised|edited|changed)\b|an? (?:earlier|previous|original) version of (?:this|the|our)\b)",
    re.IGNORECASE,
)
ASKED = re.compile(
    r"\b(?:correct\w*|wrong\w*|mistake\w*|err(?:or|ed)\w*|earlier|previous\w*|original\w*|first"
    r"|version)\b",
    re.IGNORECASE,
)
HEADED = re.compile(
    r"^\W*(?:(?:corrections?|clarifications?|errat(?:um|a)|for the record)\b(?: and |\W*$|\s*[:|])"
    r"|(?:corrections?|clarifications?|errat(?:um|a))$)",
    re.IGNORECASE,
)
OF_A_PIECE = re.compile(
    rf"^\W*(?:in |on )?(?:(?:this|our|an?|the|one|two) )?[^.?!]{{0,60}}?\b{PIECE}s?\b"
    rf"[^?!]{{0,160}}?\b{TOLD}|^\W*(?:[\w,]+ ){{0,3}}we (?:\w+ )?{TOLD}",
    re.IGNORECASE,
)


def was_wrong(sentence: str) -> bool:
    """Return whether it tells what an earlier version of an article said."""
    return bool(WAS_WRONG.search(sentence))


def is_label(sentence: str) -> bool:
    """Return whether a note of correction begins with it."""
    return bool(LABELLED.search(sentence)) or was_wrong(sentence)


def is_bare(sentence: str) -> bool:
    """Return whether it only says that a note of correction follows."""
    return bool(BARE.fullmatch(sentence))


def is_headed(title: str) -> bool:
    """Return whether a headline says that what stands below it corrects other articles."""
    return bool(HEADED.search(title))


def of_a_piece(sentence: str) -> bool:
    """Return whether it tells, among corrections, what some article of the outlet said."""
    return bool(OF_A_PIECE.search(sentence))


def asks_for_errata(question: str) -> bool:
    """Return whether it is asked what was corrected, or said before."""
    return bool(ASKED.search(question))
