import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rag.errors import ModelError
from server.openai.schemas import Role
from server.state import State
from tests.server.openai.sent import OPEN_WEBUI_TITLE, PATH, QUESTION, SAID, chat, chunks, message


def test_a_completion_has_the_text_with_its_references(client: TestClient) -> None:
    reply = client.post(PATH, json=chat(QUESTION)).json()
    (choice,) = reply["choices"]
    text = choice["message"]["content"]
    (found,) = choice["message"]["annotations"]
    place = found["url_citation"]
    assert (reply["object"], choice["finish_reason"]) == ("chat.completion", "stop")
    assert text.startswith(f"{SAID} [[1]](https://echo.example/troops)")
    assert text[place["start_index"] : place["end_index"]] == "[[1]](https://echo.example/troops)"
    assert found["citation"]["quote"] == SAID


def test_streamed_and_whole_answers_are_equal(client: TestClient) -> None:
    for question in (QUESTION, "What is the price of oil?"):
        whole = client.post(PATH, json=chat(question)).json()["choices"][0]["message"]
        reply = client.post(PATH, json=chat(question, stream=True))
        assert reply.headers["content-type"].startswith("text/event-stream")
        assert message(chunks(reply.text)) == (whole["content"], whole["annotations"])


def test_chunks_begin_with_the_role_and_end_with_the_reason(client: TestClient) -> None:
    sent = chunks(client.post(PATH, json=chat(QUESTION, stream=True)).text)
    assert sent[0]["choices"][0]["delta"] == {"role": "assistant", "content": ""}
    assert [c["choices"][0]["finish_reason"] for c in sent] == [None] * (len(sent) - 1) + ["stop"]
    assert len({(c["id"], c["created"], c["model"]) for c in sent}) == 1


def test_usage_comes_last_where_it_is_asked_for(client: TestClient) -> None:
    options = {"stream_options": {"include_usage": True}}
    sent = chunks(client.post(PATH, json=chat(QUESTION, stream=True, **options)).text)
    whole = client.post(PATH, json=chat(QUESTION)).json()
    assert (sent[-1]["choices"], sent[-1]["usage"]) == ([], whole["usage"])
    assert whole["usage"]["total_tokens"] > whole["usage"]["prompt_tokens"] > 0


def test_history_reaches_the_assistant_as_history(client: TestClient, state: State) -> None:
    first = client.post(PATH, json=chat(QUESTION)).json()["choices"][0]["message"]["content"]
    client.post(PATH, json=chat(QUESTION, first, "Which refused?"))
    (turn,) = state.assistant.histories[1]
    assert (turn.question, turn.answer) == (QUESTION, SAID)


def test_parameters_that_steer_a_model_are_tolerated(client: TestClient) -> None:
    steering = {
        "model": "gpt-9", "temperature": 0.2, "max_tokens": 5, "n": None, "stop": ["."],
        "tools": [{"type": "function", "function": {"name": "f"}}], "tool_choice": "auto",
        "response_format": {"type": "text"}, "user": "u", "metadata": {"a": 1}, "never_heard": [1],
    }  # fmt: skip
    plain = client.post(PATH, json=chat(QUESTION)).json()
    steered = client.post(PATH, json=chat(QUESTION, **steering)).json()
    assert steered["choices"] == plain["choices"]
    assert steered["model"] == "dateline"


def test_any_key_or_none_is_taken(client: TestClient) -> None:
    for headers in ({}, {"authorization": "Bearer sk-none"}):
        assert client.post(PATH, json=chat(QUESTION), headers=headers).status_code == 200


def test_a_chore_is_done_without_the_articles_and_not_stored(
    client: TestClient, state: State
) -> None:
    whole = client.post(PATH, json=chat(OPEN_WEBUI_TITLE)).json()["choices"][0]["message"]
    streamed = client.post(PATH, json=chat(OPEN_WEBUI_TITLE, stream=True))
    assert json.loads(whole["content"]) == {"title": QUESTION}
    assert message(chunks(streamed.text))[0] == whole["content"]
    assert state.assistant.histories == []
    assert state.conversations.count() == 0


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize(
    ("body", "param", "words"),
    [
        ({}, "messages", "messages: Field required"),
        ({"messages": []}, "messages", "at least one message"),
        (chat("Who?", filters={"publishers": ["Post"]}), "filters", "ask POST /api/ask with them"),
        (chat(" "), None, "The question is empty"),
        (chat("why " * 1000), None, "shorten it"),
        ({"messages": [{"role": "pope", "content": "Who?"}]}, "messages.0.role", "'system'"),
        ({"messages": [{"role": "system", "content": "Be brief."}]}, None, "No message has the"),
        ({"messages": "Who?"}, "messages", "should be a list"),
        (
            {"messages": [{"role": "user", "content": [{"type": "image_url"}]}]},
            None,
            "not image_url: ask in words alone",
        ),
    ],
)
def test_what_cannot_be_answered_is_told_in_openais_shape(
    client: TestClient, body: dict, param: str | None, words: str, stream: bool
) -> None:
    reply = client.post(PATH, json=body | {"stream": stream})
    error = reply.json()["error"]
    assert (reply.status_code, error["type"], error["param"]) == (
        400,
        "invalid_request_error",
        param,
    )
    assert words in error["message"]
    assert error["code"]


@pytest.mark.parametrize(
    "body",
    [b"", b"not json", b"\xff\xfe", b"[" * 9000, b"null", b'{"messages": NaN}',
     b'{"messages": [{"role": "user", "content": "\\ud800"}]}'],
)  # fmt: skip
def test_a_body_that_is_no_text_is_refused_in_shape(client: TestClient, body: bytes) -> None:
    reply = client.post(PATH, content=body, headers={"content-type": "application/json"})
    assert (reply.status_code, reply.json()["error"]["type"]) == (400, "invalid_request_error")


@pytest.mark.parametrize(
    ("method", "path", "headers", "status", "kind"),
    [
        ("POST", "/v1/embeddings", {}, 404, "invalid_request_error"),
        ("GET", PATH, {}, 405, "invalid_request_error"),
        ("GET", "/v1/models/gpt-9", {}, 404, "invalid_request_error"),
        ("POST", PATH, {"origin": "https://evil.example"}, 403, "permission_error"),
        ("POST", PATH, {"content-length": "99999999"}, 413, "invalid_request_error"),
    ],
)
def test_what_the_door_refuses_has_openais_shape_too(
    client: TestClient, method: str, path: str, headers: dict, status: int, kind: str
) -> None:
    reply = client.request(method, path, headers=headers)
    error = reply.json()["error"]
    assert (reply.status_code, error["type"], error["param"]) == (status, kind, None)
    assert error["message"]


def test_an_error_in_mid_answer_is_told_in_the_stream(client: TestClient, state: State) -> None:
    def fail() -> None:
        raise ModelError("The model does not fit what is stored: ingest again.")

    state.assistant.fails = fail
    *_, last = client.post(PATH, json=chat(QUESTION, stream=True)).text.strip().split("\n\n")
    error = json.loads(last.removeprefix("data: "))["error"]
    assert (error["type"], error["code"]) == ("server_error", "model_unusable")
    assert client.post(PATH, json=chat(QUESTION)).status_code == 503


def test_the_one_model_is_listed(client: TestClient) -> None:
    listed = client.get("/v1/models").json()
    assert [row["id"] for row in listed["data"]] == ["dateline"]
    assert client.get("/v1/models/dateline").json() == listed["data"][0]


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
PART = st.fixed_dictionaries({"type": st.sampled_from(["text", "image_url"]) | ANY, "text": ANY})
CONTENT = st.text(max_size=40) | st.lists(PART | ANY, max_size=3) | ANY
MESSAGE = st.fixed_dictionaries(
    {"role": st.sampled_from(Role.__args__) | ANY, "content": CONTENT}, optional={"name": ANY}
)
BODY: st.SearchStrategy[Any] = (
    st.fixed_dictionaries(
        {"messages": st.lists(MESSAGE, max_size=4) | ANY},
        optional={"stream": st.booleans() | ANY, "stream_options": ANY, "model": ANY, "n": ANY},
    )
    | ANY
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(BODY)
def test_whatever_is_sent_is_answered_or_refused_in_shape(client: TestClient, body: Any) -> None:
    reply = client.post(
        PATH, content=json.dumps(body), headers={"content-type": "application/json"}
    )
    if reply.status_code == 200:
        assert "chat.completion" in reply.text
        assert "server_error" not in reply.text
    else:
        assert reply.status_code == 400
        assert set(reply.json()["error"]) == {"message", "type", "param", "code"}
