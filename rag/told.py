"""What the statements of an answer tell: a sentence each, what of it answers, where and when."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from rag.evidence.answer_types import FIGURES, expected_type
from rag.evidence.quantities import Quantity, quantities
from rag.evidence.times import DATED
from rag.types import Citation, Statement
from rag.wording import day

QUANTITY = re.compile(
    r"\bhow (?:many|much|large|big|long|far|old)\b|\b(?:number|size|cost|toll|share)\b",
    re.IGNORECASE,
)


class Told(NamedTuple):
    """What some outlets say: a sentence, the words of it that answer and their day, and where."""

    text: str
    answer: str
    citations: Sequence[Citation]
    day: date | None = None


def told_by(statement: Statement) -> Iterator[Told]:
    """Yield what a statement says; each of its quotes, where a model wrote it in other words."""
    marked = statement.answer
    quotes = {" ".join(c.quote.split()) for c in statement.citations}
    if marked or statement.text in quotes:
        answer = statement.text[marked.start : marked.end] if marked else ""
        day_meant = marked.day if marked else None
        yield Told(statement.text, answer, statement.citations, day_meant)
    else:
        yield from (Told(c.quote, "", (c,)) for c in statement.citations)


def counted(question: str) -> bool:
    """Return whether a question asks for a figure."""
    return bool(QUANTITY.search(question)) or expected_type(question) in FIGURES


def figures_of(question: str, text: str) -> list[Quantity]:
    """Return the figures of a text but for its dates and what the question names."""
    asked = {one.value for one in quantities(question)}
    undated = DATED.sub(lambda match: " " * len(match[0]), text)
    return [one for one in quantities(undated) if one.value not in asked]


def says(question: str, told: Told) -> str:
    """Return each outlet with its date, and what it says."""
    outlets = {c.publisher or "an unnamed outlet": c for c in told.citations}
    names = [
        f"{name} ({day(c.published_at)})" if c.published_at else name for name, c in outlets.items()
    ]
    figures = dict.fromkeys(one.text for one in figures_of(question, told.text))
    short = told.answer or (
        " and ".join(figures) if counted(question) else f"\u201c{told.text}\u201d"
    )
    meant = f" ({told.day.day} {told.day:%B %Y})" if told.day else ""
    return f"{', '.join(names)}: {' '.join(short.split())}{meant}"
