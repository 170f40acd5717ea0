import pytest

from server.state import State
from tests.server.slack.fake_slack import FakeSlack
from tests.server.slack.payloads import command
from tests.server.slack.rooms import Room, in_socket_mode, words

pytestmark = pytest.mark.anyio


async def test_ask_is_answered_to_its_writer_alone(room: Room) -> None:
    asked = command(room.slack)
    told = await room.send(asked, "command")
    assert told["text"] == "Searching the articles …"
    assert told["response_type"] == "ephemeral"
    (uses,) = room.slack.private.values()
    assert words(uses[-1]).startswith("Which countries pledged troops?\n")
    assert "will send troops. [1]" in words(uses[-1])
    assert all(use["replace_original"] for use in uses)
    assert room.slack.messages == {}


async def test_a_slow_answer_says_once_what_it_is_doing(room: Room) -> None:
    room.state.assistant.pause = 2.0
    await room.send(command(room.slack), "command")
    ((reading, answer),) = room.slack.private.values()
    assert reading["text"] == "Reading 1 passage from 1 outlet …"
    assert "will send troops" in words(answer)


async def test_a_quick_answer_comes_without_lines_before_it(room: Room) -> None:
    await room.send(command(room.slack), "command")
    ((answer,),) = room.slack.private.values()
    assert "will send troops" in words(answer)


@pytest.mark.parametrize("text", ["", "  ", None])
async def test_without_a_question_it_is_told_how_to_ask(room: Room, text: str | None) -> None:
    told = await room.send(command(room.slack, text=text), "command")
    assert "/ask Who refused" in told["text"]
    assert room.slack.private == {}


async def test_a_command_that_slack_repeats_is_answered_once(room: Room) -> None:
    asked = command(room.slack)
    for _ in range(3):
        await room.send(asked, "command")
    assert room.state.conversations.count() == 1


async def test_a_channel_that_is_not_allowed_is_told_so(slack: FakeSlack, state: State) -> None:
    async with in_socket_mode(slack, state, channels=("direct",)) as room:
        told = await room.send(command(slack), "command")
    assert "may not be asked in this channel" in told["text"]


async def test_another_workspace_is_told_so(slack: FakeSlack, state: State) -> None:
    async with in_socket_mode(slack, state, teams=("T0OTHER",)) as room:
        told = await room.send(command(slack), "command")
    assert "may not be asked from this workspace" in told["text"]
