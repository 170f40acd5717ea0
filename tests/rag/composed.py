"""Readings made by hand, as composing gets them."""

from datetime import UTC, datetime

from rag.readings import Reading
from rag.types import ArticleInfo, Hit, Passage, Span

ASKED = "What did the mayor do?"


def reading(
    article: str, text: str, score: float, *answers: str, published: datetime | None = None
) -> Reading:
    span = Span(start=10, end=10 + len(text))
    passage = Passage(
        article_id=article, version=1, ordinal=0, start=10, end=span.end, text=text,
        sentences=(span,),
    )  # fmt: skip
    hit = Hit(passage=passage, article=ArticleInfo(id=article, published_at=published), score=1.0)
    found = tuple(place(text, answer) for answer in answers)
    return Reading(hit=hit, span=span, score=score, answers=found)


def place(text: str, answer: str) -> Span:
    """Return where words stand in the sentence of `reading`."""
    return Span(start=10 + text.index(answer), end=10 + text.index(answer) + len(answer))


def march(day: int) -> datetime:
    """Return the morning of a day of March 2026."""
    return datetime(2026, 3, day, 9, tzinfo=UTC)
