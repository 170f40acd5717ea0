"""The first vector of every article in memory: what a window compares with a question at once."""

from collections.abc import Sequence
from threading import Lock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import BigInteger, Engine, LargeBinary, func, select, type_coerce

from rag.articles import batches
from rag.embedder import Vectors
from rag.moments import UNDATED, window
from rag.scan import OF_CURRENT
from rag.schema import article_vectors, articles
from rag.types import Filters

MOST = 200_000
"""So many articles' leads are held: 300 MB where a vector has 384 dimensions."""


class Near(NamedTuple):
    """An article's id with the cosine of its lead to the question, in [-1, 1]."""

    id: str
    score: float


class Held(NamedTuple):
    """A row an article: shapes (n,), and (n, size) for `vectors`; an outlet is its number."""

    ids: NDArray[np.object_]
    outlets: NDArray[np.int32]
    published: NDArray[np.int64]
    vectors: Vectors

    def joined(self, other: "Held") -> "Held":
        """Return the rows of both."""
        return Held(
            np.concatenate((self.ids, other.ids)),
            np.concatenate((self.outlets, other.outlets)),
            np.concatenate((self.published, other.published)),
            np.concatenate((self.vectors, other.vectors)),
        )

    def only(self, rows: NDArray[np.bool_]) -> "Held":
        """Return the rows that are marked."""
        return Held(self.ids[rows], self.outlets[rows], self.published[rows], self.vectors[rows])


class Leads:
    """Leads of all stored articles, read from SQL when a window first asks for them.

    Whoever writes articles names them to `refresh` once their vectors are stored. Chroma, asked for
    so many that enough of them pass a year's window, took 7 of 36 ms where 12,500 articles were
    stored; comparing all of them takes 2.
    """

    def __init__(self, engine: Engine, model: str) -> None:
        self._engine = engine
        self._model = model
        self._lock = Lock()
        self._outlets: dict[str | None, int] = {}
        self._held: Held | None = None

    def nearest(self, vector: Vectors, filters: Filters, k: int) -> list[Near]:
        """Return up to `k` articles that pass, the one whose lead is nearest first."""
        with self._lock:
            held = self._held = self._held or self._read(len(vector))
            outlets = [self._outlets[one] for one in filters.publishers if one in self._outlets]
        low, high = window(filters)
        passing = (held.published >= low) & (held.published < high)
        if filters.publishers:
            passing &= np.isin(held.outlets, outlets)
        rows = np.flatnonzero(passing)
        scores = held.vectors[rows] @ vector
        best = np.argsort(-scores, kind="stable")[:k]
        return [Near(held.ids[rows[n]], float(scores[n])) for n in best]

    def refresh(self, article_ids: Sequence[str]) -> None:
        """Take in what SQL now says of these articles; those it lacks are forgotten."""
        with self._lock:
            if self._held is None:
                return
            gone, size = set(article_ids), self._held.vectors.shape[1]
            self._held = self._held.only(np.array([i not in gone for i in self._held.ids], bool))
            for part in batches(article_ids):
                self._held = self._held.joined(self._read(size, part))

    def _read(self, size: int, article_ids: Sequence[str] | None = None) -> Held:
        lead = func.substr(article_vectors.c.vectors, 1, 4 * size, type_=LargeBinary)
        published = type_coerce(articles.c.published_at, BigInteger)
        query = (
            select(articles.c.id, articles.c.publisher, published, lead)
            .join(article_vectors, OF_CURRENT)
            .where(article_vectors.c.model == self._model)
        )
        if article_ids is not None:
            query = query.where(articles.c.id.in_(article_ids))
        with self._engine.connect() as db:
            rows = db.execute(query).all()
        return Held(
            np.array([row[0] for row in rows], dtype=object),
            np.array([self._number(row[1]) for row in rows], dtype=np.int32),
            np.array([UNDATED if row[2] is None else row[2] for row in rows], dtype=np.int64),
            np.frombuffer(b"".join(row[3] for row in rows), dtype="<f4").reshape(-1, size),
        )

    def _number(self, outlet: str | None) -> int:
        return self._outlets.setdefault(outlet, len(self._outlets))
