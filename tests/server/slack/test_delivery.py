from collections.abc import Iterator
from itertools import pairwise

import pytest

from rag.articles import content_hash
from rag.changes import Prepared
from rag.events import Answered, Event, Stated
from rag.owner import Owner
from rag.types import Answer
from server.slack.delivery import PAUSE
from server.slack.richtext import clean
from server.state import State
from tests.server.fakes import ARTICLES
from tests.server.slack.answers import HOSTILE, WHEN, stated
from tests.server.slack.fake_slack import FakeSlack
from tests.server.slack.payloads import CHANNEL, DIRECT, direct, mention, press
from tests.server.slack.rooms import Room, in_socket_mode, links, until, words

pytestmark = pytest.mark.anyio


async def test_in_a_channel_the_answer_grows_in_one_message_at_a_polite_rate(room: Room) -> None:
    room.state.assistant.pause = 0.3
    shown = await room.answer_to(mention())
    gaps = [later - before for before, later in pairwise(shown["changes"])]
    assert all(gap >= PAUSE * 0.9 for gap in gaps[:-1])
    assert room.slack.called()["chat.postMessage"] == 1


async def test_in_a_channel_the_reading_shows_before_the_answer(room: Room) -> None:
    room.state.assistant.pause = 1.0
    body = mention()
    await room.slack.deliver("event", body)
    await until(lambda: "Reading 1 passage from 1 outlet …" in str(room.slack.messages))
    await room.idle()
    assert "Reading" not in words(room.answered(body))


async def test_in_a_direct_message_the_reading_is_the_status_and_the_answer_is_streamed(
    room: Room,
) -> None:
    room.state.assistant.pause = 1.2 * PAUSE  # each event is shown, however busy the machine
    shown = await room.answer_to(direct())
    assert "is reading 1 passage from 1 outlet …" in room.slack.statuses
    called = room.slack.called()
    assert called["chat.startStream"] == called["chat.stopStream"] == 1
    assert called["chat.postMessage"] == 0
    assert not shown["streaming"]
    assert words(shown).startswith("One source. ")


async def test_where_slack_does_not_stream_the_answer_is_edited_in_place(room: Room) -> None:
    room.state.assistant.pause = 0.8
    room.slack.refusals["chat.startStream"] = ["channel_type_not_supported"]
    shown = await room.answer_to(direct())
    assert "will send troops" in words(shown)
    assert len(room.slack.messages[DIRECT]) == 1


async def test_a_stream_that_slack_ended_is_finished_by_an_edit(room: Room) -> None:
    room.state.assistant.pause = 0.8
    room.slack.refusals["chat.stopStream"] = ["message_not_in_streaming_state"]
    await room.slack.deliver("event", body := direct())
    await until(lambda: room.slack.called()["chat.startStream"])
    next(iter(room.slack.messages[DIRECT].values()))["streaming"] = False
    await room.idle()
    assert "As of 5 March 2026" in words(room.answered(body))


async def test_a_rate_limit_is_waited_for(room: Room) -> None:
    room.slack.limits["chat.postMessage"] = [1]
    room.slack.limits["chat.update"] = [0, 1]
    shown = await room.answer_to(mention())
    assert "will send troops" in words(shown)
    assert room.slack.called()["chat.postMessage"] == 2


async def test_blocks_that_slack_refuses_after_all_give_way_to_words(room: Room) -> None:
    room.slack.refusals["chat.update"] = ["msg_blocks_too_long"]
    shown = await room.answer_to(mention())
    assert not shown["blocks"]
    assert "Albrant and Merrow will send troops. [1]" in shown["text"]


async def test_progress_that_slack_refuses_does_not_cost_the_answer(room: Room) -> None:
    room.slack.refusals["chat.postMessage"] = ["fatal_error"]
    assert "will send troops" in words(await room.answer_to(mention()))


async def test_an_abstention_is_shown_as_it_is(room: Room) -> None:
    shown = await room.answer_to(mention("Who won the election?"))
    assert words(shown).startswith("The articles do not say. No stored sentence shares a word")


async def test_numbers_lead_to_the_page_where_there_is_one(slack: FakeSlack, state: State) -> None:
    async with in_socket_mode(slack, state, page_url="https://news.example.org/") as room:
        first = mention()
        await room.send(first)
        await room.send(mention("When does the bridge open?", thread=first["event"]["ts"]))
    _, second = slack.in_thread(CHANNEL, first["event"]["ts"])
    conversation = state.conversations.find()[0].id
    page = f"https://news.example.org/?c={conversation}"
    assert links(second)["[1]"] == f"{page}&cite=2.1"
    opens = next(b for b in second["blocks"][-1]["elements"] if b["action_id"] == "open")
    assert opens["url"] == page


async def test_the_address_of_the_running_server_serves_as_the_page(room: Room) -> None:
    Owner(room.state.settings.data_dir).announce("http://127.0.0.1:8000")
    shown = await room.answer_to(mention())
    assert links(shown)["[1]"].startswith("http://127.0.0.1:8000/?c=")


async def test_a_press_on_the_link_to_the_page_is_acknowledged(room: Room) -> None:
    Owner(room.state.settings.data_dir).announce("http://127.0.0.1:8000")
    shown = await room.answer_to(mention())
    assert (await room.send(press(room.slack, shown, "open"), "press"))["status"] == 200


async def test_a_slow_model_holds_nothing_up(room: Room) -> None:
    room.state.assistant.pause = 0.5
    bodies = [mention() for _ in range(3)]
    for body in bodies:
        assert (await room.slack.deliver("event", body))["status"] == 200
    assert max(room.slack.seconds) < 1.0
    await room.idle()
    assert len(room.slack.messages[CHANNEL]) == 3


async def test_forty_quotes_come_as_one_message_with_a_link_to_the_rest(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = tuple(stated(f"Quote {n} says. " + "word " * 80, n) for n in range(40))
    whole = Answer(question="Which?", statements=many, as_of=WHEN)
    monkeypatch.setattr(room.state.assistant, "stream", lambda *_, **__: answering(whole))
    Owner(room.state.settings.data_dir).announce("http://127.0.0.1:8000")
    for body in (mention(), direct()):
        shown = await room.answer_to(body)
        assert "more statements did not fit here: read them in Dateline." in words(shown)
    assert room.slack.refused == []


def answering(whole: Answer) -> Iterator[Event]:
    """Yield the events of an answer."""
    yield from (Stated(statement=statement) for statement in whole.statements)
    yield Answered(answer=whole)


@pytest.mark.parametrize("evil", HOSTILE)
async def test_a_hostile_title_mentions_nobody_and_links_nowhere(room: Room, evil: str) -> None:
    article = ARTICLES[0].model_copy(update={"id": "evil", "title": evil, "publisher": evil})
    room.state.archive.put([Prepared(article, content_hash(article), ())])
    shown = await room.answer_to(mention())
    assert clean(evil) in words(shown)
    assert {block["type"] for block in shown["blocks"]} == {"rich_text", "actions"}
    assert "evil.example" not in str(links(shown).values())
    assert not {"<", ">"} & set(shown["text"])
