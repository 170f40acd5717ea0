"""The text and the title of a PDF."""

import io
import re

from pypdf import PdfReader

from ingest.record import Record, parse
from rag.errors import SourceError

FULL_LINE = 0.7
"""A line of at least this part of the longest goes on in the next, unless it ends a sentence."""

_HYPHENATED = re.compile(r"[^\W\d_]-$")
_SENTENCE_END = re.compile(r"[.!?:”\"]$")


def read_pdf(data: bytes) -> Record:
    """Return title, authors and text; no date, since a file's date is not its publication's."""
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise SourceError("is locked with a password: save a copy without one")
    text = "\n\n".join(unwrap(page.extract_text()) for page in reader.pages)
    if not text.strip():
        raise SourceError(
            "has pages but no text in them: scanned pages need text recognition first"
        )
    about = reader.metadata
    return parse(
        {
            "title": (about and about.title) or "",
            "authors": (about and about.author) or (),
            "text": text,
        }
    )


def unwrap(page: str) -> str:
    """Return the page with one paragraph a line, and words that were broken at its end whole."""
    lines = [line.strip() for line in page.splitlines()]
    width = max(map(len, lines), default=0)
    parts: list[str] = []
    for line in lines:
        if parts and _HYPHENATED.search(parts[-1]) and line[:1].islower():
            parts[-1] = parts[-1][:-1]
        elif parts:
            parts.append("\n" if not line or _ends(parts[-1], width) else " ")
        parts.append(line)
    return "".join(parts)


def _ends(line: str, width: int) -> bool:
    return len(line) < FULL_LINE * width or (bool(_SENTENCE_END.search(line)) and len(line) < width)
