"""The vectors of a window's passages at once: a copy in SQL of one row an article."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Engine, and_, delete, insert, select

from rag.articles import passing
from rag.embedder import Vectors
from rag.schema import article_vectors, articles
from rag.stored import Loaded, to_bytes
from rag.types import Filters

SCANNED = 4000
"""So many passages are scanned whole in the time that Chroma takes to be asked: 1 ms a thousand.

A store no larger does without Chroma until something is written, which spares a command its start.
"""
AT_ONCE = 256
OF_CURRENT = and_(
    article_vectors.c.article_id == articles.c.id, article_vectors.c.version == articles.c.version
)
CURRENT = select(articles.c.id, article_vectors.c.vectors).join(article_vectors, OF_CURRENT)


class Kept(NamedTuple):
    """Articles, and the vectors of all of their passages as bytes: of each so many."""

    articles: list[str]
    lengths: list[int]
    vectors: bytes


class Scan(NamedTuple):
    """Articles, where each one's passages begin among `vectors`, and these: shape (n, size)."""

    articles: list[str]
    starts: NDArray[np.int64]
    vectors: Vectors


def keep_by_article(engine: Engine, model: str, loaded: Sequence[Loaded]) -> None:
    """Keep these articles' vectors in place of those kept of them before."""
    rows = [
        {
            "article_id": one.id,
            "model": model,
            "version": one.article.version,
            "vectors": to_bytes(one.vectors),
        }
        for one in loaded
        if one.article and one.passages
    ]
    ids = [one.id for one in loaded]
    with engine.begin() as db:
        db.execute(delete(article_vectors).where(article_vectors.c.article_id.in_(ids)))
        if rows:
            db.execute(insert(article_vectors), rows)


def kept_of_passing(engine: Engine, model: str, filters: Filters) -> Kept:
    """Return what is kept of the articles that pass."""
    query = CURRENT.where(article_vectors.c.model == model, *passing(filters))
    with engine.connect() as db:
        rows = db.execute(query).all()
    lengths = [len(row[1]) for row in rows]
    return Kept([row[0] for row in rows], lengths, b"".join([row[1] for row in rows]))


def scan_of(kept: Kept, size: int) -> Scan:
    """Return the passages of what is kept, whose vectors have `size` dimensions."""
    counts = np.asarray(kept.lengths, dtype=np.int64) // (4 * size)
    vectors = np.frombuffer(kept.vectors, dtype="<f4").reshape(-1, size)
    return Scan(kept.articles, np.cumsum(counts) - counts, vectors)


def cosines(rows: Vectors, vector: Vectors) -> Vectors:
    """Return the cosine of each unit row, shape (n, d), with a unit vector, shape (d,).

    It is done on this thread: the threads of a whole product by BLAS go on spinning after it, while
    words and embeddings want the cores. A question on a year of 100,000 passages took 31 ms for 24.
    """
    found: Vectors = np.vecdot(rows, vector)
    return found


def cosines_of(rows: Vectors, chosen: NDArray[np.intp], vector: Vectors) -> Vectors:
    """Return the same for the chosen of these rows, a third faster than of a copy of them all."""
    found = np.empty(len(chosen), np.float32)
    part = np.empty((AT_ONCE, rows.shape[1]), np.float32)
    for start in range(0, len(chosen), AT_ONCE):
        some = chosen[start : start + AT_ONCE]
        held = part[: len(some)]
        rows.take(some, axis=0, out=held, mode="clip")  # "raise" would copy `out` once more
        np.vecdot(held, vector, out=found[start : start + len(some)])
    return found
