"""The words that answer without half a pair of marks, and without an aside at their end."""

import re

ASIDE = re.compile(r"(?<=\w)\s*\([^()]*\)$")
OPEN_BRACKET = re.compile(r"\s*\([^()]*$")
OPENS, CLOSES = '\u201c"', '\u201d"'


def rounded(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span of a text without a bracket or quotation mark whose other half is outside.

    "Bed and Board (BBD" is "Bed and Board"; a span of which nothing would be left stays as it is.
    """
    first, last = start, end
    for aside in (OPEN_BRACKET, ASIDE):
        if (found := aside.search(text[first:last])) and found.start():
            last = first + found.start()
    while first < last and text[first] in OPENS and _lone(text[first:last], text[first]):
        first += 1
    while first < last and text[last - 1] in CLOSES and _lone(text[first:last], text[last - 1]):
        last -= 1
    return (first, last) if text[first:last].strip() else (start, end)


def _lone(answer: str, mark: str) -> bool:
    """Return whether the mark at an answer's end has no other half within it."""
    if mark == '"':
        return answer.count(mark) % 2 == 1
    return answer.count("\u201c") != answer.count("\u201d")
