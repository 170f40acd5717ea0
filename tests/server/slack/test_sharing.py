import pytest

from tests.server.slack.fake_slack import ANN
from tests.server.slack.payloads import CHANNEL, command, mention, message, press
from tests.server.slack.rooms import Room, words

pytestmark = pytest.mark.anyio
BRIDGE = "When does the Weir Bridge open?"


async def private_answer(room: Room) -> dict:
    await room.send(command(room.slack), "command")
    (uses,) = room.slack.private.values()
    return uses[-1]


async def test_a_private_answer_is_shared_in_the_name_of_who_asked(room: Room) -> None:
    shown = await private_answer(room)
    await room.send(press(room.slack, shown, "share"), "press")
    (shared,) = room.slack.messages[CHANNEL].values()
    assert words(shared).startswith(f"{ANN} asked: Which countries pledged troops?\n")
    assert "will send troops. [1]" in words(shared)
    assert "share" not in str(shared["blocks"][-1])


async def test_the_thread_under_a_shared_answer_goes_on_from_it(room: Room) -> None:
    await room.send(press(room.slack, await private_answer(room), "share"), "press")
    (ts,) = room.slack.messages[CHANNEL]
    await room.send(message(BRIDGE, thread=ts))
    (reply,) = room.slack.in_thread(CHANNEL, ts)
    assert "opens in May" in words(reply)
    assert len(room.state.assistant.histories[-1]) == 1


async def test_a_share_pressed_twice_by_slacks_repeats_is_shared_once(room: Room) -> None:
    pressed = press(room.slack, await private_answer(room), "share")
    for _ in range(3):
        await room.send(pressed, "press")
    assert len(room.slack.messages[CHANNEL]) == 1


async def test_where_dateline_is_no_member_the_buttons_own_address_posts(room: Room) -> None:
    room.slack.absent.add(CHANNEL)
    pressed = press(room.slack, await private_answer(room), "share")
    await room.send(pressed, "press")
    shared, told = room.slack.private[pressed["response_url"].removeprefix(room.slack.url)]
    assert shared["response_type"] == "in_channel"
    assert told["text"] == "Shared."


async def test_an_answer_that_all_can_see_has_no_share_button(room: Room) -> None:
    shown = await room.answer_to(mention())
    assert [button["action_id"] for button in shown["blocks"][-1]["elements"]] == [
        "helpful",
        "unhelpful",
    ]
