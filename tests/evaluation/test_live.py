"""A live server is asked over HTTP, and left as it was found."""

import json
from pathlib import Path

import httpx
import pytest

from rag.errors import DatelineError
from rag.evaluation.live import LiveServer
from rag.evaluation.suite import Suite
from rag.types import Article
from tests.evaluation.cases import TEXT, passage
from tests.evaluation.suites import RIGHT, small_suite

REPLY = RIGHT.model_dump(mode="json") | {"conversation_id": "c1", "message_id": "m1"}


class Server:
    """Answers every question alike, and notes what it was sent."""

    def __init__(self, reply: httpx.Response) -> None:
        self.reply = reply
        self.sent: list[tuple[str, str, object]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        body = json.loads(request.content) if request.content else None
        self.sent.append((request.method, request.url.path, body))
        if request.url.path == "/api/articles/dam-3f":
            return httpx.Response(200, json={"id": "dam-3f", "url": "https://x/dam", "text": TEXT})
        if request.url.path == "/api/articles":
            return httpx.Response(
                200, json={"articles": [{"id": "dam-3f", "url": "https://x/dam"}]}
            )
        if request.url.path == "/openapi.json":
            return httpx.Response(200, json={"info": {"title": "Dateline", "version": "9.1"}})
        if request.url.path.startswith("/api/articles/"):
            return httpx.Response(404, json={"error": {"code": "not_found", "message": "none"}})
        return self.reply if request.method == "POST" else httpx.Response(204)


def live(server: Server, suite: Suite) -> LiveServer:
    client = httpx.Client(base_url="http://live", transport=httpx.MockTransport(server))
    return LiveServer("http://live", suite, client)


def test_a_question_is_asked_and_its_conversation_deleted(tmp_path: Path) -> None:
    suite, server = small_suite(tmp_path), Server(httpx.Response(200, json=REPLY))
    with live(server, suite) as asking:
        assert asking.ask(suite.questions[0]).answer == RIGHT
    (_, _, body), last = server.sent
    assert last == ("DELETE", "/api/conversations/c1", None)
    assert body == {
        "question": "When did the dam break?",
        "history": [],
        "asked_at": "2026-03-03T23:59:59Z",
        "filters": {"from": None, "to": None, "publishers": []},
    }


def test_a_server_that_is_gone_keeps_its_conversations_and_the_run_ends_well(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    suite, server = small_suite(tmp_path), Server(httpx.Response(200, json=REPLY))

    def gone(request: httpx.Request) -> httpx.Response:
        if request.method == "DELETE":
            raise httpx.ConnectError("refused")
        return server(request)

    client = httpx.Client(base_url="http://live", transport=httpx.MockTransport(gone))
    with LiveServer("http://live", suite, client) as asking:
        for question in suite.questions:
            asking.ask(question)
    assert "the server keeps 2 conversations of this run: refused" in caplog.text
    assert client.is_closed


def test_an_article_under_another_id_is_known_by_its_address(tmp_path: Path) -> None:
    suite = small_suite(tmp_path)
    suite.articles["dam"] = Article(id="dam", url="https://x/dam", text=TEXT)
    theirs = json.loads(json.dumps(REPLY).replace('"dam"', '"dam-3f"'))
    with live(Server(httpx.Response(200, json=theirs)), suite) as asking:
        answer = asking.ask(suite.questions[0]).answer
        assert answer is not None
        assert answer.statements[0].citations[0].article_id == "dam"
        assert answer.passages[0].article_id == passage("dam").article_id
        assert asking.text_of("dam", 1) == TEXT
        assert asking.text_of("gone", 1) is None


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (httpx.Response(503, text="busy"), "the server said 503: busy"),
        (httpx.Response(200, json={"question": 1}), "the server's answer is none"),
    ],
)
def test_what_is_no_answer_is_an_error(tmp_path: Path, reply: httpx.Response, message: str) -> None:
    suite = small_suite(tmp_path)
    with live(Server(reply), suite) as asking, pytest.raises(DatelineError, match=message):
        asking.ask(suite.questions[0])


def test_a_server_tells_its_version(tmp_path: Path) -> None:
    with live(Server(httpx.Response(200)), small_suite(tmp_path)) as asking:
        assert asking.versions() == {"server": "Dateline 9.1"}


def test_a_server_without_the_articles_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    suite = small_suite(tmp_path)
    with live(Server(httpx.Response(200)), suite) as asking:
        with pytest.raises(DatelineError, match=r"has none of 2 articles of .* as dam: ingest"):
            asking.expect(suite)
        suite.articles["dam"] = Article(id="dam", url="https://x/dam", title="Dam", text=TEXT)
        asking.expect(suite)


def test_a_server_that_does_not_answer_ends_the_run_at_once(tmp_path: Path) -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    client = httpx.Client(base_url="http://live", transport=httpx.MockTransport(refuse))
    with pytest.raises(DatelineError, match="the server does not answer"):
        LiveServer("http://live", None, client).versions()
