"""The SQL tables of conversations, their messages, and what readers thought of them."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.exc import SQLAlchemyError

from rag.database import sql_error
from rag.schema import UtcTime

metadata = MetaData()
conversations = Table(
    "conversations",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("title", Text, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False, index=True),
)
messages = Table(
    "messages",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("question", Text, nullable=False),
    Column("filters", Text, nullable=False),
    Column("asked_at", UtcTime, nullable=False),
    Column("said", Text, nullable=False),
    Column("reply", Text, nullable=False),
)
feedback = Table(
    "feedback",
    metadata,
    Column("message_id", ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True),
    Column("by", String(200), primary_key=True),
    Column("verdict", String(8), nullable=False, index=True),
    Column("reason", String(32)),
    Column("note", Text, nullable=False),
    Column("given_at", UtcTime, nullable=False, index=True),
)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Yield one transaction; what the database refuses becomes a StoreError."""
    try:
        with engine.begin() as db:
            yield db
    except SQLAlchemyError as error:
        raise sql_error(error) from error
