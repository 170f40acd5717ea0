"""Events taken in exactly once, across repeats, restarts and several processes.

An event is written down before Slack is told that it came; whoever wrote it holds a lease and
renews it while it works. What a process left behind is taken over when its lease has run out.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Engine, and_, delete, select, update

from server.slack.tables import added, inbox, metadata, reading
from server.tables import writing

LEASE = timedelta(seconds=60)
REMEMBERED = timedelta(days=2)  # Slack repeats an event for at most a day
TRIES = 3
Body = Mapping[str, Any]


class Inbox:
    """Remembers events by their key; StoreError where SQL fails."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        with writing(engine) as db:
            metadata.create_all(db)

    def take(self, key: str, body: Body) -> bool:
        """Write an event down; False where that was done before, here or elsewhere."""
        now = datetime.now(UTC)
        kept = {name: value for name, value in body.items() if name != "token"}
        row = {
            "key": key,
            "body": json.dumps(kept),
            "tries": 1,
            "leased_until": now + LEASE,
            "expires_at": now + REMEMBERED,
        }
        return added(self.engine, inbox, row)

    def renew(self, key: str) -> None:
        """Say that the event is still being worked on."""
        self._set(inbox.c.key == key, leased_until=datetime.now(UTC) + LEASE)

    def done(self, key: str) -> None:
        """Forget what the event said, and remember that it came."""
        self._set(inbox.c.key == key, body=None)

    def release(self, key: str) -> None:
        """Leave an event to whoever comes next."""
        self._set(inbox.c.key == key, leased_until=datetime.now(UTC))

    def left_behind(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Take over and yield the events that nobody works on any more; forget the oldest."""
        now = datetime.now(UTC)
        with writing(self.engine) as db:
            db.execute(delete(inbox).where(inbox.c.expires_at < now))
            found = db.execute(select(inbox).where(_abandoned(now))).all()
        for row in found:
            still = and_(inbox.c.key == row.key, _abandoned(now))
            if row.tries >= TRIES:
                self._set(still, body=None)
            elif self._set(still, leased_until=now + LEASE, tries=row.tries + 1):
                yield row.key, json.loads(row.body)

    def kept(self) -> list[str]:
        """Return the keys of all events that are remembered."""
        with reading(self.engine) as db:
            return list(db.execute(select(inbox.c.key)).scalars())

    def _set(self, which: ColumnElement[bool], **values: object) -> int:
        with writing(self.engine) as db:
            return db.execute(update(inbox).where(which).values(**values)).rowcount


def _abandoned(now: datetime) -> ColumnElement[bool]:
    return and_(inbox.c.body.is_not(None), inbox.c.leased_until <= now)
