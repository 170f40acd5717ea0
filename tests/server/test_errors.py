import pytest
from fastapi.testclient import TestClient

from rag.errors import (
    DatelineError,
    InvalidInputError,
    NotFoundError,
    SourceError,
    StoreBusyError,
    StoreError,
)
from server.errors import looked_up
from tests.server.test_articles import NEW

CHAT = "/v1/chat/completions"


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (InvalidInputError, 422),
        (NotFoundError, 404),
        (SourceError, 422),
        (StoreBusyError, 503),
        (StoreError, 503),
        (DatelineError, 500),
    ],
)
def test_every_error_has_its_status(kind: type[DatelineError], status: int) -> None:
    assert looked_up(kind("line"))[0] == status


def test_a_subclass_is_found_before_its_base() -> None:
    assert looked_up(StoreBusyError("line")) == (503, "store_busy")


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nowhere", 404, "not_found"),
        ("PUT", "/api/articles", 405, "method_not_allowed"),
        ("GET", "/api/ask", 405, "method_not_allowed"),
        ("GET", "/web/../app.py", 404, "not_found"),
        ("GET", "/web/%2e%2e/app.py", 404, "not_found"),
    ],
)
def test_what_the_framework_refuses_has_the_same_form(
    client: TestClient, method: str, path: str, status: int, code: str
) -> None:
    reply = client.request(method, path)
    assert (reply.status_code, reply.json()["error"]["code"]) == (status, code)
    assert path.rsplit("/", 1)[-1] in reply.json()["error"]["message"]


OBJECT = "Input should be an object with named fields"


@pytest.mark.parametrize(
    ("path", "sent", "told"),
    [
        ("/api/articles", {}, "send the article's text, or the url to fetch it from"),
        ("/api/articles", 5, OBJECT),
        ("/api/articles", [NEW, 5], f"1: {OBJECT}"),
        ("/api/articles", [NEW, NEW | {"text": 5}], "1.text: Input should be a valid string"),
        ("/api/articles", NEW | {"url": "ftp://x", "text": ""}, "url must begin with http:// or"),
        ("/api/articles", {"articles": [NEW]}, "unknown field 'articles'; known are authors, id,"),
        ("/api/ask", [], OBJECT),
        ("/api/ask", {"question": "Who?", "history": 5}, "history: Input should be a list"),
        ("/api/ask", {"question": "Who?", "history": [5]}, f"history.0: {OBJECT}"),
        (CHAT, {"messages": [{"role": "user", "content": 5}]},
         "messages.0.content: send text, or a list of parts"),
        (CHAT, {"messages": [{"role": "user", "content": ["Who?", 5]}]},
         f"messages.0.content.1: {OBJECT}"),
        (CHAT, {"messages": [{"role": "user", "content": [{"type": 5}]}]},
         "messages.0.content.0.type: Input should be a valid string"),
    ],
)  # fmt: skip
def test_what_has_another_form_is_told_by_its_fields_alone(
    client: TestClient, path: str, sent: object, told: str
) -> None:
    message = client.post(path, json=sent).json()["error"]["message"]
    assert message.startswith(told)
    assert message.count("; ") == told.count("; ")
    assert not {"function", "Value", "tuple", "dictionary"} & set(message.split())


@pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded"])
@pytest.mark.parametrize("path", ["/api/ask", CHAT])
def test_json_that_is_not_said_to_be_any_is_told_how(
    client: TestClient, path: str, kind: str | None
) -> None:
    headers = {"content-type": kind} if kind else {}
    reply = client.post(path, content=b'{"question": "Who?"}', headers=headers)
    assert (reply.status_code, reply.json()["error"]["code"]) == (415, "unsupported_type")
    assert "application/json" in reply.json()["error"]["message"]


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (b"", "The body is empty: send a JSON object."),
        (b'{"question" 5}', "The body is not JSON: Expecting ':' delimiter at character 13."),
    ],
)
def test_a_body_that_cannot_be_read_is_told_why(client: TestClient, sent: bytes, told: str) -> None:
    reply = client.post("/api/ask", content=sent, headers={"content-type": "application/json"})
    assert (reply.status_code, reply.json()["error"]["message"]) == (422, told)
