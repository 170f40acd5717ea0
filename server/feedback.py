"""What readers thought of an answer, kept beside it: one opinion of each reader, their last."""

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Engine, delete, func, insert, select

from rag.errors import InvalidInputError, NotFoundError
from rag.fields import is_text
from server.messages import read
from server.schemas import Message, Opinion, Reason, Verdict
from server.tables import feedback, messages, metadata, writing

NOTE_CHARS = 2000
SOFT_BREAKS = {0x0B: "\n", 0x0C: "\n"}
"""What office programs paste for a line break."""


class Feedback:
    """Stores, takes back and lists opinions; StoreError where SQL fails."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        with writing(engine) as db:
            metadata.create_all(db)

    def add(
        self,
        message_id: str,
        verdict: Verdict,
        reason: Reason | None = None,
        note: str = "",
        *,
        by: str = "",
    ) -> Opinion:
        """Store what a reader thinks of an answer, in place of what they thought before.

        `by` tells readers apart where a door knows them. Raises NotFoundError where no such answer
        is stored, InvalidInputError where a thumb up has a reason, or the note is no text or long.
        """
        opinion = Opinion(
            message_id=message_id,
            by=by,
            verdict=verdict,
            reason=reason,
            note=_usable(verdict, reason, note),
            given_at=datetime.now(UTC),
        )
        with writing(self.engine) as db:
            if not db.scalar(select(messages.c.id).where(messages.c.id == message_id)):
                raise NotFoundError(f"No answer is stored under {message_id!r}.")
            db.execute(delete(feedback).where(*_own(message_id, by)))
            db.execute(insert(feedback).values(**dict(opinion)))
        return opinion

    def remove(self, message_id: str, *, by: str = "") -> None:
        """Take a reader's opinion back; raises NotFoundError where there is none."""
        with writing(self.engine) as db:
            gone = db.execute(delete(feedback).where(*_own(message_id, by)))
            if not gone.rowcount:
                raise NotFoundError(f"No feedback is stored on the answer {message_id!r}.")

    def find(
        self, verdict: Verdict | None = None, limit: int | None = 50, offset: int = 0
    ) -> list[Message]:
        """Return the messages somebody had an opinion on, the newest opinion first."""
        newest = select(func.max(feedback.c.given_at)).where(_of_message).scalar_subquery()
        chosen = select(messages).where(_judged(verdict)).order_by(newest.desc(), messages.c.id)
        with self.engine.connect() as db:
            return read(db, chosen.limit(limit).offset(offset))

    def count(self, verdict: Verdict | None = None) -> int:
        """Return how many messages `find` would give without a limit."""
        query = select(func.count()).select_from(messages).where(_judged(verdict))
        with self.engine.connect() as db:
            return db.execute(query).scalar_one()


_of_message = feedback.c.message_id == messages.c.id


def _own(message_id: str, by: str) -> tuple[ColumnElement[bool], ...]:
    return feedback.c.message_id == message_id, feedback.c.by == by


def _judged(verdict: Verdict | None) -> ColumnElement[bool]:
    opinions = select(feedback.c.message_id).where(_of_message)
    if verdict:
        opinions = opinions.where(feedback.c.verdict == verdict)
    return opinions.exists()


def _usable(verdict: Verdict, reason: Reason | None, note: str) -> str:
    if reason and verdict == "up":
        raise InvalidInputError("A thumb up has no reason: send the reason with a thumb down.")
    if len(note := note.strip()) > NOTE_CHARS:
        raise InvalidInputError(
            f"The note has {len(note):,} characters, more than {NOTE_CHARS:,}: shorten it."
        )
    note = note.translate(SOFT_BREAKS)
    if not is_text(note):
        raise InvalidInputError("The note is not text: write it in words.")
    return note
