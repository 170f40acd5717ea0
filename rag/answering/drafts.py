"""A model's text, as it comes, cut into sentences with the markers they carry."""

import re
from collections.abc import Iterator

from rag.types import Frozen

MARKER = r"[\[\u3010]\s*(?:passages?\s*)?\d+(?:\s*[,;&\u2013-]\s*\d+)*[^\]\u3011\[]{0,12}[\]\u3011]"
NUMBERS = re.compile(r"(\d{1,4})(?:\s*[\u2013-]\s*(\d{1,4}))?")
MARKERS = re.compile(MARKER, re.IGNORECASE)
END = re.compile(
    rf"[.!?\u2026]+[\"\u201d\u2019'*_)]*(?P<marked>(?:\s*{MARKER})*)(?=\s+[^\s\[\u3010])|\n",
    re.IGNORECASE,
)
BULLET = re.compile(r"^\s*(?:[-*\u2022#>]+|\d{1,2}[.)])\s+")
ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|No|vs"
    r"|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|e\.g|i\.e|U\.\w)|^\W*\d{1,2})$"
)
LONGEST = 2000
MOST_MARKERS = 20


class Draft(Frozen):
    """A sentence as a model wrote it, without its markers, and the numbers they named."""

    text: str
    markers: tuple[int, ...] = ()


class Drafts:
    """Takes text piece by piece; a sentence is given out as soon as it is surely complete."""

    def __init__(self) -> None:
        self._rest = ""

    def feed(self, piece: str) -> Iterator[Draft]:
        """Yield the sentences that the piece completes."""
        self._rest += piece
        while cut := _cut(self._rest):
            sentence, self._rest = self._rest[:cut], self._rest[cut:]
            yield from _drafts(sentence)

    def end(self) -> Iterator[Draft]:
        """Yield what is left when the text is complete."""
        rest, self._rest = self._rest, ""
        yield from _drafts(rest)


def _cut(text: str) -> int | None:
    for match in END.finditer(text):
        before = text[: match.start()]
        if match.group() != "\n" and not match["marked"] and ABBREVIATION.search(before):
            continue
        if match.group()[:1] in ".!?\u2026" and text[match.end() :].lstrip()[:1].islower():
            continue
        return match.end()
    return len(text) if len(text) > LONGEST else None


def _drafts(sentence: str) -> Iterator[Draft]:
    numbers: dict[int, None] = {}
    for marker in MARKERS.findall(sentence):
        for first, last in NUMBERS.findall(marker):
            end = min(int(last or first), int(first) + MOST_MARKERS)
            numbers |= dict.fromkeys(range(int(first), end + 1))
    text = BULLET.sub("", MARKERS.sub("", sentence)).replace("**", "").replace("__", "")
    text = re.sub(r"\s+([.,;:!?])", r"\1", " ".join(text.split()))
    if re.search(r"\w", text):
        yield Draft(text=text, markers=tuple(numbers)[:MOST_MARKERS])
