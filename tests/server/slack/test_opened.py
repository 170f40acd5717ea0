import pytest

from server.state import State
from tests.server.slack.fake_slack import ANN, FakeSlack
from tests.server.slack.payloads import DIRECT, event
from tests.server.slack.rooms import Room, in_socket_mode, words

pytestmark = pytest.mark.anyio
HOME = {"type": "app_home_opened", "user": ANN, "channel": DIRECT, "tab": "home"}
PANE = {
    "type": "assistant_thread_started",
    "assistant_thread": {"user_id": ANN, "channel_id": DIRECT, "thread_ts": "1.2", "context": {}},
}


async def test_the_home_tab_says_what_it_knows_and_how_to_ask(room: Room) -> None:
    await room.send(event(HOME))
    text = words(room.slack.homes[ANN])
    assert "2 articles from 2 outlets, the newest of 5 March 2026." in text
    assert "• Write /ask and a question" in text
    assert "For instance\n• What do the articles say about “Two countries pledge troops”?" in text


async def test_an_empty_home_tab_says_how_to_add_articles(room: Room) -> None:
    room.state.archive.delete(["echo-troops", "post-bridge"])
    await room.send(event(HOME))
    assert "No article is stored yet: add some" in words(room.slack.homes[ANN])


async def test_the_assistants_pane_suggests_questions(room: Room) -> None:
    await room.send(event(PANE))
    (suggested,) = room.slack.prompts
    assert suggested["thread_ts"] == "1.2"
    assert suggested["prompts"][0]["message"].startswith("What do the articles say about")
    assert all(len(prompt["title"]) <= 75 for prompt in suggested["prompts"])


async def test_the_newer_messages_tab_suggests_questions_without_a_thread(room: Room) -> None:
    await room.send(event(HOME | {"tab": "messages"}))
    (suggested,) = room.slack.prompts
    assert "thread_ts" not in suggested


async def test_a_pane_that_moves_changes_nothing(room: Room) -> None:
    await room.send(event(PANE | {"type": "assistant_thread_context_changed"}))
    assert room.slack.prompts == []


async def test_no_title_is_suggested_where_filters_hold(slack: FakeSlack, state: State) -> None:
    filters = {"direct": {"publishers": ["Post"]}}
    async with in_socket_mode(slack, state, filters=filters) as room:
        await room.send(event(HOME))
        await room.send(event(PANE))
    assert "1 article from 1 outlet, the newest of 4 March 2026." in words(slack.homes[ANN])
    assert "pledge troops" not in words(slack.homes[ANN])
    assert slack.prompts == []
