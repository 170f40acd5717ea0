"""An article cut into sentences, none across two paragraphs, each with its offsets."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.rows import is_row, rows, unmarked
from rag.sentence_ends import sentence_ends
from rag.types import Span

LONGEST_SENTENCE = 1500
"""Characters; what is longer (a table, a list of names) is cut at the safest place below this."""

WRAP_WIDTHS = range(40, 121)
"""Line lengths at which a text may have been wrapped by an editor or a page."""

_BLOCK = re.compile(r"\S.*?(?=\n[^\S\n]*\n|\Z)", re.DOTALL)
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_WORD = re.compile(r"[^\W\d_]")
_SAFE_CUTS = (re.compile(r"[.!?;]\s"), re.compile(r"[:,–—]\s"), re.compile(r"\s"))  # noqa: RUF001


def sentences(text: str) -> list[Span]:
    """Return the sentences of `text` in order.

    Every character is in one, but for white space and what only marks a row or a turn.
    """
    return [
        sentence
        for paragraph in paragraphs(text)
        for whole in _within(text, paragraph)
        for sentence in _bounded(text, whole)
    ]


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs: every line is one, except in a block of wrapped lines.

    One begins behind its bullet, or the letter of who speaks.
    """
    found: list[Span] = []
    for block in _BLOCK.finditer(text):
        lines = [Span(start=m.start(), end=m.end()) for m in _LINE.finditer(text, *block.span())]
        for row in rows(text, lines):
            found += _joined(text, row)
    return unmarked(text, found)


def _joined(text: str, lines: Sequence[Span]) -> list[Span]:
    if _wrapped([line.of(text) for line in lines]):
        lines = [Span(start=lines[0].start, end=lines[-1].end)]
    return [found for line in lines if (found := _strip(text, line.start, line.end))]


def _wrapped(lines: list[str]) -> bool:
    """Return whether each line ends where the next word would not have fitted."""
    width = max(len(line.rstrip()) for line in lines)
    return (
        len(lines) > 2
        and not any(map(is_row, lines))
        and width in WRAP_WIDTHS
        and all(
            len(line.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > width
            for line, after in pairwise(lines)
        )
    )


def _within(text: str, paragraph: Span) -> list[Span]:
    """Return the sentences of one paragraph, each with a word in it."""
    inside = paragraph.of(text)
    cuts = _worded(inside, sentence_ends(inside))
    spans = (_strip(text, paragraph.start + a, paragraph.start + b) for a, b in pairwise(cuts))
    return [span for span in spans if span]


def _worded(text: str, ends: list[int]) -> list[int]:
    """Return the cuts that leave a word in every piece: "1." and "”" are no sentences."""
    cuts = [0]
    for end in ends:
        if _WORD.search(text, cuts[-1], end):
            cuts.append(end)
    if len(cuts) > 1 and not _WORD.search(text, cuts[-1]):
        cuts.pop()
    return [*cuts, len(text)]


def _bounded(text: str, sentence: Span) -> list[Span]:
    """Cut a sentence that is longer than any real one, at its last safe place."""
    pieces: list[Span] = []
    rest: Span | None = sentence
    while rest and rest.end - rest.start > LONGEST_SENTENCE:
        cut = _last_safe_cut(text, rest.start, rest.start + LONGEST_SENTENCE)
        piece = _strip(text, rest.start, cut)
        pieces += [piece] if piece else []
        rest = _strip(text, cut, rest.end)
    return [*pieces, rest] if rest else pieces


def _last_safe_cut(text: str, start: int, end: int) -> int:
    half = (start + end) // 2
    for pattern in _SAFE_CUTS:
        places = [match.end() for match in pattern.finditer(text, half, end)]
        if places:
            return places[-1]
    return end


def _strip(text: str, start: int, end: int) -> Span | None:
    """Return the range without white space at its ends, or None when nothing else is in it."""
    inside = text[start:end]
    bare = inside.strip()
    if not bare:
        return None
    left = start + len(inside) - len(inside.lstrip())
    return Span(start=left, end=left + len(bare))
