"""The words that answer, without half of what is a pair, an aside, or what goes with a figure."""

import re
from collections.abc import Set

from rag.evidence.quantities import quantities
from rag.evidence.words import key_of, words

ASIDE = re.compile(r"(?<=\w)\s*\([^()]*\)$|(?<=\w), [DRI]-[A-Z][\w.]*$")
OPEN_BRACKET = re.compile(r"\s*\([^()]*$")
HEDGE = re.compile(
    r"^(?:(?:more|less|fewer|greater|higher|lower) than|nearly|almost|about|around|roughly|some"
    r"|approximately|at (?:least|most)|up to|over|under|(?:an )?estimated|as (?:many|much|few) as"
    r"|close to|just (?:over|under)|only)\s+",
    re.IGNORECASE,
)
RIVAL = re.compile(
    r",? (?:from|against|not|compared with|rather than|instead of|down from|up from) .*",
    re.IGNORECASE | re.DOTALL,
)
"""What a figure is told beside: "142 from 147", "five occasions, not three"."""
AGE = re.compile(r"([\w-]+?)-years?(?:-olds?)?", re.IGNORECASE)
THINGS = re.compile(r": ([^.!?;]*[^\s.!?;])")
BETWEEN = re.compile(r"\bbetween (?=\S{0,3}\d|[a-z]+ )(?:[^\s,;]+ ){1,4}?and (?=\S*\d|[a-z])")
REACH, SIGN = 30, 3
"""How long the upper figure of a range may be, and how far in it begins, behind its sign."""
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
    return _ranging(text, *_signed(text, first, last)) if text[first:last].strip() else (start, end)


def _signed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span that begins or ends with a figure with the sign that stands at it."""
    begins = text[start].isdigit() and start and text[start - 1] in "$\u00a3\u20ac\u00a5"
    ends = text[end - 1].isdigit() and text[end : end + 1] == "%"
    return start - bool(begins), end + bool(ends)


def _ranging(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span that has one end of a range, "between 20 and 25 million", with both."""
    for match in BETWEEN.finditer(text):
        behind = text[match.end() : match.end() + REACH]
        low, high = next(quantities(match[0]), None), next(quantities(behind), None)
        if low and high and high.start < SIGN:
            last = match.end() + len(behind[: high.end].rstrip())
            if match.start() <= start < last:
                return match.start(), max(end, last)
    return start, end


def bare(answer: str, asked: Set[str]) -> tuple[int, int]:
    """Return where an answer's figure stands: without "about", and without words that are asked.

    Asked "how many miles", "nearly 7 million miles" is "7 million": as short answers are told. Of
    an age, "21-year-old", or what is left of it, the number alone.
    """
    age = AGE.fullmatch(answer)
    if age and key_of("old") in asked:
        return age.span(1)
    hedge = HEDGE.match(answer)
    first = hedge.end() if hedge else 0
    beside = RIVAL.search(answer, first)
    last = beside.start() if beside else len(answer)
    said = [word for word in words(answer) if first <= word.start < last]
    if not (said and said[0].number):
        return 0, len(answer)
    while not said[-1].number and (
        said[-1].key in asked or (last < len(answer) and not said[-1].content)
    ):
        said.pop()
        last = said[-1].end
    return first, last


def told_behind(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the things stand that a span only counts: "four colours: red, blue, ..."."""
    said = words(text[start:end])
    behind = THINGS.match(text, end)
    if behind and len(said) > 1 and any(w.number for w in said[:2]) and not said[-1].number:
        return behind.span(1)
    return start, end


def _lone(answer: str, mark: str) -> bool:
    """Return whether the mark at an answer's end has no other half within it."""
    if mark == '"':
        return answer.count(mark) % 2 == 1
    return answer.count("\u201c") != answer.count("\u201d")
