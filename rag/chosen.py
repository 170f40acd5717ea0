"""What a query of articles asks for: words, an author, and filters."""

from sqlalchemy import ColumnElement, or_

from rag.filters import Filters
from rag.outlets import of_outlets
from rag.schema import articles, versions
from rag.sought import holds, holds_name, sought


def conditions(
    words: str | None, filters: Filters, author: str | None = None
) -> list[ColumnElement[bool]]:
    """Return what holds of articles that have all the words, and pass; `InvalidInputError`."""
    asked = [
        or_(holds(versions.c.title, word), holds(versions.c.text, word)) for word in sought(words)
    ]
    if sought(author):
        asked.append(holds_name(versions.c.authors, str(author)))
    return [*asked, *_passing(filters)]


def _passing(filters: Filters) -> list[ColumnElement[bool]]:
    passing: list[ColumnElement[bool]] = []
    if filters.publishers:
        passing.append(of_outlets(filters.publishers))
    if filters.from_:
        passing.append(articles.c.published_at >= filters.from_)
    if filters.to:
        passing.append(articles.c.published_at < filters.to)
    return passing
