"""One version of an article, written in a transaction of whoever changes the store."""

from typing import Any

from sqlalchemy import delete, func, insert, select

from rag.schema import articles, outbox, passages, versions
from rag.types import Article


def write_version(db: Any, article: Article, hashed: str, slots: int) -> int:
    """Make `article` the current version inside an open transaction; return its number."""
    old = db.execute(select(articles).where(articles.c.id == article.id)).first()
    version = _next(db, article.id)
    row = {
        "version": version,
        "content_hash": hashed,
        "publisher": article.publisher,
        "published_at": article.published_at,
        "slots": slots,
    }
    if old:
        db.execute(articles.update().where(articles.c.id == article.id).values(**row))
    else:
        db.execute(insert(articles).values(id=article.id, **row))
    _keep(db, article, version)
    db.execute(delete(passages).where(passages.c.article_id == article.id))
    return version


def write_earlier(db: Any, article: Article) -> None:
    """Keep `article` as a version that was before the current one, which stays."""
    _keep(db, article, _next(db, article.id))


def note_waiting(db: Any, article_id: str, slots: int) -> None:
    """Note that the indexes have yet to follow an article, which has had so many passages."""
    old = db.execute(select(outbox.c.slots).where(outbox.c.article_id == article_id)).scalar()
    db.execute(delete(outbox).where(outbox.c.article_id == article_id))
    db.execute(insert(outbox).values(article_id=article_id, slots=max(slots, old or 0)))


def _next(db: Any, article_id: str) -> int:
    """Return the number of an article's next version; the last is not always the current one."""
    last = select(func.max(versions.c.version)).where(versions.c.article_id == article_id)
    return int(db.execute(last).scalar() or 0) + 1


def _keep(db: Any, article: Article, version: int) -> None:
    content = article.model_dump(exclude={"id", "version"})
    content["authors"] = list(article.authors)
    db.execute(insert(versions).values(article_id=article.id, **(content | {"version": version})))
