"""What ranking needs to know of many articles at once: no text, no passages."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Engine, bindparam, func, select

from rag.articles import batches
from rag.schema import articles
from rag.types import Filters

NAMED = articles.c.id.in_(bindparam("ids", expanding=True))
PUBLISHED = select(articles.c.id, articles.c.published_at).where(NAMED)
PASSING = select(articles.c.id).where(NAMED)
MOST_NAMED = 5000


def published_of(engine: Engine, article_ids: Sequence[str]) -> dict[str, datetime | None]:
    """Return when those of these articles that are stored were published, in their order."""
    found: dict[str, datetime | None] = {}
    with engine.connect() as db:
        for part in batches(article_ids, MOST_NAMED):
            found.update(map(tuple, db.execute(PUBLISHED, {"ids": part}).all()))
    return {one: found[one] for one in article_ids if one in found}


def passing_of(engine: Engine, article_ids: Sequence[str], filters: Filters) -> set[str]:
    """Return those of these articles that are stored and pass the filters."""
    found: set[str] = set()
    query = PASSING.where(*passing(filters))
    with engine.connect() as db:
        for part in batches(article_ids, MOST_NAMED):
            found.update(db.execute(query, {"ids": part}).scalars().all())
    return found


def count_of(engine: Engine, filters: Filters = Filters()) -> int:
    """Return how many articles pass the filters."""
    query = select(func.count()).select_from(articles).where(*passing(filters))
    with engine.connect() as db:
        return int(db.execute(query).scalar_one())


def passing(filters: Filters) -> list[ColumnElement[bool]]:
    """Return what a query of articles asks for so that the filters hold."""
    conditions: list[ColumnElement[bool]] = []
    if filters.publishers:
        conditions.append(articles.c.publisher.in_(filters.publishers))
    if filters.from_:
        conditions.append(articles.c.published_at >= filters.from_)
    if filters.to:
        conditions.append(articles.c.published_at < filters.to)
    return conditions
