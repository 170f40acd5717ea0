from typing import get_args

import pytest

from server.schemas import Opinion, Reason
from server.slack.opinions import REASONS
from tests.server.slack.block_kit import view_problems
from tests.server.slack.fake_slack import ANN, BEN, TEAM
from tests.server.slack.payloads import mention, press, submission
from tests.server.slack.rooms import Room

pytestmark = pytest.mark.anyio


def opinions(room: Room) -> list[Opinion]:
    return [one for message in room.state.feedback.find() for one in message.feedback]


async def test_helpful_is_stored_with_the_answer(room: Room) -> None:
    shown = await room.answer_to(mention())
    await room.send(press(room.slack, shown, "helpful"), "press")
    (stored,) = opinions(room)
    assert (stored.verdict, stored.by) == ("up", f"slack:{TEAM}:{ANN}")
    (uses,) = room.slack.private.values()
    assert uses[0]["text"] == "Thank you, that is noted."
    assert uses[0]["response_type"] == "ephemeral"


async def test_not_helpful_asks_for_the_reason_and_stores_both(room: Room) -> None:
    shown = await room.answer_to(mention())
    await room.send(press(room.slack, shown, "unhelpful"), "press")
    (view,) = room.slack.views
    assert view_problems(view) == []
    assert opinions(room)[0].verdict == "down"
    await room.send(submission(view, "out_of_date", "She changed her mind."), "view")
    (stored,) = opinions(room)
    assert (stored.verdict, stored.reason) == ("down", "out_of_date")
    assert stored.note == "She changed her mind."


async def test_a_reason_may_be_left_out(room: Room) -> None:
    shown = await room.answer_to(mention())
    await room.send(press(room.slack, shown, "unhelpful"), "press")
    await room.send(submission(room.slack.views[0], None, None), "view")
    assert opinions(room)[0].reason is None


async def test_everybody_has_one_opinion_their_last(room: Room) -> None:
    shown = await room.answer_to(mention())
    for action, user in [("helpful", ANN), ("unhelpful", ANN), ("helpful", BEN)]:
        await room.send(press(room.slack, shown, action, user), "press")
    assert {(one.by[-5:], one.verdict) for one in opinions(room)} == {
        ("U0ANN", "down"),
        ("U0BEN", "up"),
    }


async def test_a_press_on_an_answer_that_is_gone_is_told_kindly(room: Room) -> None:
    shown = await room.answer_to(mention())
    room.state.conversations.delete(room.state.conversations.find()[0].id)
    await room.send(press(room.slack, shown, "helpful"), "press")
    (uses,) = room.slack.private.values()
    assert uses[0]["text"].startswith("Sorry, that did not work.")


def test_the_reasons_are_the_pages() -> None:
    assert set(REASONS) == set(get_args(Reason))
