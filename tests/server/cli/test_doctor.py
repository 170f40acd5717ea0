import json
from collections.abc import Callable

import httpx
import pytest

from rag.errors import StoreBusyError, StoreError
from rag.owner import Owner
from server.cli import doctor
from server.state import State
from tests.rag.chat.provider import Malformed, Reply, Status, provider
from tests.server.cli.conftest import Dateline, Ran
from tests.server.fakes import Check, kept


@pytest.fixture(autouse=True)
def opening(state: State, monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception], None]:
    """Open the fake archive; the value makes opening fail instead."""
    monkeypatch.setattr(doctor.Archive, "open", lambda *_: kept(state.archive))

    def fail(error: Exception) -> None:
        def refuse(*_: object) -> None:
            raise error

        monkeypatch.setattr(doctor.Archive, "open", refuse)

    return fail


def test_all_is_well(dateline: Dateline, state: State) -> None:
    ran = dateline("doctor")
    assert ran.code == 0
    assert str(state.settings.data_dir) in ran.out
    assert "ok   articles: 2 stored" in ran.out
    assert "BAD" not in ran.out


def test_stores_that_differ_are_named_and_fail(dateline: Dateline, state: State) -> None:
    state.archive.findings.append(Check("passage words", False, "1 indexed of 2 stored"))
    ran = dateline("doctor")
    assert ran.code == 1
    assert "BAD  passage words: 1 indexed of 2 stored" in ran.out


def test_json_says_the_same(dateline: Dateline) -> None:
    told = json.loads(dateline("doctor", "--json").out)
    assert told["ok"]
    assert told["versions"]["chromadb"].startswith("1.")
    assert {found["name"] for found in told["findings"]} >= {"articles", "passage vectors"}


def test_a_missing_package_fails(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "PACKAGES", ("dateline", "no-such-package"))
    ran = dateline("doctor")
    assert ran.code == 1
    assert "no-such-package missing" in ran.out


def test_a_folder_that_does_not_open_is_a_finding(
    dateline: Dateline, opening: Callable[[Exception], None]
) -> None:
    opening(StoreError("The data were written by a newer Dateline: upgrade."))
    ran = dateline("doctor")
    assert (ran.code, ran.err) == (1, "")
    assert "BAD  data folder opens: The data were written by a newer Dateline" in ran.out


@pytest.mark.parametrize("args", [["articles", "list"], ["conversations", "list"], ["feedback"]])
def test_a_damaged_database_is_told_where_it_is_listed(
    dateline: Dateline, state: State, args: list[str]
) -> None:
    file = state.settings.data_dir / "dateline.sqlite3"
    for part in file.parent.glob("dateline.sqlite3*"):
        part.unlink()
    file.write_bytes(b"no database at all" * 1000)
    ran = dateline(*args)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert ran.err.startswith(f"dateline: The database {file} is damaged (file is not a database)")


def test_the_server_that_owns_the_folder_is_asked(
    dateline: Dateline,
    state: State,
    opening: Callable[[Exception], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opening(StoreBusyError("in use"))
    Owner(state.settings.data_dir).announce("http://127.0.0.1:1")
    healthy = httpx.Response(200, json={"status": "ok", "findings": []})
    monkeypatch.setattr(httpx, "get", lambda *_, **__: healthy)
    ran = dateline("doctor")
    assert ran.code == 0
    assert "ok   server: http://127.0.0.1:1: its stores agree" in ran.out


def test_an_owner_that_does_not_answer_fails(
    dateline: Dateline, state: State, opening: Callable[[Exception], None]
) -> None:
    opening(StoreBusyError("The folder is in use by process 7."))
    assert "not looked at: The folder is in use by process 7." in dateline("doctor").out
    Owner(state.settings.data_dir).announce("http://127.0.0.1:1")
    ran = dateline("doctor")
    assert ran.code == 1
    assert "does not answer" in ran.out


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (httpx.Response(503, json={"status": "not_ready", "findings": ["no disk"]}), ": no disk"),
        (httpx.Response(200, text="<html>"), "answers, but not as Dateline does"),
        (httpx.Response(503, json={"error": {}}), "answers, but not as Dateline does"),
    ],
)
def test_what_the_owner_says_is_told(
    dateline: Dateline,
    state: State,
    opening: Callable[[Exception], None],
    monkeypatch: pytest.MonkeyPatch,
    reply: httpx.Response,
    told: str,
) -> None:
    opening(StoreBusyError("in use"))
    Owner(state.settings.data_dir).announce("http://127.0.0.1:1")
    monkeypatch.setattr(httpx, "get", lambda *_, **__: reply)
    ran = dateline("doctor")
    assert (ran.code, ran.err) == (1, "")
    assert told in ran.out


def tried(dateline: Dateline, monkeypatch: pytest.MonkeyPatch, *script: Reply) -> Ran:
    with provider(*script) as fake:
        monkeypatch.setenv("DATELINE_MODEL", "openai:fake")
        monkeypatch.setenv("DATELINE_MODEL_URL", fake.url)
        monkeypatch.setenv("DATELINE_MODEL_KEY", "sk-verysecret1")
        return dateline("doctor", "--model")


def test_a_model_that_answers_is_well(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = tried(dateline, monkeypatch, ["ready"])
    assert ran.code == 0
    assert "ok   chat model openai:fake: first token after" in ran.out


@pytest.mark.parametrize(
    ("reply", "word"),
    [
        (Status(401, message="bad key sk-verysecret1"), "check the key"),
        (Status(404), "check the model's name"),
        ([Malformed()], "cannot be read"),
        ([""], "with nothing"),
    ],
)
def test_a_model_that_does_not_says_why(
    dateline: Dateline, monkeypatch: pytest.MonkeyPatch, reply: Reply, word: str
) -> None:
    ran = tried(dateline, monkeypatch, reply)
    assert ran.code == 1
    assert word in ran.out
    assert "verysecret" not in ran.out + ran.err


def test_no_model_to_try_is_said(dateline: Dateline) -> None:
    assert "DATELINE_MODEL is not set" in dateline("doctor", "--model").out
