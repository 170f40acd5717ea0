"""The article store: texts, dates and versions in SQL, the one source of truth."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import (
    Engine,
    Row,
    Select,
    and_,
    bindparam,
    func,
    select,
    tuple_,
)

from rag.chosen import conditions
from rag.edges import edged_like, edges
from rag.errors import NotFoundError
from rag.filters import Filters
from rag.outlets import as_stored
from rag.schema import articles, passages, versions
from rag.succession import newest_first
from rag.types import Article, ArticleInfo, Passage, Span

INFO = [c for c in versions.c if c.name not in ("text", "article_id")]
HASHED = {"title", "text", "url", "publisher", "authors", "language", "published_at", "updated_at"}
BATCH = 500
T = TypeVar("T")
Row_ = TypeVar("Row_")


def content_hash(article: Article) -> str:
    """Return the SHA-256 of all that a reader could see change; not of when it was fetched."""
    content = article.model_dump(mode="json", include=HASHED)
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def batches(rows: Sequence[Row_], size: int = BATCH) -> Iterator[Sequence[Row_]]:
    """Yield consecutive slices, since an engine limits the parameters of one statement."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


class Coverage(NamedTuple):
    """What there is to search: articles, outlets, and the oldest and newest publication date."""

    articles: int
    publishers: int
    oldest: datetime | None
    newest: datetime | None


class ArticleStore:
    """Reads and removes articles; `Archive.put` is the only writer."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def hashes(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the stored content hash of those ids that are stored."""
        found: dict[str, str] = {}
        with self.engine.connect() as db:
            for part in batches(ids):
                query = select(articles.c.id, articles.c.content_hash).where(
                    articles.c.id.in_(part)
                )
                found.update({row.id: row.content_hash for row in db.execute(query)})
        return found

    def get(self, article_id: str, version: int | None = None) -> Article:
        """Return one version with its text, the current one by default; `NotFoundError`."""
        query = _joined(select(versions.c.article_id, versions.c.text, *INFO), current=False).where(
            versions.c.article_id == article_id,
            versions.c.version == (articles.c.version if version is None else version),
        )
        with self.engine.connect() as db:
            row = db.execute(query).first()
        if row is None:
            which = "" if version is None else f", version {version}"
            raise NotFoundError(f"No article is stored under {article_id!r}{which}.")
        return Article(text=row.text, **_info(row))

    def edges(self, chars: int) -> Iterator[tuple[str, str, str]]:
        """Yield id, first and last characters of the text of each article without an address."""
        yield from edges(self.engine, chars)

    def edged_like(self, article: Article, chars: int) -> list[str]:
        """Return ids of articles without an address that begin or end as one does.

        Only some are looked at: the last stored of its outlet or none, and of its day or none.
        """
        return edged_like(self.engine, article, chars)

    def versions(self, article_id: str) -> list[ArticleInfo]:
        """Return what is known of every version, the current one first; `NotFoundError`."""
        query = _joined(
            select(versions.c.article_id, *INFO, articles.c.version.label("current")), current=False
        ).where(versions.c.article_id == article_id)
        with self.engine.connect() as db:
            found = db.execute(query).all()
        if not found:
            raise NotFoundError(f"No article is stored under {article_id!r}.")
        return newest_first((ArticleInfo(**_info(row)) for row in found), found[0].current)

    def find(
        self,
        words: str | None = None,
        filters: Filters = Filters(),
        limit: int = 50,
        offset: int = 0,
        author: str | None = None,
    ) -> list[ArticleInfo]:
        """Return current versions holding all the words in title or text, newest first.

        Raises `InvalidInputError` where the words are too many or no text.
        """
        query = (
            _chosen(select(versions.c.article_id, *INFO), words, self.meant(filters), author)
            .order_by(articles.c.published_at.desc().nulls_last(), articles.c.id)
            .limit(limit)
            .offset(offset)
        )
        with self.engine.connect() as db:
            return [ArticleInfo(**_info(row)) for row in db.execute(query)]

    def count(
        self, words: str | None = None, filters: Filters = Filters(), author: str | None = None
    ) -> int:
        """Return how many articles `find` would give without a limit."""
        query = _chosen(select(func.count()), words, self.meant(filters), author)
        with self.engine.connect() as db:
            return int(db.execute(query).scalar_one())

    def meant(self, filters: Filters) -> Filters:
        """Return filters whose outlets are named as they are stored, whatever their spelling."""
        if not any(filters.publishers):
            return filters
        stored = as_stored(filters.publishers, self.publishers())
        return filters.model_copy(update={"publishers": stored})

    def publishers(self) -> list[str]:
        """Return the publishers of stored articles, in order."""
        query = select(articles.c.publisher).distinct().order_by(articles.c.publisher)
        with self.engine.connect() as db:
            return [name for name in db.execute(query).scalars() if name]

    def coverage(self, filters: Filters = Filters()) -> Coverage:
        """Return how many articles pass the filters, from how many outlets, from when to when."""
        query = _chosen(
            select(
                func.count(),
                func.count(articles.c.publisher.distinct()),
                func.min(articles.c.published_at),
                func.max(articles.c.published_at),
            ),
            None,
            self.meant(filters),
        )
        with self.engine.connect() as db:
            return Coverage(*db.execute(query).one())

    def admitted(self, filters: Filters) -> list[str]:
        """Return the ids of the articles that pass the filters."""
        with self.engine.connect() as db:
            return list(
                db.execute(_chosen(select(articles.c.id), None, self.meant(filters))).scalars()
            )

    def passages(self, article_id: str) -> list[Passage]:
        """Return the current version's passages in reading order."""
        query = _passages().where(passages.c.article_id == article_id)
        with self.engine.connect() as db:
            rows = db.execute(query.order_by(passages.c.ordinal)).all()
        return [_passage(row) for row in rows]

    def passages_by_slot(
        self, slots: Iterable[tuple[str, int]]
    ) -> dict[str, tuple[Passage, ArticleInfo, str]]:
        """Return by passage id the current passage, its article and its hash."""
        found: dict[str, tuple[Passage, ArticleInfo, str]] = {}
        with self.engine.connect() as db:
            for part in batches(list(slots)):
                wanted = {"ids": [article_id for article_id, _ in part], "slots": part}
                for row in db.execute(SLOTS, wanted):
                    passage = _passage(row)
                    found[passage.id] = (passage, ArticleInfo(**_info(row)), row.hash)
        return found


def _passages(*more: Any) -> Select[Any]:
    text = func.substr(
        versions.c.text, passages.c.start + 1, passages.c.end - passages.c.start
    ).label("passage_text")
    columns = [passages.c[n] for n in ("ordinal", "start", "end", "sentences", "hash")]
    on = and_(
        versions.c.article_id == passages.c.article_id, versions.c.version == passages.c.version
    )
    shared = [versions.c.article_id, text, *columns]
    return select(*shared, *(more or (versions.c.version,))).join_from(passages, versions, on)


SLOTS = _passages(*INFO).where(
    # for pairs alone SQLite reads the whole table: the ids let it use the key
    passages.c.article_id.in_(bindparam("ids", expanding=True)),
    tuple_(passages.c.article_id, passages.c.ordinal).in_(bindparam("slots", expanding=True)),
)


def _joined(query: Any, current: bool = True) -> Any:
    on = versions.c.article_id == articles.c.id
    if current:
        on = and_(on, versions.c.version == articles.c.version)
    return query.select_from(articles).join(versions, on)


def _chosen(query: Any, words: str | None, filters: Filters, author: str | None = None) -> Any:
    return _joined(query).where(*conditions(words, filters, author))


def _info(row: Row[Any]) -> dict[str, Any]:
    return {"id": row.article_id} | {c.name: getattr(row, c.name) for c in INFO}


def _passage(row: Row[Any]) -> Passage:
    edges = row.sentences
    return Passage(
        article_id=row.article_id,
        version=row.version,
        ordinal=row.ordinal,
        start=row.start,
        end=row.end,
        text=row.passage_text,
        sentences=tuple(Span(start=a, end=b) for a, b in edges),
    )
