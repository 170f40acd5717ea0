"""The text and the title of a PDF."""

import io
import re

from pypdf import PdfReader

from ingest.dateline import is_running
from ingest.masthead import is_of_masthead
from ingest.prose import plain_record
from ingest.record import Record, clean, filled, parse
from rag.errors import SourceError

FULL_LINE = 0.7
"""A line of at least this part of the longest goes on in the next, unless it ends a sentence."""

_HYPHENATED = re.compile(r"[^\W\d_]-$")
_SENTENCE_END = re.compile(r"[.!?:”\"]$")


def read_pdf(data: bytes) -> Record:
    """Return title, authors and text, and the outlet and the day that stand at its top.

    A file's own date is not its publication's; its own title goes behind a headline with a byline.
    """
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise SourceError("is locked with a password: save a copy without one")
    pages = (unwrap(page.extract_text()) for page in reader.pages)
    text = "\n\n".join(_without_running(page, number) for number, page in enumerate(pages))
    if not text.strip():
        raise SourceError(
            "has pages but no text in them: scanned pages need text recognition first"
        )
    about = reader.metadata
    told = parse(
        {"title": (about and about.title) or "", "authors": (about and about.author) or ()}
    )
    printed = plain_record(text, "")
    if printed.publisher or printed.authors or printed.published_at:
        return filled(printed, told)
    return told.model_copy(update={"text": clean(text)})


def unwrap(page: str) -> str:
    """Return the page with one paragraph a line, and words that were broken at its end whole."""
    lines = [line.strip() for line in page.splitlines()]
    width = max(map(len, lines), default=0)
    parts: list[str] = []
    for line in lines:
        if parts and _HYPHENATED.search(parts[-1]) and line[:1].islower():
            parts[-1] = parts[-1][:-1]
        elif parts:
            parts.append("\n" if _ends(parts[-1], line, width) else " ")
        parts.append(line)
    return "".join(parts)


def _without_running(page: str, number: int) -> str:
    """Return a page without its running foot, and, after the first page, its running head."""
    lines = page.strip().split("\n")
    if is_running(lines[-1]):
        lines.pop()
    kept = lines[1:] if number and lines and is_running(lines[0]) else lines
    return "\n".join(kept).strip()


def _ends(line: str, following: str, width: int) -> bool:
    """Return whether a paragraph ends with a line; one that goes on in small letters does not."""
    if not following or is_of_masthead(line) or is_of_masthead(following):
        return True
    if _SENTENCE_END.search(line):
        return len(line) < width
    return len(line) < FULL_LINE * width and not following[0].islower()
