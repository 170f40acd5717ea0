"""Outlets, dates and leads of all stored articles, in memory: what ranking asks of many at once."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import BigInteger, Engine, LargeBinary, Select, func, select, type_coerce

from rag.articles import batches
from rag.columns import Columns
from rag.embedder import Vectors
from rag.filters import Filters
from rag.moments import UNDATED, moment
from rag.rounded import bytes_of, cosines, highest, unpacked
from rag.schema import articles, window_vectors

MOST = 800_000
"""So many articles' leads are held: 310 MB where a vector has 384 dimensions."""
LISTED = select(
    articles.c.id, articles.c.publisher, type_coerce(articles.c.published_at, BigInteger)
).order_by(articles.c.published_at)  # the rows of a window lie together


class Near(NamedTuple):
    """An article's id with the cosine of its lead to the question, in [-1, 1]."""

    id: str
    score: float


class Catalogue:
    """What SQL says of every article, read when it is first asked for.

    Whoever writes articles names them to `refresh` once their vectors are stored. A question costs
    look-ups here instead of queries, which took 9 of its 31 ms where 37,500 articles were stored.
    Leads, the first vectors of articles, are held from the first question with a window on: Chroma,
    asked for so many that enough of them pass a year's window, took 7 of 36 ms where 12,500 were
    stored; comparing all of them takes 2.
    """

    def __init__(self, engine: Engine, model: str) -> None:
        self._engine = engine
        self._model = model
        self._lock = Lock()
        self._columns: Columns | None = None

    def published(self, article_ids: Iterable[str]) -> dict[str, datetime | None]:
        """Return when those of these articles that are stored were published, in their order."""
        with self._lock:
            held = self._held()
            found = [one for one in article_ids if one in held.rows]
            dates = held.published[[held.rows[one] for one in found]].tolist()
        return {
            one: None if at == UNDATED else moment(at) for one, at in zip(found, dates, strict=True)
        }

    def passing(self, article_ids: Iterable[str], filters: Filters) -> set[str]:
        """Return those of these articles that are stored and pass the filters."""
        with self._lock:
            held = self._held()
            found = [one for one in article_ids if one in held.rows]
            passed = held.passing(filters, [held.rows[one] for one in found])
        return {found[n] for n in np.flatnonzero(passed)}

    def count(self, filters: Filters) -> int:
        """Return how many articles pass the filters."""
        with self._lock:
            held = self._held()
            return int(np.count_nonzero(held.passing(filters, slice(len(held.ids)))))

    def nearest(self, vector: Vectors, filters: Filters, k: int) -> list[Near]:
        """Return up to `k` articles that pass, the one whose lead is nearest first."""
        with self._lock:
            held = self._held()
            if held.leads is None:
                self._read_leads(held, len(vector))
            rows = held.led(filters)
            if held.leads is None or not len(rows):
                return []
            scores = cosines(held.leads, vector, rows)
            return [Near(held.ids[rows[n]], float(scores[n])) for n in highest(scores, k)]

    def refresh(self, article_ids: Sequence[str]) -> None:
        """Take in what SQL now says of these articles; those it lacks are forgotten."""
        with self._lock:
            held, self._columns = self._columns, None  # read anew where this is not seen through
            if held is None:
                return
            for one in set(article_ids) & held.rows.keys():
                held.forget(one)
            for part in batches(article_ids):
                self._read_part(held, part)
            self._columns = held

    def _held(self) -> Columns:
        if self._columns is None:
            held = Columns()
            self._read(held)
            self._columns = held
        return self._columns

    def _read_part(self, held: Columns, part: Sequence[str]) -> None:
        self._read(held, articles.c.id.in_(part))
        if len(held.ids) > MOST:
            held.drop_leads()
        if held.leads is not None:
            size = held.leads.levels.shape[1]
            self._read_leads(held, size, window_vectors.c.article_id.in_(part))

    def _read(self, held: Columns, *where: Any) -> None:
        for one, outlet, published in self._found(LISTED.where(*where)):
            held.add(one, outlet, published)

    def _read_leads(self, held: Columns, size: int, *where: Any) -> None:
        lead = func.substr(window_vectors.c.vectors, 1, bytes_of(size), type_=LargeBinary)
        query = select(window_vectors.c.article_id, lead)
        for one, vector in self._found(query.where(window_vectors.c.model == self._model, *where)):
            held.lead(one, unpacked(vector, size))

    def _found(self, query: Select[Any]) -> Sequence[Any]:
        with self._engine.connect() as db:
            return db.execute(query).all()
