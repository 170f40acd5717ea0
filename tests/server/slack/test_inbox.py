from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from server.slack.inbox import TRIES, Inbox
from server.slack.tables import inbox as table
from server.state import State


@pytest.fixture
def inbox(state: State) -> Inbox:
    return Inbox(state.archive.articles.engine)


def left(inbox: Inbox, **values: object) -> None:
    """Let time pass for every event."""
    with inbox.engine.begin() as db:
        db.execute(update(table).values(**values))


def long_ago() -> datetime:
    return datetime.now(UTC) - timedelta(seconds=1)


def test_an_event_is_taken_once_by_whoever_comes_first(inbox: Inbox) -> None:
    other = Inbox(inbox.engine)
    assert [inbox.take("Ev1", {}), inbox.take("Ev1", {}), other.take("Ev1", {})] == [
        True,
        False,
        False,
    ]


def test_what_is_being_worked_on_is_not_taken_over(inbox: Inbox) -> None:
    inbox.take("Ev1", {"event": "x"})
    assert list(inbox.left_behind()) == []


def test_what_was_left_behind_is_taken_over_once(inbox: Inbox) -> None:
    inbox.take("Ev1", {"event": "x", "token": "secret"})
    left(inbox, leased_until=long_ago())
    assert list(inbox.left_behind()) == [("Ev1", {"event": "x"})]
    assert list(Inbox(inbox.engine).left_behind()) == []


def test_what_was_given_back_is_taken_over_at_once(inbox: Inbox) -> None:
    inbox.take("Ev1", {"event": "x"})
    inbox.release("Ev1")
    assert [key for key, _ in inbox.left_behind()] == ["Ev1"]


def test_what_is_done_is_remembered_without_what_it_said(inbox: Inbox) -> None:
    inbox.take("Ev1", {"event": "x"})
    inbox.done("Ev1")
    left(inbox, leased_until=long_ago())
    assert list(inbox.left_behind()) == []
    assert not inbox.take("Ev1", {})


def test_a_lease_is_renewed(inbox: Inbox) -> None:
    inbox.take("Ev1", {"event": "x"})
    left(inbox, leased_until=long_ago())
    inbox.renew("Ev1")
    assert list(inbox.left_behind()) == []


def test_what_fails_again_and_again_is_given_up(inbox: Inbox) -> None:
    inbox.take("Ev1", {"event": "x"})
    taken = []
    for _ in range(TRIES + 1):
        left(inbox, leased_until=long_ago())
        taken += list(inbox.left_behind())
    assert len(taken) == TRIES - 1


def test_an_event_id_is_forgotten_after_its_time(inbox: Inbox) -> None:
    inbox.take("Ev1", {"event": "x"})
    left(inbox, expires_at=long_ago())
    assert list(inbox.left_behind()) == []
    assert inbox.kept() == []
