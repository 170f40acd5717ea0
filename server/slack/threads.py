"""Which thread of which channel is which conversation, and which threads want quiet."""

from sqlalchemy import ColumnElement, Engine, Row, select, update

from rag.types import Frozen
from server.slack.tables import added, metadata, reading, threads
from server.tables import writing


class Thread(Frozen):
    """A thread by its channel and its first message."""

    team: str
    channel: str
    thread: str


class Threads:
    """Keeps threads in SQL; StoreError where that fails."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        with writing(engine) as db:
            metadata.create_all(db)

    def begin(self, thread: Thread) -> None:
        """Follow a thread from now on, also one that wanted quiet."""
        if not added(self.engine, threads, {**dict(thread), "quiet": False}):
            self._set(thread, quiet=False)

    def bind(self, thread: Thread, conversation_id: str) -> None:
        """Say which conversation a thread is."""
        self._set(thread, conversation_id=conversation_id)

    def hush(self, thread: Thread) -> None:
        """Follow the thread no more, until Dateline is mentioned in it."""
        self._set(thread, quiet=True)

    def follows(self, thread: Thread) -> bool:
        """Return whether replies in a thread are for Dateline without a mention."""
        row = self._get(thread)
        return row is not None and not row.quiet

    def conversation(self, thread: Thread) -> str | None:
        """Return the conversation of a thread, once its first question is answered."""
        row = self._get(thread)
        return row.conversation_id if row else None

    def _get(self, thread: Thread) -> Row[tuple[object, ...]] | None:
        with reading(self.engine) as db:
            return db.execute(select(threads).where(*_is(thread))).first()

    def _set(self, thread: Thread, **values: object) -> int:
        with writing(self.engine) as db:
            return db.execute(update(threads).where(*_is(thread)).values(**values)).rowcount


def _is(thread: Thread) -> list[ColumnElement[bool]]:
    return [threads.c[name] == value for name, value in thread]
