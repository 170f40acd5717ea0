import asyncio

import pytest

from server.state import State
from tests.server.slack.fake_slack import BEN, BOT, FakeSlack
from tests.server.slack.payloads import (
    CHANNEL,
    deleted,
    direct,
    edited,
    from_bot,
    mention,
    message,
)
from tests.server.slack.rooms import Room, in_socket_mode, until, words

pytestmark = pytest.mark.anyio
BRIDGE = "When does the Weir Bridge open?"


async def test_a_mention_is_answered_in_its_thread(room: Room) -> None:
    shown = await room.answer_to(mention())
    assert "Albrant and Merrow will send troops. [1]" in words(shown)
    assert "Albrant and Merrow will send troops. [1]" in shown["text"]


async def test_a_direct_message_is_answered_in_its_thread(room: Room) -> None:
    assert "will send troops" in words(await room.answer_to(direct()))


async def test_a_mention_that_comes_as_two_events_is_answered_once(room: Room) -> None:
    body = mention()
    as_message = message(body["event"]["text"], ts=body["event"]["ts"])
    await asyncio.gather(room.send(body), room.send(as_message))
    assert "will send troops" in words(room.answered(body))


async def test_replies_in_the_thread_need_no_mention_and_know_what_was_said(room: Room) -> None:
    first = mention()
    await room.send(first)
    await room.send(message(BRIDGE, thread=first["event"]["ts"]))
    _, bridge = room.slack.in_thread(CHANNEL, first["event"]["ts"])
    assert "opens in May" in words(bridge)
    assert room.state.conversations.count() == 1
    assert room.state.assistant.histories[-1][0].question == "Which countries pledged troops?"


async def test_a_thread_is_the_same_conversation_after_a_restart(
    slack: FakeSlack, state: State
) -> None:
    first = mention()
    async with in_socket_mode(slack, state) as room:
        await room.send(first)
    async with in_socket_mode(slack, state) as room:
        await room.send(message(BRIDGE, thread=first["event"]["ts"]))
    assert len(slack.in_thread(CHANNEL, first["event"]["ts"])) == 2
    assert [len(history) for history in state.assistant.histories] == [0, 1]


async def test_a_thread_whose_conversation_was_deleted_on_the_page_begins_another(
    room: Room,
) -> None:
    first = mention()
    await room.send(first)
    room.state.conversations.delete(room.state.conversations.find()[0].id)
    await room.send(message(BRIDGE, thread=first["event"]["ts"]))
    assert len(room.slack.in_thread(CHANNEL, first["event"]["ts"])) == 2
    assert room.state.assistant.histories[-1] == ()


@pytest.mark.parametrize(
    "body",
    [
        message(),
        from_bot(),
        from_bot(f"<@{BOT}> Which countries pledged troops?"),
        from_bot(user="U0OTHERBOT", bot_id="B0OTHER", type="app_mention"),
        message("has joined the channel", subtype="channel_join"),
        mention("thanks!"),
    ],
)
async def test_bots_itself_and_unrelated_talk_are_not_answered_nor_kept(
    room: Room, body: dict
) -> None:
    await room.send(body)
    assert room.slack.messages == {}
    assert list(room.desk.inbox.kept()) == []


@pytest.mark.parametrize("text", [f"<@{BEN}> what do you think?", "thanks a lot!", ":tada:"])
async def test_talk_among_people_in_the_thread_is_not_answered(room: Room, text: str) -> None:
    first = mention()
    await room.send(first)
    await room.send(message(text, thread=first["event"]["ts"], user=BEN))
    assert len(room.slack.in_thread(CHANNEL, first["event"]["ts"])) == 1


async def test_an_empty_mention_is_told_how_to_ask(room: Room) -> None:
    await room.send(mention(""))
    assert room.slack.whispers[0]["text"].startswith("Ask me about the news")


async def test_stop_stops(room: Room) -> None:
    room.state.assistant.pause = 1.0
    body = mention()
    await room.slack.deliver("event", body)
    await until(lambda: room.slack.messages[CHANNEL])
    await room.send(message("stop", thread=body["event"]["ts"], user=BEN))
    assert room.answered(body)["text"] == "Stopped."
    assert room.state.conversations.count() == 0


async def test_stop_where_nothing_runs_asks_for_quiet_until_the_next_mention(room: Room) -> None:
    first = mention()
    thread = first["event"]["ts"]
    await room.send(first)
    await room.send(message("stop", thread=thread))
    assert "nothing more in this thread" in room.slack.whispers[0]["text"]
    await room.send(message(BRIDGE, thread=thread))
    assert len(room.slack.in_thread(CHANNEL, thread)) == 1
    await room.send(mention(BRIDGE, thread=thread))
    assert len(room.slack.in_thread(CHANNEL, thread)) == 2


@pytest.mark.parametrize("body", [mention(), direct()])
async def test_an_edited_question_is_answered_anew_in_the_same_message(
    room: Room, body: dict
) -> None:
    old = await room.answer_to(body)
    await room.send(edited(body, f"<@{BOT}> {BRIDGE}"))
    new = room.answered(body)
    assert new["ts"] == old["ts"]
    assert "opens in May" in words(new)
    told = room.state.conversations.get(room.state.conversations.find()[0].id)
    assert [one.question for one in told.messages] == [BRIDGE]
    assert room.state.assistant.histories[-1] == ()


async def test_a_question_edited_while_it_is_answered_is_answered_once_as_it_stands(
    room: Room,
) -> None:
    room.state.assistant.pause = 0.7
    body = mention()
    await room.slack.deliver("event", body)
    await until(lambda: room.slack.messages[CHANNEL])
    await room.send(edited(body, f"<@{BOT}> {BRIDGE}"))
    assert "opens in May" in words(room.answered(body))
    told = room.state.conversations.get(room.state.conversations.find()[0].id)
    assert [one.question for one in told.messages] == [BRIDGE]


async def test_a_change_that_leaves_the_words_is_no_edit(room: Room) -> None:
    body = mention()
    await room.send(body)
    await room.send(edited(body, body["event"]["text"]))
    assert len(room.state.assistant.histories) == 1


async def test_a_deleted_question_takes_its_answer_with_it(room: Room) -> None:
    body = mention()
    await room.send(body)
    await room.send(deleted(body))
    assert room.slack.messages[CHANNEL] == {}
    told = room.state.conversations.get(room.state.conversations.find()[0].id)
    assert told.messages == ()


async def test_a_question_deleted_while_it_is_answered_is_not_answered(room: Room) -> None:
    room.state.assistant.pause = 0.7
    body = mention()
    await room.slack.deliver("event", body)
    await until(lambda: room.slack.messages[CHANNEL])
    await room.send(deleted(body))
    assert room.slack.messages[CHANNEL] == {}
    assert room.state.conversations.count() == 0


async def test_a_question_that_leaves_only_a_tombstone_is_deleted_too(room: Room) -> None:
    body = mention()
    await room.send(body)
    gone = edited(body, "This message was deleted.")
    gone["event"]["message"] |= {"subtype": "tombstone", "user": "USLACKBOT"}
    await room.send(gone)
    assert room.slack.messages[CHANNEL] == {}


async def test_a_channel_that_is_not_allowed_is_told_so_kindly(
    slack: FakeSlack, state: State
) -> None:
    async with in_socket_mode(slack, state, channels=("C0OTHER", "direct")) as room:
        await room.send(mention())
        await room.send(direct())
    assert "may not be asked in this channel" in slack.whispers[0]["text"]
    assert not slack.messages[CHANNEL]
    assert len(slack.messages["D0ANN"]) == 1


async def test_a_channel_sees_only_what_its_filters_let_through(
    slack: FakeSlack, state: State
) -> None:
    filters = {CHANNEL: {"publishers": ["Post"]}}
    async with in_socket_mode(slack, state, filters=filters) as room:
        in_channel, in_private = mention(), direct()
        await room.send(in_channel)
        await room.send(in_private)
    assert "The articles do not say." in words(room.answered(in_channel))
    assert "will send troops" in words(room.answered(in_private))


async def test_only_allowed_workspaces_are_heard(slack: FakeSlack, state: State) -> None:
    async with in_socket_mode(slack, state, teams=("T0OTHER",)) as room:
        await room.send(mention())
    assert slack.messages == {}


async def test_a_guest_of_another_workspace_is_not_heard_in_a_shared_channel(
    slack: FakeSlack, state: State
) -> None:
    async with in_socket_mode(slack, state, teams=("T0NEWS",)) as room:
        await room.send(mention(team="T0GUEST"))
        assert slack.messages == {}
        await room.send(mention())
    assert len(slack.messages[CHANNEL]) == 1
