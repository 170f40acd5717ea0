"""The vectors of a window's passages at once: a copy in SQL of one row an article, by its date."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, bindparam, delete, insert, select

from rag.filters import Filters
from rag.moments import UNDATED, micros, window
from rag.outlets import of_outlets
from rag.rounded import Rounded, bytes_of, packed, unpacked
from rag.schema import articles, window_vectors
from rag.stored import Loaded

SCANNED = 4000
"""So many passages are scanned whole in the time that Chroma takes to be asked: 1 ms a thousand.

A store no larger does without Chroma until something is written, which spares a command its start.
"""


WITHIN = select(window_vectors.c.article_id, window_vectors.c.vectors).where(
    window_vectors.c.published >= bindparam("low"),
    window_vectors.c.published < bindparam("high"),
    window_vectors.c.model == bindparam("model"),
)


class Kept(NamedTuple):
    """Articles, and the vectors of all of their passages as `packed` bytes: of each so many."""

    articles: list[str]
    lengths: list[int]
    vectors: bytes


class Scan(NamedTuple):
    """Articles, where each one's passages begin among `vectors`, and these."""

    articles: list[str]
    starts: NDArray[np.int64]
    vectors: Rounded


def keep_by_article(engine: Engine, model: str, loaded: Sequence[Loaded]) -> None:
    """Keep these articles' vectors in place of those kept of them before."""
    rows = [
        {
            "published": UNDATED if at is None else micros(at),
            "article_id": one.id,
            "model": model,
            "vectors": packed(one.vectors),
        }
        for one in loaded
        if one.article and one.passages
        for at in [one.article.published_at]
    ]
    with engine.begin() as db:
        forget_by_article(db, [one.id for one in loaded])
        if rows:
            db.execute(insert(window_vectors), rows)


def forget_by_article(db: Connection, article_ids: Sequence[str]) -> None:
    """Keep no vectors of these articles: of one that has changed they are no longer true."""
    db.execute(delete(window_vectors).where(window_vectors.c.article_id.in_(article_ids)))


def kept_of_passing(engine: Engine, model: str, filters: Filters) -> Kept:
    """Return what is kept of the articles that pass."""
    low, high = window(filters)
    query, told = WITHIN, {"model": model, "low": low, "high": high}
    if filters.publishers:
        theirs = select(articles.c.id).where(of_outlets(filters.publishers))
        query = query.where(window_vectors.c.article_id.in_(theirs))
    with engine.connect() as db:
        rows = db.execute(query, told).all()
    lengths = [len(row[1]) for row in rows]
    return Kept([row[0] for row in rows], lengths, b"".join([row[1] for row in rows]))


def scan_of(kept: Kept, size: int) -> Scan:
    """Return the passages of what is kept, whose vectors have `size` dimensions."""
    counts = np.asarray(kept.lengths, dtype=np.int64) // bytes_of(size)
    return Scan(kept.articles, np.cumsum(counts) - counts, unpacked(kept.vectors, size))
