"""How the texts of stored articles begin and end, of those that have no address."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Engine, and_, case, func, literal_column, or_, select

from rag.schema import articles, versions
from rag.types import Article

MOST_LOOKED_AT = 250
"""So many of an outlet and of a day, the last stored first: each costs the reading of its text,
and 50,000 of them take a second, which is too long for one request."""

_TEXT = versions.c.text
_LENGTH = func.length(_TEXT)
_JOIN = and_(versions.c.article_id == articles.c.id, versions.c.version == articles.c.version)


def edges(engine: Engine, chars: int) -> Iterator[tuple[str, str, str]]:
    """Yield id, first and last characters of the text of each article without an address."""
    query = select(articles.c.id, _first(chars), _last(chars)).join(versions, _JOIN)
    with engine.connect() as db:
        for row in db.execute(query.where(versions.c.url.is_(None))):
            yield row[0], row[1], row[2]


def edged_like(engine: Engine, article: Article, chars: int) -> list[str]:
    """Return ids of articles that begin or end as one does, of those that may be the same.

    These are the last stored of its outlet or of none, and those of its day or of none.
    """
    found: dict[str, None] = {}
    alike = or_(
        _first(chars) == article.text[:chars],
        _last(chars) == article.text[-chars:],
    )
    with engine.connect() as db:
        for group in _groups(article):
            ids = [row.id for row in db.execute(_newest(group, engine.dialect.name))]
            query = select(articles.c.id).join(versions, _JOIN)
            query = query.where(articles.c.id.in_(ids), versions.c.url.is_(None), alike)
            found.update(dict.fromkeys(row.id for row in db.execute(query)))
    return list(found)


def _groups(article: Article) -> Sequence[Any]:
    publisher, published_at = articles.c.publisher, articles.c.published_at
    groups: list[Any] = [publisher.is_(None), published_at.is_(None)]
    if article.publisher:
        groups.append(publisher == article.publisher)
    if article.published_at:
        groups.append(published_at == article.published_at)
    return groups


def _newest(group: Any, dialect: str) -> Any:
    """Return the query of a group's last ids; SQLite's indexes hold them as they were stored."""
    stored: Any = literal_column("articles.rowid")
    order = stored if dialect == "sqlite" else articles.c.published_at
    return select(articles.c.id).where(group).order_by(order.desc()).limit(MOST_LOOKED_AT)


def _first(chars: int) -> Any:
    return func.substr(_TEXT, 1, chars)


def _last(chars: int) -> Any:
    return case((chars < _LENGTH, func.substr(_TEXT, _LENGTH - chars + 1)), else_=_TEXT)
