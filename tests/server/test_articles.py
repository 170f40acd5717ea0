import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from server.state import State

NEW = {
    "title": "Ferry starts",
    "text": "A ferry crosses the Tarn from Monday.",
    "publisher": "Echo",
}


def test_articles_are_listed_newest_first(client: TestClient) -> None:
    listed = client.get("/api/articles").json()
    assert [info["id"] for info in listed["articles"]] == ["echo-troops", "post-bridge"]
    assert listed["total"] == 2
    assert "text" not in listed["articles"][0]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("words=bridge", ["post-bridge"]),
        ("words=bridg", []),
        ("words=bridg*", ["post-bridge"]),
        ("publisher=Echo", ["echo-troops"]),
        ("publisher=the%20ECHO", ["echo-troops"]),
        ("publisher=Echo&publisher=Post", ["echo-troops", "post-bridge"]),
        ("from=2026-03-05T00:00:00Z", ["echo-troops"]),
        ("to=2026-03-05T00:00:00Z", ["post-bridge"]),
        ("limit=1&offset=1", ["post-bridge"]),
        ("words=nothing", []),
        ("from=0001-01-01T00:00:00%2B14:00", ["echo-troops", "post-bridge"]),
        ("to=9999-12-31T23:59:59-14:00", ["echo-troops", "post-bridge"]),
    ],
)
def test_filters_choose(client: TestClient, query: str, ids: list[str]) -> None:
    assert [a["id"] for a in client.get(f"/api/articles?{query}").json()["articles"]] == ids


@pytest.mark.parametrize("query", ["limit=0", "limit=x", "offset=-1", "from=yesterdayish"])
def test_a_wrong_filter_is_one_clear_line(client: TestClient, query: str) -> None:
    reply = client.get(f"/api/articles?{query}")
    assert reply.status_code == 422
    assert reply.json()["error"]["message"].startswith(query.partition("=")[0])


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/api/articles?foo=1", "unknown field 'foo'; known are author, from, limit, offset"),
        ("/api/articles?publishers=Echo", "unknown field 'publishers'; did you mean 'publisher'?"),
        ("/api/articles?from_=2026-03-05", "unknown field 'from_'; did you mean 'from'?"),
        ("/api/articles/echo-troops?verison=1", "unknown field 'verison'; did you mean 'version'?"),
        ("/api/search?question=troops&publishr=Post", "unknown field 'publishr'; did you mean"),
        ("/api/conversations?word=troops", "unknown field 'word'; did you mean 'words'?"),
    ],
)
def test_a_parameter_that_does_not_exist_is_refused(
    client: TestClient, path: str, told: str
) -> None:
    reply = client.get(path)
    assert reply.status_code == 422
    assert reply.json()["error"]["message"].startswith(told)


@pytest.mark.parametrize("path", ["/api/articles", "/api/conversations"])
@pytest.mark.parametrize("words", ["a " * 1100, "bridge\0"])
def test_words_that_cannot_be_looked_for_are_refused(
    client: TestClient, path: str, words: str
) -> None:
    reply = client.get(path, params={"words": words})
    assert (reply.status_code, reply.json()["error"]["code"]) == (422, "invalid_input")
    assert "The words to look for" in reply.json()["error"]["message"]
    assert client.get(path, params={"words": "a " * 250}).status_code == 200


@pytest.mark.parametrize("path", ["/api/articles?", "/api/search?question=troops&"])
def test_a_time_that_ends_before_it_begins_is_refused(client: TestClient, path: str) -> None:
    reply = client.get(f"{path}from=2026-04-01T00:00:00Z&to=2026-03-01T00:00:00Z")
    assert reply.status_code == 422
    assert reply.json()["error"]["message"] == "to: it must lie after from"


def test_an_article_comes_with_text_and_versions(client: TestClient) -> None:
    client.post("/api/articles", json=NEW | {"id": "ferry"})
    client.post("/api/articles", json=NEW | {"id": "ferry", "text": "No ferry crosses."})
    newest = client.get("/api/articles/ferry").json()
    assert (newest["text"], newest["version"]) == ("No ferry crosses.", 2)
    assert [info["version"] for info in newest["versions"]] == [2, 1]
    assert client.get("/api/articles/ferry?version=1").json()["text"] == NEW["text"]


@pytest.mark.parametrize("path", ["nowhere", "echo-troops?version=9", "..%2Fetc", "%00"])
def test_an_unknown_article_is_404(client: TestClient, path: str) -> None:
    reply = client.get(f"/api/articles/{path}")
    assert (reply.status_code, reply.json()["error"]["code"]) == (404, "not_found")


def test_publishers_are_listed(client: TestClient) -> None:
    assert client.get("/api/publishers").json() == {"publishers": ["Echo", "Post"], "without": 0}


def test_one_article_is_added_then_unchanged(client: TestClient) -> None:
    first = client.post("/api/articles", json=NEW).json()
    again = client.post("/api/articles", json=NEW).json()
    assert first["counts"] == {"added": 1}
    assert again["results"][0]["outcome"] == "unchanged"
    assert first["results"][0]["source"] == "Ferry starts"


def test_many_articles_keep_their_order(client: TestClient) -> None:
    many = [NEW | {"title": f"Story {n}"} for n in range(3)]
    results = client.post("/api/articles", json=many).json()["results"]
    assert [row["title"] for row in results] == ["Story 0", "Story 1", "Story 2"]


def test_files_are_taken_and_named_as_sent(client: TestClient) -> None:
    files = [
        ("file", ("../../bridge.md", b"---\ntitle: Toll ends\n---\nThe toll ends.")),
        ("file", ("photo.txt", bytes(range(256)) * 20)),
    ]
    reply = client.post("/api/articles", files=files).json()
    assert reply["counts"] == {"added": 1, "failed": 1}
    assert reply["results"][0]["title"] == "Toll ends"
    assert reply["results"][1]["source"] == "photo.txt"
    assert "not" in reply["results"][1]["reason"]


def test_nothing_sent_stays_on_disk(client: TestClient, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
        (tmp_path / "temp").mkdir()
        client.post("/api/articles", files={"file": ("a.txt", b"A ferry crosses.")})
        assert list((tmp_path / "temp").iterdir()) == []


def test_an_address_reaches_the_pipeline_as_it_is(client: TestClient) -> None:
    url = "http://127.0.0.1:9/a"
    (row,) = client.post("/api/articles", json={"url": url}).json()["results"]
    assert (row["source"], row["outcome"]) == (url, "failed")


def test_an_address_that_cannot_be_leaves_the_others_stored(client: TestClient) -> None:
    sent = [NEW, {"url": "http://127.0.0.1:99999/"}, NEW | {"title": "Ferry stops"}]
    rows = client.post("/api/articles", json=sent).json()["results"]
    assert [row["outcome"] for row in rows] == ["added", "failed", "added"]
    assert rows[1]["reason"].startswith("is not a web address")
    assert client.get("/api/articles").json()["total"] == 4


def test_what_nobody_foresaw_fails_its_source_alone_and_is_logged(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("ingest.sources.fetch", lambda url, settings: 1 // 0)
    sent = [NEW, {"url": "http://127.0.0.1:9/"}, NEW | {"title": "Ferry stops"}]
    reply = client.post("/api/articles", json=sent)
    failed = reply.json()["results"][1]
    assert reply.json()["counts"] == {"added": 2, "failed": 1}
    assert failed["reason"].split()[-1] in caplog.text
    assert "ZeroDivisionError" in caplog.text
    assert "Zero" not in reply.text


@pytest.mark.parametrize("url", ["/etc/passwd", "-", "file:///etc/passwd", "ftp://x.example/a"])
def test_an_address_that_is_none_is_refused(client: TestClient, url: str) -> None:
    reply = client.post("/api/articles", json={"url": url})
    assert reply.status_code == 422
    assert "http" in reply.json()["error"]["message"]


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{", "application/json", 422),
        (b"[]", "application/json", 422),
        (b"{}", "application/json", 422),
        (b'[{"text": 5}]', "application/json", 422),
        (b'{"text": "\\udfff"}', "application/json", 422),
        (b"\xff", "application/json", 422),
        (b'{"id": ' + b"9" * 5000 + b"}", "application/json", 422),
        (b"[" * 9000, "application/json", 422),
        (b"hello", "text/plain", 415),
        (b"", "", 415),
        (b"no boundary", "multipart/form-data", 400),
    ],
)
def test_a_body_of_another_form_is_refused(
    client: TestClient, content: bytes, kind: str, status: int
) -> None:
    reply = client.post("/api/articles", content=content, headers={"content-type": kind})
    assert reply.status_code == status
    assert "\n" not in reply.json()["error"]["message"]
    assert client.get("/api/articles").json()["total"] == 2


def test_a_form_without_a_file_is_refused(client: TestClient) -> None:
    reply = client.post("/api/articles", files={"note": (None, "hello")})
    assert reply.status_code == 422


def test_an_article_is_deleted(client: TestClient, state: State) -> None:
    assert client.delete("/api/articles/echo-troops").status_code == 204
    assert client.delete("/api/articles/echo-troops").status_code == 404
    assert state.archive.articles.count() == 1


def test_a_stored_answer_outlives_its_article(client: TestClient) -> None:
    asked = client.post("/api/ask", json={"question": "Which countries pledged troops?"}).json()
    client.delete("/api/articles/echo-troops")
    stored = client.get(f"/api/conversations/{asked['conversation_id']}").json()
    assert json.dumps(stored["messages"][0]["answer"]) == json.dumps(asked)


def test_who_waits_too_long_to_add_is_told_to_try_again(
    client: TestClient, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.opened.TURN_SECONDS", 0.01)
    with state.ingesting(), state.ingesting():
        reply = client.post("/api/articles", json=NEW)
    assert (reply.status_code, reply.json()["error"]["code"]) == (503, "store_busy")
    assert client.post("/api/articles", json=NEW).json()["counts"] == {"added": 1}
