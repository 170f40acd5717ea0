"""Writing to SQL in one step, and the outbox of what the indexes have yet to follow."""

import hashlib
import importlib
from collections.abc import Iterator, Sequence
from datetime import UTC
from typing import Any, Literal, NamedTuple

import numpy as np
from sqlalchemy import Connection, Engine, delete, func, insert, select

from rag.articles import ArticleStore, batches
from rag.embedder import Embedder, Vectors
from rag.errors import InvalidInputError, NotFoundError
from rag.scan import forget_by_article, keep_by_article
from rag.schema import articles, meta, outbox, passages, vectors, versions, window_vectors
from rag.stored import Loaded, from_bytes, to_bytes
from rag.types import Article, Passage
from rag.writing import note_waiting, write_earlier, write_version


class Prepared(NamedTuple):
    """An article ready to be stored: what it is, its content hash, and its passages.

    One that is `earlier` than what is stored under its id is kept as a version of it that was.
    """

    article: Article
    content_hash: str
    passages: Sequence[Passage]
    earlier: bool = False


def embedding_text(article: Article, passage: Passage) -> str:
    """Return what is embedded of a passage: title, publisher and date, then its text."""
    at = article.published_at
    date = at.astimezone(UTC).strftime("%-d %B %Y") if at else ""  # as SQL gives it back
    source = ", ".join(part for part in (article.publisher, date) if part)
    return "\n".join(part for part in (article.title, source, passage.text) if part)


def embedding_hash(text: str) -> str:
    """Return the SHA-256 under which the vector of a text is kept."""
    return hashlib.sha256(text.encode()).hexdigest()


class Changes:
    """The only writer of articles, passages and vectors."""

    def __init__(self, engine: Engine, embedder: Embedder) -> None:
        self.engine = engine
        self.embedder = embedder
        self.store = ArticleStore(engine)

    def write(self, batch: Sequence[Prepared]) -> list[Literal["added", "updated"]]:
        """Store a batch in one transaction, vectors of passages not seen before included.

        Raises `InvalidInputError` where a passage is not its article's text at its offsets.
        """
        texts: dict[str, str] = {}
        for prepared in batch:
            _check(prepared)
            for passage in () if prepared.earlier else prepared.passages:
                text = embedding_text(prepared.article, passage)
                texts[embedding_hash(text)] = text
        fresh = self._embed(texts)
        with self.engine.begin() as db:
            self._keep(db, fresh)
            return [self._write_one(db, prepared) for prepared in batch]

    def remove(self, article_ids: Sequence[str]) -> None:
        """Remove articles with all their versions, and vectors that no passage uses."""
        with self.engine.begin() as db:
            for part in batches(article_ids):
                rows = db.execute(select(articles).where(articles.c.id.in_(part))).all()
                for row in rows:
                    note_waiting(db, row.id, row.slots)
                for table in (passages, versions, window_vectors):
                    db.execute(delete(table).where(table.c.article_id.in_(part)))
                db.execute(delete(articles).where(articles.c.id.in_(part)))
            db.execute(delete(vectors).where(vectors.c.hash.not_in(select(passages.c.hash))))

    def load(self, article_ids: Sequence[str]) -> list[Loaded]:
        """Return articles as SQL has them, embedding what this model has not yet embedded.

        Their vectors are kept by article too, for windows that are scanned.
        """
        loaded = [self._load_one(article_id) for article_id in dict.fromkeys(article_ids)]
        keep_by_article(self.engine, self.embedder.name, loaded)
        return loaded

    def waiting(self) -> list[str]:
        """Return the ids of articles that the indexes have yet to follow."""
        with self.engine.connect() as db:
            return list(db.execute(select(outbox.c.article_id)).scalars())

    def all_waiting(self) -> None:
        """Note every article, for a rebuild of the indexes."""
        with self.engine.begin() as db:
            for row in db.execute(select(articles.c.id, articles.c.slots)).all():
                note_waiting(db, row.id, row.slots)

    def done(self, article_ids: Sequence[str]) -> None:
        """Take articles off the outbox."""
        with self.engine.begin() as db:
            db.execute(delete(outbox).where(outbox.c.article_id.in_(article_ids)))

    def counts(self) -> dict[str, int]:
        """Return how many records each index should have."""
        with self.engine.connect() as db:
            parts = db.execute(select(func.count()).select_from(passages)).scalar_one()
            whole = db.execute(select(func.count(passages.c.article_id.distinct()))).scalar_one()
        return {
            "passage vectors": parts,
            "lead vectors": whole,
            "passage words": parts,
            "article words": whole,
        }

    def sample(self, size: int) -> tuple[list[str], Vectors]:
        """Return some settled passages' ids and vectors, shape (n, dimensions)."""
        query = (
            select(passages.c.article_id, passages.c.ordinal, vectors.c.vector)
            .join(vectors, vectors.c.hash == passages.c.hash)
            .where(
                vectors.c.model == self.embedder.name,
                passages.c.article_id.not_in(select(outbox.c.article_id)),
            )
            .order_by(passages.c.hash)
            .limit(size)
        )
        with self.engine.connect() as db:
            rows = db.execute(query).all()
        return _slots_and_vectors(rows)

    def noted(self, what: str) -> str | None:
        """Return what was noted of the whole store, where it was."""
        with self.engine.connect() as db:
            return db.execute(select(meta.c.value).where(meta.c.key == what)).scalar()

    def note(self, what: str, value: str) -> None:
        """Note something of the whole store in place of what was noted before."""
        with self.engine.begin() as db:
            db.execute(delete(meta).where(meta.c.key == what))
            db.execute(insert(meta).values(key=what, value=value))

    def _write_one(self, db: Connection, prepared: Prepared) -> Literal["added", "updated"]:
        article, found = prepared.article, len(prepared.passages)
        old = db.execute(select(articles.c.slots).where(articles.c.id == article.id)).scalar()
        if prepared.earlier and old is not None:
            write_earlier(db, article)
            return "updated"
        version = write_version(db, article, prepared.content_hash, found)
        rows = [
            {
                "article_id": article.id,
                "ordinal": p.ordinal,
                "version": version,
                "start": p.start,
                "end": p.end,
                "sentences": [[s.start, s.end] for s in p.sentences],
                "hash": embedding_hash(embedding_text(article, p)),
            }
            for p in prepared.passages
        ]
        if rows:
            db.execute(insert(passages), rows)
        forget_by_article(db, [article.id])
        note_waiting(db, article.id, max(found, old or 0))
        return "added" if old is None else "updated"

    def _load_one(self, article_id: str) -> Loaded:
        with self.engine.connect() as db:
            slots = db.execute(
                select(outbox.c.slots).where(outbox.c.article_id == article_id)
            ).scalar()
        try:
            article = self.store.get(article_id)
        except NotFoundError:
            return Loaded(article_id, None, [], np.zeros((0, 0), np.float32), slots or 0)
        parts = self.store.passages(article_id)
        texts = [embedding_text(article, p) for p in parts]
        hashes = [embedding_hash(text) for text in texts]
        known = self._ensure(dict(zip(hashes, texts, strict=True)))
        found = np.stack([known[h] for h in hashes]) if hashes else np.zeros((0, 0), np.float32)
        return Loaded(article_id, article, parts, found, slots or 0)

    def _ensure(self, texts: dict[str, str]) -> dict[str, Vectors]:
        known = self._known(list(texts))
        fresh = self._embed({h: t for h, t in texts.items() if h not in known})
        if fresh:
            with self.engine.begin() as db:
                self._keep(db, fresh)
        return known | fresh

    def _embed(self, texts: dict[str, str]) -> dict[str, Vectors]:
        known = self._stored(list(texts))
        missing = [h for h in texts if h not in known]
        if not missing:
            return {}
        rows = self.embedder.embed_passages([texts[h] for h in missing])
        return dict(zip(missing, rows, strict=True))

    def _stored(self, hashes: Sequence[str]) -> set[str]:
        return {row.hash for row in self._rows(hashes, vectors.c.hash)}

    def _known(self, hashes: Sequence[str]) -> dict[str, Vectors]:
        rows = list(self._rows(hashes, vectors.c.hash, vectors.c.vector))
        return {row.hash: from_bytes([row.vector])[0] for row in rows}

    def _rows(self, hashes: Sequence[str], *columns: Any) -> Iterator[Any]:
        with self.engine.connect() as db:
            for part in batches(hashes):
                query = select(*columns).where(
                    vectors.c.hash.in_(part), vectors.c.model == self.embedder.name
                )
                yield from db.execute(query).all()

    def _keep(self, db: Connection, fresh: dict[str, Vectors]) -> None:
        rows = [
            {"hash": h, "model": self.embedder.name, "vector": to_bytes(v)}
            for h, v in fresh.items()
        ]
        if rows:
            add: Any = _dialect(self.engine).insert(vectors)
            db.execute(add.on_conflict_do_nothing(), rows)


def _dialect(engine: Engine) -> Any:
    """Return the module of the engine in use; the others' would be imported for nothing."""
    return importlib.import_module(f"sqlalchemy.dialects.{engine.dialect.name}")


def _slots_and_vectors(rows: Sequence[Any]) -> tuple[list[str], Vectors]:
    if not rows:
        return [], np.zeros((0, 0), np.float32)
    return [f"{r.article_id}#{r.ordinal}" for r in rows], from_bytes([r.vector for r in rows])


def _check(prepared: Prepared) -> None:
    text = prepared.article.text
    if "\x00" in text:
        raise InvalidInputError(f"Article {prepared.article.id} holds a NUL character.")
    for passage in prepared.passages:
        inside = all(passage.start <= s.start <= s.end <= passage.end for s in passage.sentences)
        if not inside or passage.text != text[passage.start : passage.end]:
            raise InvalidInputError(
                f"Passage {passage.id} is not its article's text at {passage.start}:{passage.end}."
            )
