"""Rows of a list or a table and turns of an interview: their marks are no words of theirs."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from rag.types import Span

_BULLET = re.compile(r"(?:[-*•‣◦▪●·–—]|[QA]:)[^\S\n]+(?=.*\w)")  # noqa: RUF001
_NUMBER = re.compile(r"(\d{1,3})([.)])[^\S\n]+(?=.*\w)")
_RULE = re.compile(r"^\|(?:[ \t]*:?-{3,}:?[ \t]*\|)+[ \t]*\n?|(?<=\|)[ \t]+$", re.MULTILINE)
_ROW = re.compile(r"\|.*\|")


def row(cells: Sequence[str]) -> str:
    """Return a row of a table as a line, its cells told apart."""
    return f"| {' | '.join(' '.join(cell.split()) for cell in cells)} |"


def is_row(line: str) -> bool:
    """Return whether a line is written like a row of a table."""
    return _ROW.fullmatch(line.strip()) is not None


def without_rules(text: str) -> str:
    """Return a text without the rules below the heads of its tables, and the space behind rows."""
    return _RULE.sub("", text)


def unmarked(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """Return the paragraphs, each from behind the mark that it may begin with.

    A number is a mark only beside the one before or after it: "1. FC Lund" is a name.
    """
    numbers = {at: found for at, one in enumerate(paragraphs) if (found := _number(text, one))}
    counted = {
        at
        for at, (number, stop) in numbers.items()
        if numbers.get(at - 1) == (number - 1, stop) or numbers.get(at + 1) == (number + 1, stop)
    }
    return [
        _behind(text, one, _NUMBER if at in counted else _BULLET)
        for at, one in enumerate(paragraphs)
    ]


def rows(text: str, lines: Sequence[Span]) -> Iterator[Sequence[Span]]:
    """Yield the lines of a block that begins with a mark row by row, else all of them at once."""
    mark = next((one for one in (_BULLET, _NUMBER) if _marks(text, lines[0], one)), None)
    begins = [at for at, one in enumerate(lines) if mark and at and _marks(text, one, mark)]
    for start, end in pairwise(chain([0], begins, [len(lines)])):
        yield lines[start:end]


def _marks(text: str, line: Span, mark: re.Pattern[str]) -> bool:
    start = line.end - len(line.of(text).lstrip())
    return mark.match(text, start, line.end) is not None


def _number(text: str, paragraph: Span) -> tuple[int, str] | None:
    found = _NUMBER.match(text, paragraph.start, paragraph.end)
    return (int(found[1]), found[2]) if found else None


def _behind(text: str, paragraph: Span, mark: re.Pattern[str]) -> Span:
    found = mark.match(text, paragraph.start, paragraph.end)
    return Span(start=found.end(), end=paragraph.end) if found else paragraph
