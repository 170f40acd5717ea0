import json
from datetime import UTC, datetime

import pytest
from fastapi.testclient import TestClient

from rag.errors import ModelError
from server.state import State

EVENTS = {"Accept": "text/event-stream"}
ASKED = {"question": "Which countries pledged troops?"}


def events_of(text: str) -> list[tuple[str, dict]]:
    """Return the events of a whole stream: names and data."""
    blocks = [block.split("\n", 1) for block in text.strip().split("\n\n")]
    return [
        (name.removeprefix("event: "), json.loads(data.removeprefix("data: ")))
        for name, data in blocks
    ]


def without_ids(reply: dict) -> dict:
    return {k: v for k, v in reply.items() if k not in ("conversation_id", "message_id")}


def test_quotes_stand_at_their_offsets(client: TestClient, state: State) -> None:
    reply = client.post("/api/ask", json=ASKED).json()
    citation = reply["statements"][0]["citations"][0]
    text = state.archive.articles.get(citation["article_id"], citation["version"]).text
    assert citation["quote"] == "Albrant and Merrow will send troops."
    assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_events_come_in_order_and_the_answer_last(client: TestClient) -> None:
    reply = client.post("/api/ask", json=ASKED, headers=EVENTS)
    names = [name for name, _ in events_of(reply.text)]
    assert reply.headers["content-type"].startswith("text/event-stream")
    assert names == ["stage", "passages", "stage", "statement", "answer"]


def test_streamed_and_whole_answers_are_equal(client: TestClient) -> None:
    whole = client.post("/api/ask", json=ASKED).json()
    name, last = events_of(client.post("/api/ask", json=ASKED, headers=EVENTS).text)[-1]
    assert name == "answer"
    assert without_ids(last) == without_ids(whole)


def test_a_statement_event_has_the_form_of_the_answers_statements(client: TestClient) -> None:
    events = events_of(client.post("/api/ask", json=ASKED, headers=EVENTS).text)
    stated = [data["statement"] for name, data in events if name == "statement"]
    assert stated == events[-1][1]["statements"]


def test_a_question_without_evidence_abstains(client: TestClient) -> None:
    reply = client.post("/api/ask", json={"question": "What is the price of oil?"}).json()
    assert reply["abstained"]
    assert reply["statements"] == []
    assert reply["missing"]


def test_a_follow_up_is_given_the_stored_turns(client: TestClient, state: State) -> None:
    first = client.post("/api/ask", json=ASKED).json()
    follow = {"question": "Which refused?", "conversation_id": first["conversation_id"]}
    second = client.post("/api/ask", json=follow).json()
    (turn,) = state.assistant.histories[1]
    assert turn.question == ASKED["question"]
    assert turn.answer == "Albrant and Merrow will send troops."
    assert second["conversation_id"] == first["conversation_id"]


def test_history_is_taken_from_the_request(client: TestClient, state: State) -> None:
    history = [{"question": "Who leads Vessaly?", "answer": "Bellandi."}]
    client.post("/api/ask", json=ASKED | {"history": history})
    assert [turn.answer for turn in state.assistant.histories[0]] == ["Bellandi."]


def test_filters_reach_the_assistant(client: TestClient) -> None:
    asked = ASKED | {"filters": {"publishers": ["Post"]}}
    assert client.post("/api/ask", json=asked).json()["abstained"]


@pytest.mark.parametrize(
    ("filters", "abstained"),
    [
        ({"from": "2026-03-05"}, False),
        ({"from": "2026-03-06"}, True),
        ({"to": "2026-03-05"}, True),
        ({"to": "2026-03-05T00:00:01"}, False),
    ],
)
def test_a_date_in_a_filter_is_its_beginning_in_utc(
    client: TestClient, filters: dict, abstained: bool
) -> None:
    reply = client.post("/api/ask", json=ASKED | {"filters": filters}).json()
    assert reply["abstained"] is abstained
    found = client.get("/api/articles", params=filters).json()["articles"]
    assert ("echo-troops" not in [one["id"] for one in found]) is abstained


def test_asked_at_is_stored(client: TestClient, state: State) -> None:
    reply = client.post("/api/ask", json=ASKED | {"asked_at": "2026-03-06T09:00:00Z"}).json()
    (message,) = state.conversations.get(reply["conversation_id"]).messages
    assert message.asked_at == datetime(2026, 3, 6, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"question": ""}, "invalid_input"),
        ({"question": " \n\t "}, "invalid_input"),
        ({"question": "why " * 25_000}, "invalid_input"),
        ({"question": 17}, "invalid_request"),
        ({"question": None}, "invalid_request"),
        ({"question": ["who?"]}, "invalid_request"),
        ({}, "invalid_request"),
        (ASKED | {"asked_at": "yesterdayish"}, "invalid_request"),
        (ASKED | {"asked_at": "1772323200"}, "invalid_request"),
        (ASKED | {"asked_at": 20260306}, "invalid_request"),
        (ASKED | {"filters": {"from": 20260306}}, "invalid_request"),
        (ASKED | {"filters": {"from": "2026-04-01T00:00:00Z", "to": "2026-03-01T00:00:00Z"}},
         "invalid_request"),
        (ASKED | {"colour": "red"}, "invalid_request"),
        (ASKED | {"conversation_id": "x", "history": [{"question": "q"}]}, "invalid_request"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("headers", [{}, EVENTS])
def test_a_bad_question_is_one_clear_line(
    client: TestClient, asked: dict, code: str, headers: dict
) -> None:
    reply = client.post("/api/ask", json=asked, headers=headers)
    error = reply.json()["error"]
    assert (reply.status_code, error["code"]) == (422, code)
    assert error["message"]
    assert "\n" not in error["message"]


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        ({"publisher": ["Post"]}, "filters: unknown field 'publisher'; did you mean 'publishers'?"),
        ({"until": "2026-03-01T00:00:00Z"}, "filters: unknown field 'until'; known are from"),
        ({"from": "2026-04-01T00:00:00Z", "to": "2026-03-01T00:00:00Z"},
         "filters.to: it must lie after from"),
    ],
)  # fmt: skip
def test_no_question_is_answered_without_the_filters_it_came_with(
    client: TestClient, state: State, filters: dict, told: str
) -> None:
    reply = client.post("/api/ask", json=ASKED | {"filters": filters})
    assert reply.status_code == 422
    assert reply.json()["error"]["message"].startswith(told)
    assert state.conversations.count() == 0


@pytest.mark.parametrize(
    "body", [b"not json", b"\xff\xfe", b'{"question": "\\ud800"}', b"[" * 9000]
)
def test_a_body_that_is_not_text_is_refused(client: TestClient, body: bytes) -> None:
    reply = client.post("/api/ask", content=body, headers={"content-type": "application/json"})
    assert reply.status_code in (400, 422)
    assert reply.json()["error"]["message"]


def test_an_unknown_conversation_is_404(client: TestClient) -> None:
    reply = client.post("/api/ask", json=ASKED | {"conversation_id": "nowhere"}, headers=EVENTS)
    assert (reply.status_code, reply.json()["error"]["code"]) == (404, "not_found")


def test_an_error_in_mid_stream_is_an_event(client: TestClient, state: State) -> None:
    def fail() -> None:
        raise ModelError("The model does not fit what is stored: ingest again.")

    state.assistant.fails = fail
    name, data = events_of(client.post("/api/ask", json=ASKED, headers=EVENTS).text)[-1]
    assert name == "error"
    assert data["error"]["code"] == "model_unusable"
    assert client.post("/api/ask", json=ASKED).status_code == 503


def test_an_unexpected_error_shows_only_an_id(
    client: TestClient, state: State, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise ZeroDivisionError("secret")

    state.assistant.fails = fail
    streamed = events_of(client.post("/api/ask", json=ASKED, headers=EVENTS).text)[-1][1]
    whole = client.post("/api/ask", json=ASKED)
    assert whole.status_code == 500
    for error in (streamed["error"], whole.json()["error"]):
        assert error["code"] == "internal"
        assert "secret" not in error["message"]
        assert error["message"].split()[-1] in caplog.text
    assert state.conversations.count() == 0
