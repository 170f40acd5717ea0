"""What ranking needs to know of many articles at once: no text, no passages."""

from collections.abc import Sequence
from datetime import datetime

import numpy as np
from sqlalchemy import ColumnElement, Engine, func, select

from rag.articles import batches
from rag.embedder import Vectors
from rag.schema import articles, passages, vectors
from rag.types import Filters


def published_of(
    engine: Engine, article_ids: Sequence[str], filters: Filters = Filters()
) -> dict[str, datetime | None]:
    """Return when those of these articles that pass the filters were published, in their order."""
    found: dict[str, datetime | None] = {}
    with engine.connect() as db:
        for part in batches(article_ids):
            query = select(articles.c.id, articles.c.published_at).where(
                articles.c.id.in_(part), *_passing(filters)
            )
            found.update((row.id, row.published_at) for row in db.execute(query))
    return {one: found[one] for one in article_ids if one in found}


def count_of(engine: Engine, filters: Filters = Filters()) -> int:
    """Return how many articles pass the filters."""
    query = select(func.count()).select_from(articles).where(*_passing(filters))
    with engine.connect() as db:
        return int(db.execute(query).scalar_one())


def vectors_of_passing(engine: Engine, model: str, filters: Filters) -> tuple[list[str], Vectors]:
    """Return ids and vectors of all passages of articles that pass, shapes (n,) and (n, dim)."""
    query = (
        select(passages.c.article_id, passages.c.ordinal, vectors.c.vector)
        .join_from(articles, passages, passages.c.article_id == articles.c.id)
        .join(vectors, vectors.c.hash == passages.c.hash)
        .where(vectors.c.model == model, *_passing(filters))
    )
    with engine.connect() as db:
        rows = db.execute(query).all()
    if not rows:
        return [], np.zeros((0, 0), np.float32)
    flat = np.frombuffer(b"".join(row[2] for row in rows), dtype="<f4")
    return [f"{row[0]}#{row[1]}" for row in rows], flat.reshape(len(rows), -1)


def _passing(filters: Filters) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if filters.publishers:
        conditions.append(articles.c.publisher.in_(filters.publishers))
    if filters.from_:
        conditions.append(articles.c.published_at >= filters.from_)
    if filters.to:
        conditions.append(articles.c.published_at < filters.to)
    return conditions
