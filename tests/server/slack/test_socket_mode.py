import logging
import re

import pytest

from rag.errors import InvalidInputError
from server.state import State
from tests.server.slack.fake_slack import APP_TOKEN, BOT_TOKEN, FakeSlack
from tests.server.slack.payloads import CHANNEL, command, direct, mention
from tests.server.slack.rooms import Room, in_socket_mode, until, words

pytestmark = pytest.mark.anyio


async def test_a_lost_socket_reconnects_and_goes_on(room: Room) -> None:
    (lost,) = room.slack.sockets
    await room.slack.drop()
    await until(lambda: room.slack.sockets and room.slack.sockets != [lost])
    assert "will send troops" in words(await room.answer_to(mention()))


async def test_slacks_own_request_to_reconnect_is_followed(room: Room) -> None:
    (old,) = room.slack.sockets
    await room.slack.refresh()
    await until(lambda: room.slack.sockets and room.slack.sockets != [old])
    assert "will send troops" in words(await room.answer_to(mention()))


async def test_what_was_answered_before_a_reconnection_is_not_answered_again(room: Room) -> None:
    body = mention()
    await room.send(body)
    (old,) = room.slack.sockets
    await room.slack.drop()
    await until(lambda: room.slack.sockets and room.slack.sockets != [old])
    await room.send(body, retry=1)
    assert len(room.slack.messages[CHANNEL]) == 1


@pytest.mark.parametrize(
    ("method", "wrong"),
    [
        ("auth.test", "Slack refused DATELINE_SLACK_BOT_TOKEN (invalid_auth)"),
        ("apps.connections.open", "Slack refused DATELINE_SLACK_APP_TOKEN (invalid_auth)"),
    ],
)
async def test_a_token_that_slack_refuses_is_one_clear_line(
    slack: FakeSlack, state: State, method: str, wrong: str
) -> None:
    slack.refusals[method] = ["invalid_auth"]
    with pytest.raises(InvalidInputError, match=f"^{re.escape(wrong)}: .*xo?[xa]p?[bp]?-…"):
        async with in_socket_mode(slack, state):
            pass


@pytest.mark.parametrize("name", ["bot_token", "app_token"])
async def test_a_token_that_is_not_set_is_named(slack: FakeSlack, state: State, name: str) -> None:
    with pytest.raises(InvalidInputError, match=f"DATELINE_SLACK_{name.upper()} is not set"):
        async with in_socket_mode(slack, state, **{name: None}):
            pass


async def test_no_token_nor_one_time_address_is_ever_logged(
    slack: FakeSlack, state: State, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("dateline.slack").setLevel(logging.DEBUG)
    try:
        async with in_socket_mode(slack, state) as room:
            await room.send(mention())
            await room.send(direct())
            await room.send(command(slack), "command")
            slack.refusals["chat.postMessage"] = [f"echo {BOT_TOKEN}"] * 3
            await room.send(mention())
            await slack.drop()
            await until(lambda: len(slack.sockets) == 1)
    finally:
        logging.getLogger("dateline.slack").setLevel(logging.NOTSET)
    text = caplog.text
    assert "chat.postMessage" in text
    assert "Authorization" in text
    for secret in (BOT_TOKEN, APP_TOKEN, "secret-ticket", "/once", "verification-token"):
        assert secret not in text
