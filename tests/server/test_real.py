"""The command and the server as a user has them: real stores, real model, real processes."""

import json
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from server.cli.serve import GRACE_SECONDS

pytestmark = pytest.mark.slow
DATELINE = [sys.executable, "-c", "from server.cli import main; main()"]
QUESTION = "Which countries will send soldiers?"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("data")
    return {
        "DATELINE_DATA_DIR": str(folder),
        "HF_HUB_OFFLINE": "1",
        "PATH": "/usr/bin:/bin",
        "HOME": str(folder),
        "LANG": "C.UTF-8",
    }


def dateline(environment: dict[str, str], *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*DATELINE, *args], env=environment, capture_output=True, text=True)


@pytest.fixture(scope="module")
def url(environment: dict[str, str]) -> Iterator[str]:
    """Serve the demo; the port is the system's choice."""
    args = [*DATELINE, "serve", "--demo", "--port", "0"]
    with subprocess.Popen(args, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            for line in server.stdout:
                if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                    yield found[0]
                    break
        finally:
            server.send_signal(signal.SIGTERM)
            assert server.wait(2 * GRACE_SECONDS + 5) == 0


def test_a_question_is_answered_with_quotes_that_stand(url: str) -> None:
    reply = httpx.post(f"{url}/api/ask", json={"question": QUESTION}, timeout=120).json()
    citations = [c for s in reply["statements"] for c in s["citations"]]
    assert citations
    for c in citations:
        article = httpx.get(f"{url}/api/articles/{c['article_id']}?version={c['version']}").json()
        assert article["text"][c["start"] : c["end"]] == c["quote"]


def test_streamed_and_whole_answers_are_equal(url: str) -> None:
    body = {"question": QUESTION, "asked_at": "2026-03-12T09:00:00Z"}
    whole = httpx.post(f"{url}/api/ask", json=body, timeout=120).json()
    headers = {"Accept": "text/event-stream"}
    text = httpx.post(f"{url}/api/ask", json=body, headers=headers, timeout=120).text
    streamed = json.loads(text.rpartition("event: answer\ndata: ")[2])
    changing = ("timings", "conversation_id", "message_id")
    assert {k: v for k, v in streamed.items() if k not in changing} == {
        k: v for k, v in whole.items() if k not in changing
    }


def test_the_server_is_ready_and_its_page_is_served(url: str) -> None:
    assert httpx.get(f"{url}/readyz").json()["status"] == "ok"
    assert "<title>" in httpx.get(url).text
    assert len(httpx.get(f"{url}/api/examples").json()["questions"]) >= 3


def test_commands_work_beside_the_server(url: str, environment: dict[str, str]) -> None:
    asked = dateline(environment, "ask", QUESTION, "--json")
    assert asked.returncode == 0, asked.stderr
    assert json.loads(asked.stdout)["conversation_id"] in httpx.get(f"{url}/api/conversations").text
    assert dateline(environment, "doctor").returncode == 0
    again = json.loads(dateline(environment, "ingest", "--demo", "--json").stdout)
    assert again["counts"]["unchanged"] >= 20


def test_a_second_server_is_refused_in_one_line(url: str, environment: dict[str, str]) -> None:
    second = dateline(environment, "serve", "--port", "0")
    assert second.returncode == 1
    assert second.stderr.count("\n") == 1
    assert url in second.stderr


def test_a_file_of_another_kind_changes_nothing(
    url: str, environment: dict[str, str], tmp_path: Path
) -> None:
    before = httpx.get(f"{url}/api/articles").json()["total"]
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 100)
    (tmp_path / "empty.md").touch()
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nbroken")
    ran = dateline(environment, "ingest", str(tmp_path), "--json")
    told = json.loads(ran.stdout)
    assert (ran.returncode, told["counts"]["failed"]) == (1, 3)
    assert all(result["reason"] for result in told["results"])
    assert httpx.get(f"{url}/api/articles").json()["total"] == before


def test_data_of_a_newer_version_are_left_alone(
    environment: dict[str, str], tmp_path: Path
) -> None:
    other = environment | {"DATELINE_DATA_DIR": str(tmp_path)}
    dateline(other, "articles", "list")
    with sqlite3.connect(tmp_path / "dateline.sqlite3") as db:
        db.execute("UPDATE meta SET value = '999' WHERE key = 'schema'")
    db.close()
    for args in (["articles", "list"], ["ask", "Who?"], ["ingest", "--demo"], ["serve"]):
        ran = dateline(other, *args)
        assert ran.returncode == 1
        assert "newer Dateline" in ran.stderr
        assert ran.stderr.count("\n") == 1


def test_ctrl_c_stops_an_ingest_cleanly(environment: dict[str, str], tmp_path: Path) -> None:
    rows = [{"id": f"a{n}", "text": f"Story {n} about ferry {n * 7}."} for n in range(20_000)]
    source = tmp_path / "many.jsonl"
    source.write_text("\n".join(json.dumps(row) for row in rows))
    other = environment | {"DATELINE_DATA_DIR": str(tmp_path / "data")}
    args = [*DATELINE, "ingest", str(source), "--json"]
    with subprocess.Popen(args, env=other, stdout=subprocess.PIPE, text=True) as ingesting:
        for _ in range(600):
            time.sleep(0.1)
            if stored(tmp_path / "data" / "dateline.sqlite3") > 300:
                break
        ingesting.send_signal(signal.SIGINT)
        told = json.loads(ingesting.communicate(timeout=60)[0])
    assert ingesting.returncode == 130
    assert told["interrupted"]
    assert 0 < told["counts"]["added"] < 20_000
    assert stored(tmp_path / "data" / "dateline.sqlite3") >= told["counts"]["added"]


def stored(path: Path) -> int:
    """Return how many articles the database holds."""
    if not path.exists():
        return 0
    db = sqlite3.connect(path)
    try:
        return int(db.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        db.close()
