import json
import sqlite3
from datetime import UTC, datetime

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event, update

from rag.errors import NotFoundError
from rag.filters import Filters
from rag.types import Answer
from server.state import State
from server.tables import messages

NOW = datetime(2026, 3, 6, tzinfo=UTC)


def ask(client: TestClient, question: str, **more: object) -> dict:
    return client.post("/api/ask", json={"question": question, **more}).json()


def test_an_answer_is_reloaded_exactly_as_it_was_sent(client: TestClient) -> None:
    filters = {"from": "2026-03-01T00:00:00Z", "to": None, "publishers": ["Echo"]}
    sent = client.post("/api/ask", json={"question": "Which troops?", "filters": filters})
    stored = client.get(f"/api/conversations/{sent.json()['conversation_id']}").json()
    (message,) = stored["messages"]
    assert message["answer"] == sent.json()
    assert message["filters"] == filters
    assert message["id"] == sent.json()["message_id"]


@pytest.mark.parametrize(
    "stored",
    [
        '{"from":"2026-04-01T00:00:00Z","to":"2026-03-01T00:00:00Z","publishers":[]}',
        '{"from":null,"to":null,"publishers":["Echo"],"of_an_older_version":1}',
        "{}",
    ],
)
def test_what_an_older_version_stored_can_still_be_read(
    client: TestClient, state: State, stored: str
) -> None:
    sent = ask(client, "Which troops?")
    with state.conversations.engine.begin() as db:
        db.execute(update(messages).values(filters=stored))
    (message,) = client.get(f"/api/conversations/{sent['conversation_id']}").json()["messages"]
    known = {"from": None, "to": None, "publishers": []} | json.loads(stored)
    assert message["answer"] == sent
    assert message["filters"] == {name: known[name] for name in ("from", "to", "publishers")}


def test_messages_stand_in_the_order_in_which_they_were_asked(client: TestClient) -> None:
    first = ask(client, "Which troops?")
    ask(client, "Which bridge?", conversation_id=first["conversation_id"])
    stored = client.get(f"/api/conversations/{first['conversation_id']}").json()
    assert [m["question"] for m in stored["messages"]] == ["Which troops?", "Which bridge?"]
    assert stored["size"] == 2


def test_the_title_is_the_first_question_shortened(client: TestClient) -> None:
    ask(client, "Which troops " + "were sent " * 20 + "?")
    (info,) = client.get("/api/conversations").json()["conversations"]
    assert info["title"].startswith("Which troops were sent")
    assert len(info["title"]) <= 80


def test_the_last_used_stands_first(client: TestClient) -> None:
    first = ask(client, "Which troops?")
    ask(client, "Which bridge?")
    ask(client, "Which crowns?", conversation_id=first["conversation_id"])
    listed = client.get("/api/conversations").json()
    assert [c["title"] for c in listed["conversations"]] == ["Which troops?", "Which bridge?"]
    assert listed["total"] == 2


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("troops", ["Which troops?"]),
        ("MERROW", ["Which troops?"]),
        ("merrow bridge", []),
        ("crowns", ["Which repairs?"]),
        ("%", []),
        ("article_id", []),
    ],
)
def test_words_search_titles_questions_and_answers(
    client: TestClient, words: str, titles: list[str]
) -> None:
    ask(client, "Which troops?")
    ask(client, "Which repairs?")
    listed = client.get("/api/conversations", params={"words": words}).json()
    assert [c["title"] for c in listed["conversations"]] == titles


def test_pages_of_a_long_list(client: TestClient, state: State) -> None:
    answer = Answer(question="Which oil?", abstained=True)
    for _ in range(5):
        state.conversations.add(None, answer, Filters(), NOW)
    page = client.get("/api/conversations?limit=2&offset=4").json()
    assert (len(page["conversations"]), page["total"]) == (1, 5)


def test_a_conversation_is_renamed(client: TestClient) -> None:
    path = f"/api/conversations/{ask(client, 'Which troops?')['conversation_id']}"
    assert client.patch(path, json={"title": "  Amber Strait "}).json()["title"] == "Amber Strait"
    assert client.get(path).json()["title"] == "Amber Strait"


@pytest.mark.parametrize("title", ["", "  ", "x" * 201, None, 5, "\0", "a\x1b[2J"])
def test_a_title_that_is_none_is_refused(client: TestClient, title: object) -> None:
    path = f"/api/conversations/{ask(client, 'Which troops?')['conversation_id']}"
    assert client.patch(path, json={"title": title}).status_code == 422
    assert client.get(path).json()["title"] == "Which troops?"


def test_a_conversation_is_deleted_with_its_messages(client: TestClient) -> None:
    path = f"/api/conversations/{ask(client, 'Which troops?')['conversation_id']}"
    assert client.delete(path).status_code == 204
    assert [client.get(path).status_code, client.delete(path).status_code] == [404, 404]


def test_an_unknown_conversation_is_404(client: TestClient) -> None:
    assert client.get("/api/conversations/nowhere").status_code == 404
    assert client.patch("/api/conversations/nowhere", json={"title": "x"}).status_code == 404


def test_history_holds_the_newest_turns_oldest_first(state: State) -> None:
    first = state.conversations.add(None, Answer(question="q0", abstained=True), Filters(), NOW)
    for n in range(1, 25):
        answer = Answer(question=f"q{n}", abstained=True)
        state.conversations.add(first.conversation_id, answer, Filters(), NOW)
    turns = state.conversations.history(first.conversation_id)
    assert [turns[0].question, turns[-1].question, len(turns)] == ["q5", "q24", 20]


def test_a_conversation_deleted_while_it_answers_says_so(state: State) -> None:
    with pytest.raises(NotFoundError):
        state.conversations.add("gone", Answer(question="q", abstained=True), Filters(), NOW)


def test_a_full_disk_is_a_store_error_and_nothing_is_kept(client: TestClient, state: State) -> None:
    def full(connection: sqlite3.Connection, *rest: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")

    event.listen(state.conversations.engine, "checkout", full)
    asked = {"question": "Which troops? " + "x" * 1900}
    replies = [client.post("/api/ask", json=asked) for _ in range(40)]
    last = replies[-1]
    assert (last.status_code, last.json()["error"]["code"]) == (503, "store_unusable")
    assert "disk is full" in last.json()["error"]["message"]
    kept = [reply for reply in replies if reply.status_code == 200]
    assert state.conversations.count() == len(kept)
