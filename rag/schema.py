"""The SQL tables of articles, their versions, passages and vectors."""

from datetime import datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

from rag.moments import micros, moment

SCHEMA, NAME = "schema", "name"
SCHEMA_VERSION = 3
REPLACED = ("article_vectors",)
"""Tables of older versions: what they held is made again, and they go."""


class UtcTime(TypeDecorator[datetime]):
    """Aware datetimes outside, integer microseconds since 1970 (UTC) in the store."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Return microseconds since 1970; a naive datetime is an error, never a guess."""
        return None if value is None else micros(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Return the aware datetime."""
        return None if value is None else moment(value)


metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("publisher", Text, index=True),
    Column("published_at", UtcTime, index=True),
    Column("slots", Integer, nullable=False),
)

versions = Table(
    "article_versions",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("url", Text),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("publisher", Text),
    Column("authors", JSON, nullable=False),
    Column("language", String(16)),
    Column("published_at", UtcTime),
    Column("updated_at", UtcTime),
    Column("fetched_at", UtcTime),
)

passages = Table(
    "passages",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("sentences", JSON, nullable=False),
    Column("hash", String(64), nullable=False),
    Index("passages_hash", "hash"),
)

vectors = Table(
    "vectors",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("model", String(200), primary_key=True),
    Column("vector", LargeBinary, nullable=False),
)

# A second copy of an article's vectors, in one row: to compare a question with all that was
# published in a month takes one look-up an article instead of two a passage.
window_vectors = Table(
    "window_vectors",
    metadata,
    Column("published", BigInteger, primary_key=True),
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("model", String(200), nullable=False),
    Column("vectors", LargeBinary, nullable=False),
    Index("window_vectors_article", "article_id"),
    sqlite_with_rowid=False,  # rows lie in the order of their key: a window's rows together
)

outbox = Table(
    "outbox",
    metadata,
    Column("article_id", String(200), primary_key=True),
    Column("slots", Integer, nullable=False),
)
