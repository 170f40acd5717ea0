"""One version of an article, written in a transaction of whoever changes the store."""

from typing import Any

from sqlalchemy import delete, insert, select

from rag.schema import articles, passages, versions
from rag.types import Article


def write_version(db: Any, article: Article, hashed: str, slots: int) -> int:
    """Make `article` the current version inside an open transaction; return its number."""
    old = db.execute(select(articles).where(articles.c.id == article.id)).first()
    version = old.version + 1 if old else 1
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
    content = article.model_dump(exclude={"id", "version"})
    content["authors"] = list(article.authors)
    db.execute(insert(versions).values(article_id=article.id, **(content | {"version": version})))
    db.execute(delete(passages).where(passages.c.article_id == article.id))
    return int(version)
