"""Articles found for a question by what they say, each with its best passages."""

from datetime import UTC, datetime

from rag.errors import InvalidInputError
from rag.filters import Filters
from rag.types import ArticleInfo, PassageScore
from server.schemas import ArticlesFound, FoundArticle
from server.state import State

PASSAGES_AN_ARTICLE = 4


def search(opened: State, question: str, filters: Filters, limit: int) -> ArticlesFound:
    """Return up to `limit` articles, best first; InvalidInputError where it cannot be read."""
    asked = _readable(question, opened.settings.max_question_chars)
    depth = limit * PASSAGES_AN_ARTICLE
    chosen = opened.archive.articles.meant(filters)
    hits = opened.assistant.retriever.search(asked, chosen, datetime.now(UTC), depth)
    best: dict[str, tuple[ArticleInfo, list[PassageScore]]] = {}
    for hit in hits:
        best.setdefault(hit.article.id, (hit.article, []))[1].append(PassageScore.of(hit))
    found = [
        FoundArticle(**dict(article), score=passages[0].score, passages=tuple(passages))
        for article, passages in best.values()
    ]
    return ArticlesFound(articles=tuple(found[:limit]))


def _readable(question: str, most: int) -> str:
    stripped = question.strip()
    if not any(c.isalnum() for c in stripped):
        raise InvalidInputError("There is nothing to search for: say what, in words.")
    if len(stripped) > most:
        raise InvalidInputError(
            f"The search has {len(stripped):,} characters, at most {most:,} are read: shorten it."
        )
    return stripped
