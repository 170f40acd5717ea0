import asyncio
import json

import aiohttp
import pytest
from sqlalchemy import update

from server.slack.inbox import Inbox
from server.slack.tables import questions
from server.state import State
from tests.server.slack.fake_slack import FakeSlack
from tests.server.slack.payloads import CHANNEL, direct, mention, message
from tests.server.slack.rooms import Room, in_socket_mode, until, words
from tests.server.slack.test_inbox import left, long_ago

pytestmark = pytest.mark.anyio


async def test_four_repeats_across_a_restart_give_one_answer(
    slack: FakeSlack, state: State
) -> None:
    body = mention()
    async with in_socket_mode(slack, state) as room:
        await room.send(body)
        await room.send(body, retry=1)
    async with in_socket_mode(slack, state) as room:
        await room.send(body, retry=2)
        await room.send(body, retry=3)
        assert "will send troops" in words(room.answered(body))
    assert slack.called()["chat.postMessage"] == 1
    assert state.conversations.count() == 1


async def test_repeats_that_come_while_it_is_answered_give_one_answer(room: Room) -> None:
    room.state.assistant.pause = 0.3
    body = mention()
    await asyncio.gather(*(room.slack.deliver("event", body, retry) for retry in range(4)))
    await room.idle()
    assert room.slack.called()["chat.postMessage"] == 1


async def test_of_two_apps_on_one_database_one_answers(slack: FakeSlack, state: State) -> None:
    body = mention()
    async with in_socket_mode(slack, state) as room, in_socket_mode(slack, state) as other:
        assert len(slack.sockets) == 2
        await asyncio.gather(*(slack.deliver("event", body) for _ in range(2)))
        slack.sockets.reverse()
        await slack.deliver("event", body)
        await room.idle()
        await other.idle()
        assert "will send troops" in words(room.answered(body))


async def test_an_answer_that_a_stop_cut_off_is_taken_up_in_the_same_message(
    slack: FakeSlack, state: State
) -> None:
    state.assistant.pause = 1.0
    body = mention()
    async with in_socket_mode(slack, state):
        await slack.deliver("event", body)
        await until(lambda: slack.messages[CHANNEL])
    state.assistant.pause = 0
    async with in_socket_mode(slack, state) as room:
        await until(lambda: "will send troops" in words(room.answered(body)))
        await room.idle()
    assert slack.called()["chat.postMessage"] == 1
    assert state.conversations.count() == 1


@pytest.mark.parametrize("body", [mention(), direct()])
async def test_a_message_that_was_sent_but_never_noted_is_found_again(
    slack: FakeSlack, state: State, body: dict
) -> None:
    state.assistant.pause = 0.7
    async with in_socket_mode(slack, state) as room:
        await slack.deliver("event", body)
        await until(lambda: slack.messages[body["event"]["channel"]])
    with state.archive.articles.engine.begin() as db:
        db.execute(update(questions).values(reply_ts=None))
    async with in_socket_mode(slack, state) as room:
        await until(lambda: "As of 5 March 2026" in words(room.answered(body)))
        await room.idle()


async def test_an_answer_that_was_stored_and_not_shown_is_shown_at_the_next_start(
    slack: FakeSlack, state: State
) -> None:
    body = mention()
    async with in_socket_mode(slack, state) as room:
        await room.send(body)
        room.answered(body)["blocks"] = []
    inbox = Inbox(state.archive.articles.engine)
    left(inbox, body=json.dumps(body), leased_until=long_ago())
    async with in_socket_mode(slack, state) as room:
        await until(lambda: "will send troops" in words(room.answered(body)))
    assert len(state.assistant.histories) == 1


async def test_where_slack_cannot_be_reached_the_event_is_left_to_a_later_try(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def unreachable(**_: object) -> None:
        raise aiohttp.ClientConnectionError("no route")

    body = mention()
    with monkeypatch.context() as patched:
        patched.setattr(room.desk.client, "chat_postMessage", unreachable)
        await room.send(body)
        assert not room.slack.messages[CHANNEL]
    left(room.desk.inbox, leased_until=long_ago())
    assert [key for key, _ in room.desk.inbox.left_behind()] == [f"event {body['event_id']}"]


async def test_unrelated_talk_is_never_written_down(room: Room) -> None:
    await room.send(message("Who comes to lunch?"))
    assert room.desk.inbox.kept() == []
