"""Commands beside a running server, over a real socket."""

import json
from pathlib import Path

import httpx
import pytest

from rag.archive import Archive
from rag.errors import DatelineError, StoreBusyError, StoreError
from rag.owner import Owner
from server.cli import ask, remote, run
from server.schemas import Asked
from server.state import State
from tests.server.test_socket import served

pytestmark = pytest.mark.slow
QUESTION = "Which countries pledged troops?"


@pytest.fixture
def beside(state: State, monkeypatch: pytest.MonkeyPatch) -> State:
    """Let another process seem to own the folder."""

    def busy(*_: object) -> None:
        raise StoreBusyError("in use")

    monkeypatch.setenv("DATELINE_DATA_DIR", str(state.settings.data_dir))
    monkeypatch.setattr(Archive, "open", busy)
    monkeypatch.setattr(ask, "opened", busy)
    return state


def test_a_question_is_answered_by_the_server(
    beside: State, capfd: pytest.CaptureFixture[str]
) -> None:
    with served(beside) as url:
        Owner(beside.settings.data_dir).announce(url)
        assert run(["ask", QUESTION, "--json"]) == 0
    answer = json.loads(capfd.readouterr().out)
    stored = beside.conversations.get(answer["conversation_id"])
    assert stored.messages[0].answer.model_dump(mode="json") == answer


def test_articles_are_ingested_and_deleted_through_the_server(
    beside: State, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "ferry.md"
    source.write_text("---\ntitle: Ferry\npublished_at: 2026-03-01\n---\nA ferry crosses.")
    with served(beside) as url:
        Owner(beside.settings.data_dir).announce(url)
        counts = []
        for text in ("A ferry crosses.", "A ferry crosses.", "No ferry crosses."):
            source.write_text(f"---\nurl: https://echo.example/f\ntitle: Ferry\n---\n{text}")
            assert run(["ingest", str(source), "--json"]) == 0
            counts.append(json.loads(capfd.readouterr().out)["counts"])
        assert [max(c, key=lambda name: c[name]) for c in counts] == [
            "added",
            "unchanged",
            "updated",
        ]
        assert run(["articles", "delete", "--words", "ferry", "--yes"]) == 0
    assert beside.archive.articles.count() == 2


def test_only_a_line_feed_ends_a_line_of_an_event() -> None:
    parts = ['event: stage\ndata: {"detail": "a', '\u2028b\x85c"}\n', "\nevent: ", "answer\n"]
    reply = httpx.Response(200, content=(part.encode() for part in parts))
    assert list(remote._events(reply)) == [("stage", '{"detail": "a\u2028b\x85c"}')]


def test_an_error_of_the_server_is_its_own_line(beside: State) -> None:
    with served(beside) as url:
        with pytest.raises(DatelineError, match="The question is empty"):
            list(remote.replies(url, Asked(question=" ")))
        with pytest.raises(DatelineError, match="No conversation is stored"):
            list(remote.replies(url, Asked(question=QUESTION, conversation_id="nowhere")))


def test_a_server_that_is_gone_is_one_clear_line(
    beside: State, capfd: pytest.CaptureFixture[str]
) -> None:
    Owner(beside.settings.data_dir).announce("http://127.0.0.1:1")
    assert run(["ask", QUESTION]) == 1
    assert "does not answer" in capfd.readouterr().err
    with pytest.raises(StoreError):
        remote.request("GET", "http://127.0.0.1:1/healthz")


def test_an_owner_without_an_address_is_named(
    beside: State, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["ask", QUESTION]) == 1
    assert capfd.readouterr().err == "dateline: in use\n"
