"""Which message of ours answers which of theirs, so that edits, deletions and stops find it."""

from typing import Literal, Self

from sqlalchemy import ColumnElement, Engine, Row, Select, select, update

from rag.types import Frozen
from server.slack.tables import added, metadata, questions, reading
from server.slack.threads import Thread
from server.tables import writing

State = Literal["asked", "answered", "stopped", "deleted"]


class Question(Frozen):
    """A question as it stands in Slack; `event` brought it, and only that one answers it."""

    team: str
    channel: str
    ts: str
    thread: str
    event: str
    user: str
    text: str
    state: State = "asked"
    reply_ts: str | None = None
    message_id: str | None = None

    @property
    def where(self) -> Thread:
        """The thread it stands in."""
        return Thread(team=self.team, channel=self.channel, thread=self.thread)

    @classmethod
    def of(cls, row: Row[tuple[object, ...]]) -> Self:
        """Return a stored one."""
        return cls.model_validate(dict(row._mapping))


class Questions:
    """Keeps questions in SQL; StoreError where that fails."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        with writing(engine) as db:
            metadata.create_all(db)

    def begin(self, question: Question) -> Question | None:
        """Store a question and return it as stored; None where another event brought it."""
        if added(self.engine, questions, dict(question)):
            return question
        stored = self.find(question.team, question.channel, question.ts)
        return stored if stored and stored.event == question.event else None

    def find(self, team: str, channel: str, ts: str) -> Question | None:
        """Return the question that a message is."""
        found = self._all(select(questions).where(*_at(team, channel, ts)))
        return found[0] if found else None

    def running(self, team: str, channel: str) -> list[Question]:
        """Return the questions of a channel that are not answered yet."""
        here = (questions.c.team == team, questions.c.channel == channel)
        return self._all(select(questions).where(*here, questions.c.state == "asked"))

    def replies(self, thread: Thread) -> set[str]:
        """Return which messages of a thread answer a question."""
        same = [questions.c[name] == value for name, value in thread]
        with reading(self.engine) as db:
            found = db.execute(select(questions.c.reply_ts).where(*same)).scalars()
            return {ts for ts in found if ts}

    def change(self, question: Question, **values: object) -> int:
        """Set some of a question's fields; return 0 where it is gone."""
        at = _at(question.team, question.channel, question.ts)
        with writing(self.engine) as db:
            return db.execute(update(questions).where(*at).values(**values)).rowcount

    def settle(self, question: Question, state: State, **values: object) -> bool:
        """End a question that this event still works on; False where it was stopped or changed."""
        at = _at(question.team, question.channel, question.ts)
        current = (questions.c.event == question.event, questions.c.state == "asked")
        change = update(questions).where(*at, *current).values(state=state, **values)
        with writing(self.engine) as db:
            return bool(db.execute(change).rowcount)

    def _all(self, query: Select[tuple[object, ...]]) -> list[Question]:
        with reading(self.engine) as db:
            return [Question.of(row) for row in db.execute(query)]


def _at(team: str, channel: str, ts: str) -> list[ColumnElement[bool]]:
    return [questions.c.team == team, questions.c.channel == channel, questions.c.ts == ts]
