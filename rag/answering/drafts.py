"""A model's text, as it comes, cut into sentences with the markers they carry."""

import re
from collections.abc import Iterator

from rag.answering.markers import CLOSES, MARKER, OPENS, numbers, unmarked
from rag.sentence_ends import sentence_ends
from rag.types import Frozen

CLOSERS = r"[\"\u201d\u2019\u00bb'*_)]*"
END = re.compile(
    rf"(?P<mark>(?:{MARKER}\s*)?[.!?\u2026]+){CLOSERS}(?P<marked>(?:\s*{MARKER})*)"
    rf"(?=\s+[^\s{OPENS}])|\n",
    re.IGNORECASE,
)
ENDED = re.compile(rf"[.!?\u2026]{CLOSERS}(?:\s*{MARKER})*\s*\Z", re.IGNORECASE)
NEXT_WORD = re.compile(r"\s*\S+\s")
BREAK = re.compile(r"\n(?=[^\S\n]*(?:\n|\||[-*\u2022#>]+\s|\d{1,2}[.)]\s))")
COMPLETE_LINE = re.compile(rf"\s*#|\s*\*\*.*\*\*\s*$|.*(?::|{MARKER})\s*$", re.IGNORECASE)
QUOTED = re.compile(
    r"(?<!\w)\"[^\"]*(?:\"|\Z)"
    r"|\u201c[^\u201c\u201d]*(?:\u201d|\Z)"
    r"|\u00ab[^\u00ab\u00bb]*(?:\u00bb|\Z)"
    r"|(?<!\w)\u2018(?!\d)(?:[^\u2018\u2019]|\u2019(?=\w))*(?:\u2019|\Z)"
)
PART_OF_MARKER = re.compile(rf"\s*[{OPENS}][^{CLOSES}]{{0,20}}\Z")
BULLET = re.compile(r"^\s*(?:[-*\u2022#>]+|\d{1,2}[.)])\s+")
ENUMERATOR = re.compile(r"\W*\d{1,2}\.")
LONGEST = 2000
LONGEST_QUOTATION = 600


class Draft(Frozen):
    """A sentence as a model wrote it, without its markers, and the numbers they named."""

    text: str
    markers: tuple[int, ...] = ()
    complete: bool = True


class Drafts:
    """Takes text piece by piece; a sentence is given out as soon as it is surely complete."""

    def __init__(self) -> None:
        self._rest = ""

    def feed(self, piece: str) -> Iterator[Draft]:
        """Yield the sentences that the piece completes."""
        self._rest += piece
        yield from self._sentences(whole=False)

    def end(self, cut_short: bool = False) -> Iterator[Draft]:
        """Yield what is left; where the text was cut short, its last sentence may be incomplete."""
        if cut_short:
            self._rest = PART_OF_MARKER.sub("", self._rest)
        yield from self._sentences(whole=True)
        rest, self._rest = self._rest, ""
        yield from _drafts(rest, complete=not cut_short or bool(ENDED.search(rest)))

    def _sentences(self, whole: bool) -> Iterator[Draft]:
        while cut := _cut(self._rest, whole):
            sentence, self._rest = self._rest[:cut], self._rest[cut:]
            yield from _drafts(sentence)


def _cut(text: str, whole: bool) -> int | None:
    """Return where the first sentence ends; None where more text must tell, or there is no more."""
    for found in END.finditer(text):
        if BREAK.match(text, found.start()):
            return found.end()
        if not (whole or NEXT_WORD.match(text, found.end())):
            break
        if not _quoted(text, found.end(), whole) and _is_end(text, found):
            return found.end()
    return len(text) if len(text) > LONGEST else None


def _is_end(text: str, found: re.Match[str]) -> bool:
    """Return whether a sentence ends with an end mark or a line, by what surrounds it."""
    after = text[found.end() :].lstrip()
    if after[:1].islower():
        return False
    if found["mark"] is None:
        return bool(COMPLETE_LINE.match(text[: found.start()].rpartition("\n")[2]))
    if found["mark"] != "." or found["marked"]:
        return True
    before = " ".join(unmarked(text[: found.end("mark")]).split())
    ends = sentence_ends(f"{before} {after.lstrip('*_#')}")
    return len(before) in ends and not ENUMERATOR.fullmatch(before)


def _quoted(text: str, place: int, whole: bool) -> bool:
    """Return whether a quotation goes on at a place, and is or may yet be closed near by."""
    around = (q for q in QUOTED.finditer(text) if q.start() < place < q.end())
    said = next((quotation.group() for quotation in around), None)
    if said is None or len(said) > LONGEST_QUOTATION or BREAK.search(said):
        return False
    return not whole or said[-1] in '"\u201d\u00bb\u2019'


def _drafts(sentence: str, complete: bool = True) -> Iterator[Draft]:
    text = BULLET.sub("", unmarked(sentence)).replace("**", "").replace("__", "")
    text = re.sub(r"\s+([.,;:!?])", r"\1", " ".join(text.split()))
    if re.search(r"\w", text):
        yield Draft(text=text, markers=numbers(sentence), complete=complete)
