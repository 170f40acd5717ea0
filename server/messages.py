"""Stored messages as they were sent, each with what readers thought of it."""

from collections import defaultdict
from typing import Any

from pydantic import AwareDatetime, Field
from sqlalchemy import Connection, Row, Select, select

from rag.filters import Filters
from rag.types import Frozen
from server.schemas import Message, Opinion, Reply
from server.tables import feedback, messages


def read(db: Connection, chosen: Select[Any]) -> list[Message]:
    """Return the messages whose rows a query of the table gives, in its order."""
    rows = db.execute(chosen).all()
    given = _opinions(db, chosen)
    return [_message(row, given[row.id]) for row in rows]


def _opinions(db: Connection, chosen: Select[Any]) -> dict[str, list[Opinion]]:
    wanted = chosen.with_only_columns(messages.c.id).subquery()
    query = (
        select(feedback)
        .where(feedback.c.message_id.in_(select(wanted.c.id)))
        .order_by(feedback.c.given_at, feedback.c.by)
    )
    found: defaultdict[str, list[Opinion]] = defaultdict(list)
    for row in db.execute(query):
        found[row.message_id].append(Opinion(**row._mapping))
    return found


def as_stored(filters: str) -> Filters:
    """Return filters as any version stored them, though nobody may send such ones today."""
    return Filters.model_construct(**dict(_Stored.model_validate_json(filters)))


class _Stored(Frozen):
    from_: AwareDatetime | None = Field(None, alias="from")
    to: AwareDatetime | None = None
    publishers: tuple[str, ...] = ()


def _message(row: Row[Any], opinions: list[Opinion]) -> Message:
    return Message(
        id=row.id,
        question=row.question,
        filters=as_stored(row.filters),
        asked_at=row.asked_at,
        answer=Reply.model_validate_json(row.reply),
        feedback=tuple(opinions),
    )
