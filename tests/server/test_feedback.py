import json

import pytest
from fastapi.testclient import TestClient

from rag.errors import InvalidInputError, NotFoundError
from server.feedback import NOTE_CHARS
from server.state import State

JSON = {"content-type": "application/json"}


def ask(client: TestClient, question: str = "Which troops?") -> dict:
    return client.post("/api/ask", json={"question": question}).json()


def path(reply: dict) -> str:
    return f"/api/messages/{reply['message_id']}/feedback"


def kept(client: TestClient, reply: dict) -> list[dict]:
    stored = client.get(f"/api/conversations/{reply['conversation_id']}").json()
    return stored["messages"][0]["feedback"]


def test_an_opinion_is_kept_with_its_answer(client: TestClient) -> None:
    reply = ask(client)
    said = {"verdict": "down", "reason": "out_of_date", "note": " She changed her mind. "}
    given = client.put(path(reply), json=said).json()
    assert given["note"] == "She changed her mind."
    assert kept(client, reply) == [given]


def test_a_soft_break_in_a_note_is_a_break(client: TestClient) -> None:
    said = {"verdict": "down", "note": "Late.\x0bAnd wrong."}
    assert client.put(path(ask(client)), json=said).json()["note"] == "Late.\nAnd wrong."


def test_a_second_opinion_of_one_reader_takes_the_place_of_the_first(client: TestClient) -> None:
    reply = ask(client)
    client.put(path(reply), json={"verdict": "down", "reason": "wrong"})
    client.put(path(reply), json={"verdict": "up"})
    assert [(one["verdict"], one["reason"]) for one in kept(client, reply)] == [("up", None)]


def test_readers_that_a_door_knows_are_kept_apart(client: TestClient, state: State) -> None:
    reply = ask(client)
    for by, verdict in (("U1", "up"), ("U2", "down"), ("U1", "down")):
        state.feedback.add(reply["message_id"], verdict, by=by)
    assert [(one["by"], one["verdict"]) for one in kept(client, reply)] == [
        ("U2", "down"),
        ("U1", "down"),
    ]


def test_an_opinion_is_taken_back(client: TestClient) -> None:
    reply = ask(client)
    client.put(path(reply), json={"verdict": "up"})
    assert [client.delete(path(reply)).status_code for _ in range(2)] == [204, 404]
    assert kept(client, reply) == []


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"verdict": "sideways"},
        {"verdict": "down", "reason": "dull"},
        {"verdict": "up", "reason": "wrong"},
        {"verdict": "down", "note": "x" * (NOTE_CHARS + 1)},
        {"verdict": "down", "note": "\ud800"},
        {"verdict": "down", "note": "a\0"},
        {"verdict": "down", "by": "somebody else"},
    ],
)
def test_what_is_no_opinion_is_refused_and_not_kept(client: TestClient, said: dict) -> None:
    reply = ask(client)
    sent = client.put(path(reply), content=json.dumps(said), headers=JSON)
    assert sent.status_code == 422
    assert kept(client, reply) == []


def test_an_unknown_answer_is_404(client: TestClient) -> None:
    sent = client.put("/api/messages/nowhere/feedback", json={"verdict": "up"})
    assert (sent.status_code, sent.json()["error"]["code"]) == (404, "not_found")


def test_a_deleted_conversation_takes_its_feedback_along(client: TestClient, state: State) -> None:
    reply = ask(client)
    client.put(path(reply), json={"verdict": "up"})
    client.delete(f"/api/conversations/{reply['conversation_id']}")
    assert state.feedback.count() == 0
    with pytest.raises(NotFoundError):
        state.feedback.add(reply["message_id"], "up")


def test_answers_are_listed_by_their_newest_opinion(client: TestClient, state: State) -> None:
    first, second, _ = (ask(client, f"Which {word}?") for word in ("troops", "bridge", "crowns"))
    for reply, verdict, by in (
        (first, "up", ""),
        (second, "down", ""),
        (first, "down", "U1"),
    ):
        state.feedback.add(reply["message_id"], verdict, by=by)
    assert [m.question for m in state.feedback.find()] == ["Which troops?", "Which bridge?"]
    assert [m.question for m in state.feedback.find("up")] == ["Which troops?"]
    assert [m.question for m in state.feedback.find(limit=1, offset=1)] == ["Which bridge?"]
    assert (state.feedback.count(), state.feedback.count("up")) == (2, 1)


def test_a_reason_for_praise_is_refused_at_every_door(client: TestClient, state: State) -> None:
    with pytest.raises(InvalidInputError, match="has no reason"):
        state.feedback.add(ask(client)["message_id"], "up", "wrong")
