"""Conversations in SQL: every question with its filters, its time and its answer as it was sent."""

from datetime import UTC, datetime
from textwrap import shorten
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Engine, Row, delete, func, insert, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from rag.errors import NotFoundError
from rag.filters import Filters
from rag.sought import holds, sought
from rag.types import Answer, Turn
from server.messages import read
from server.schemas import Conversation, ConversationInfo, Reply
from server.tables import conversations, messages, metadata, writing

TITLE_CHARS = 80
HISTORY_TURNS = 20


def said(answer: Answer) -> str:
    """Return the statements of an answer as one text, as a later turn and a search see it."""
    return " ".join(statement.text for statement in answer.statements)


class Conversations:
    """Stores, lists, searches, renames and deletes conversations; StoreError where SQL fails."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        with writing(self.engine) as db:
            metadata.create_all(db)

    def check(self, conversation_id: str) -> None:
        """Raise NotFoundError unless the conversation is stored."""
        with self.engine.connect() as db:
            if not db.scalar(_one(select(conversations.c.id), conversation_id)):
                raise _unknown(conversation_id)

    def history(self, conversation_id: str) -> list[Turn]:
        """Return the newest turns, oldest first; raises NotFoundError."""
        self.check(conversation_id)
        query = (
            select(messages.c.question, messages.c.said)
            .where(messages.c.conversation_id == conversation_id)
            .order_by(messages.c.position.desc())
            .limit(HISTORY_TURNS)
        )
        with self.engine.connect() as db:
            rows = db.execute(query).all()
        return [Turn(question=row.question, answer=row.said) for row in reversed(rows)]

    def add(
        self, conversation_id: str | None, answer: Answer, filters: Filters, asked_at: datetime
    ) -> Reply:
        """Store one answered question, in a new conversation where no id is given."""
        now = datetime.now(UTC)
        with writing(self.engine) as db:
            if conversation_id is None:
                conversation_id = _begin(db, answer.question, now)
            else:
                _change(db, conversation_id, updated_at=now)
            reply = Reply(**dict(answer), conversation_id=conversation_id, message_id=uuid4().hex)
            db.execute(insert(messages).values(_message_row(db, reply, filters, asked_at)))
        return reply

    def find(
        self, words: str | None = None, limit: int = 50, offset: int = 0
    ) -> list[ConversationInfo]:
        """Return those that hold all the words, last used first; InvalidInputError if too many."""
        size = (
            select(func.count())
            .where(messages.c.conversation_id == conversations.c.id)
            .scalar_subquery()
        )
        query = (
            select(conversations, size.label("size"))
            .where(*_matching(words))
            .order_by(conversations.c.updated_at.desc(), conversations.c.id)
            .limit(limit)
            .offset(offset)
        )
        with self.engine.connect() as db:
            return [_info(row) for row in db.execute(query)]

    def count(self, words: str | None = None) -> int:
        """Return how many conversations `find` would give without a limit."""
        query = select(func.count()).select_from(conversations).where(*_matching(words))
        with self.engine.connect() as db:
            return db.execute(query).scalar_one()

    def get(self, conversation_id: str) -> Conversation:
        """Return a conversation with its messages as they were sent; raises NotFoundError."""
        with self.engine.connect() as db:
            head = db.execute(_one(select(conversations), conversation_id)).first()
            told = read(
                db,
                select(messages)
                .where(messages.c.conversation_id == conversation_id)
                .order_by(messages.c.position),
            )
        if head is None:
            raise _unknown(conversation_id)
        return Conversation(
            id=head.id,
            title=head.title,
            created_at=head.created_at,
            updated_at=head.updated_at,
            size=len(told),
            messages=tuple(told),
        )

    def rename(self, conversation_id: str, title: str) -> None:
        """Give a conversation another title; raises NotFoundError."""
        with writing(self.engine) as db:
            _change(db, conversation_id, title=title)

    def delete(self, conversation_id: str) -> None:
        """Remove a conversation with its messages; raises NotFoundError."""
        with writing(self.engine) as db:
            db.execute(delete(messages).where(messages.c.conversation_id == conversation_id))
            gone = db.execute(delete(conversations).where(conversations.c.id == conversation_id))
            if not gone.rowcount:
                raise _unknown(conversation_id)

    def retract(self, message_id: str) -> None:
        """Take one message out of its conversation; one that is not stored is no error."""
        with writing(self.engine) as db:
            row = db.execute(select(messages).where(messages.c.id == message_id)).first()
            if row is None:
                return
            db.execute(delete(messages).where(messages.c.id == message_id))
            later = messages.c.position > row.position
            same = messages.c.conversation_id == row.conversation_id
            closed = {"position": messages.c.position - 1}  # where the next one goes is counted
            db.execute(update(messages).where(same, later).values(closed))


def _unknown(conversation_id: str) -> NotFoundError:
    return NotFoundError(f"No conversation is stored under {conversation_id!r}.")


def _one(query: Any, conversation_id: str) -> Any:
    return query.where(conversations.c.id == conversation_id)


def _begin(db: Connection, question: str, now: datetime) -> str:
    conversation_id = uuid4().hex
    title = shorten(question, TITLE_CHARS, placeholder=" …")
    row = {"id": conversation_id, "title": title, "created_at": now, "updated_at": now}
    db.execute(insert(conversations).values(row))
    return conversation_id


def _change(db: Connection, conversation_id: str, **values: object) -> None:
    changed = db.execute(_one(update(conversations), conversation_id).values(**values))
    if not changed.rowcount:
        raise _unknown(conversation_id)


def _message_row(
    db: Connection, reply: Reply, filters: Filters, asked_at: datetime
) -> dict[str, object]:
    of_same = messages.c.conversation_id == reply.conversation_id
    position = db.execute(select(func.count()).select_from(messages).where(of_same)).scalar_one()
    return {
        "id": reply.message_id,
        "conversation_id": reply.conversation_id,
        "position": position,
        "question": reply.question,
        "filters": filters.model_dump_json(by_alias=True),
        "asked_at": asked_at,
        "said": said(reply),
        "reply": reply.model_dump_json(),
    }


def _matching(words: str | None) -> list[ColumnElement[bool]]:
    return [_holds(word) for word in sought(words)]


def _holds(word: str) -> ColumnElement[bool]:
    in_message = or_(holds(messages.c.question, word), holds(messages.c.said, word))
    said_in = select(messages.c.conversation_id).where(in_message)
    return or_(holds(conversations.c.title, word), conversations.c.id.in_(said_in))


def _info(row: Row[Any]) -> ConversationInfo:
    return ConversationInfo(**row._mapping)
