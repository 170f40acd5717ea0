"""The SQL tables of the Slack door: what came in, which thread is which conversation."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    insert,
)
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from rag.database import sql_error
from rag.schema import UtcTime

metadata = MetaData()
inbox = Table(  # every event that was taken in, once; its body until it is done
    "slack_inbox",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("body", Text),
    Column("tries", Integer, nullable=False),
    Column("leased_until", UtcTime, nullable=False, index=True),
    Column("expires_at", UtcTime, nullable=False, index=True),
)
threads = Table(
    "slack_threads",
    metadata,
    Column("team", String(32), primary_key=True),
    Column("channel", String(32), primary_key=True),
    Column("thread", String(32), primary_key=True),
    Column("conversation_id", String(32)),
    Column("quiet", Boolean, nullable=False),
)
questions = Table(  # which message of ours answers which message of theirs
    "slack_questions",
    metadata,
    Column("team", String(32), primary_key=True),
    Column("channel", String(32), primary_key=True),
    Column("ts", String(32), primary_key=True),
    Column("thread", String(32), nullable=False, index=True),
    Column("event", String(200), nullable=False),
    Column("user", String(32), nullable=False),
    Column("text", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("reply_ts", String(32)),
    Column("message_id", String(32)),
)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Yield a connection; what the database refuses becomes a StoreError."""
    try:
        with engine.connect() as db:
            yield db
    except SQLAlchemyError as error:
        raise sql_error(error) from error


def added(engine: Engine, table: Table, row: Mapping[str, object]) -> bool:
    """Store a row; False where one with its key is there, from whichever process."""
    try:
        with engine.begin() as db:
            db.execute(insert(table).values(row))
    except IntegrityError:
        return False
    except SQLAlchemyError as error:
        raise sql_error(error) from error
    return True
