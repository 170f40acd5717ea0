"""The SQL tables of the Slack door: what came in, which thread is which conversation."""

from sqlalchemy import Boolean, Column, Integer, MetaData, String, Table, Text

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
