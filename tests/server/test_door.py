import pytest
from fastapi.testclient import TestClient

from server.door import SAFE_HEADERS
from server.state import State

JSON = {"content-type": "application/json"}


@pytest.mark.parametrize("path", ["/healthz", "/api/articles", "/api/articles/nowhere", "/nowhere"])
def test_every_response_carries_the_safe_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert {name: headers.get(name) for name in SAFE_HEADERS} == SAFE_HEADERS


@pytest.mark.parametrize("path", ["/healthz", "/api/articles", "/api/articles/echo-troops", "/"])
def test_a_head_is_answered_as_what_is_read_without_its_body(client: TestClient, path: str) -> None:
    head, whole = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == whole.headers["content-length"]
    assert client.head("/api/ask").status_code == 405


def test_a_request_has_an_id_its_senders_own_where_it_is_one(client: TestClient) -> None:
    def id_of(given: str) -> str:
        return client.get("/nowhere", headers={"X-Request-ID": given}).headers["X-Request-ID"]

    assert id_of("proxy-7.a") == "proxy-7.a"
    assert {len(id_of(given)) for given in ("", "a b", "x" * 65)} == {8}
    assert id_of("") != id_of("")


def test_no_inline_script_is_allowed(client: TestClient) -> None:
    policy = client.get("/healthz").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_declared_body_that_is_too_large_is_refused_unread(client: TestClient) -> None:
    reply = client.post("/api/ask", content=b"x" * 2_000_001, headers=JSON)
    assert (reply.status_code, reply.json()["error"]["code"]) == (413, "too_large")


def test_an_undeclared_body_that_is_too_large_is_cut_off(client: TestClient) -> None:
    pieces = (b"x" * 100_000 for _ in range(30))
    reply = client.post("/api/ask", content=pieces, headers=JSON)
    assert (reply.status_code, reply.json()["error"]["code"]) == (413, "too_large")


def test_an_upload_that_is_too_large_is_refused_and_nothing_stored(client: TestClient) -> None:
    reply = client.post("/api/articles", files={"file": ("big.txt", b"word " * 50_000)})
    assert reply.status_code == 413
    assert "200,000 bytes" in reply.json()["error"]["message"]
    assert client.get("/api/articles").json()["total"] == 2


@pytest.mark.parametrize("length", ["-1", "many", "9" * 30])
def test_a_content_length_that_is_none_is_refused(client: TestClient, length: str) -> None:
    reply = client.post("/api/ask", content=b"{}", headers=JSON | {"content-length": length})
    assert reply.status_code == 413


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://testserver:81", "http://[x"]
)
def test_another_site_may_not_change_anything(client: TestClient, origin: str) -> None:
    files = {"file": ("a.txt", b"A ferry crosses.")}
    reply = client.post("/api/articles", files=files, headers={"origin": origin})
    assert (reply.status_code, reply.json()["error"]["code"]) == (403, "cross_origin")
    assert client.delete("/api/articles/echo-troops", headers={"origin": origin}).is_error
    assert client.get("/api/articles").json()["total"] == 2


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("GET", "/api/conversations"),
        ("POST", "/api/ask"),
        ("POST", "/v1/chat/completions"),
        ("DELETE", "/api/articles/echo-troops"),
    ],
)
def test_a_site_that_gave_its_own_name_our_address_is_refused_at_every_door(
    client: TestClient, method: str, path: str
) -> None:
    strange = {"host": "evil.example:8000", "origin": "http://evil.example:8000"}
    reply = client.request(method, path, headers=strange)
    assert (reply.status_code, reply.json()["error"]["code"]) == (421, "unknown_host")
    assert "DATELINE_HOSTS" in reply.json()["error"]["message"]
    assert client.get("/api/articles").json()["total"] == 2


def test_the_page_itself_may(client: TestClient) -> None:
    headers = {"origin": "http://testserver"}
    assert client.delete("/api/articles/echo-troops", headers=headers).status_code == 204


def test_an_unexpected_error_is_logged_and_not_shown(
    client: TestClient, state: State, caplog: pytest.LogCaptureFixture
) -> None:
    state.archive.articles.engine.dispose()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(state.archive.articles, "publishers", lambda: 1 // 0)
        reply = client.get("/api/publishers")
    error = reply.json()["error"]
    assert (reply.status_code, error["code"]) == (500, "internal")
    assert "ZeroDivisionError" in caplog.text
    assert error["message"].split()[-1] in caplog.text
    assert "Zero" not in reply.text
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
