import json
from pathlib import Path

import pytest

from ingest.outcome import HOW_TO_GIVE
from server.state import State
from tests.server.cli.conftest import Dateline


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "ferry.txt").write_text("Ferry starts\n\nA ferry crosses the Tarn from Monday.")
    return folder


def test_what_became_of_the_sources_is_counted(dateline: Dateline, news: Path) -> None:
    ran = dateline("ingest", str(news))
    assert ran.code == 0
    counts = ran.out.splitlines()[:4]
    assert [row.split() for row in counts] == [
        ["added", "1"],
        ["updated", "0"],
        ["unchanged", "0"],
        ["failed", "0"],
    ]
    assert dateline("ingest", str(news)).out.split()[5] == "1"


def test_what_is_stored_without_date_or_outlet_is_said_once_with_how_to_give_them(
    dateline: Dateline, news: Path
) -> None:
    (news / "toll.txt").write_text("Toll ends\nThe Tarn Echo, 10 November 2026\n\nThe toll ends.")
    (news / "zoo.txt").write_text("---\nPublisher: Echo\nTitle: Zoo\nDate: soon\n---\nIt opens.")
    told = dateline("ingest", str(news)).out.splitlines()[4:]
    assert told[0] == f"added  {news}/ferry.txt: no date, no outlet"
    assert told[1].startswith(f"added  {news}/zoo.txt: no date; published_at 'soon' is not")
    assert [told[2], len(told)] == [HOW_TO_GIVE, 3]
    assert len(dateline("ingest", str(news / "ferry.txt")).out.splitlines()) == 4


def test_of_many_without_date_or_outlet_their_number_is_told(
    dateline: Dateline, tmp_path: Path
) -> None:
    lines = [json.dumps({"id": f"n{n}", "text": f"Ferry {n} sails."}) for n in range(25)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    told = dateline("ingest", str(tmp_path / "many.jsonl")).out.splitlines()[4:]
    assert len(told) == 22
    assert told[20] == "5 more are without a date or an outlet; --json names them."


def test_a_failure_is_named_with_its_reason_and_the_rest_is_stored(
    dateline: Dateline, news: Path, state: State
) -> None:
    (news / "empty.txt").touch()
    ran = dateline("ingest", str(news), "/nowhere/at/all")
    assert ran.code == 1
    failures = [line for line in ran.out.splitlines() if line.startswith("failed  ")]
    assert [f"{news}/empty.txt" in failures[1], "/nowhere/at/all" in failures[2]] == [True, True]
    assert state.archive.articles.count() == 3


def test_an_address_that_cannot_be_leaves_the_others_stored(
    dateline: Dateline, news: Path, state: State
) -> None:
    (news / "toll.txt").write_text("Toll ends\n\nThe toll ends on Monday.")
    ran = dateline("ingest", str(news / "ferry.txt"), "http://x:99999/", str(news / "toll.txt"))
    assert ran.code == 1
    assert "failed  http://x:99999/: is not a web address" in ran.out
    assert state.archive.articles.count() == 4


def test_what_nobody_foresaw_is_one_line_that_says_where_the_details_are(
    dateline: Dateline, news: Path, state: State, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("ingest.sources.fetch", lambda url, settings: 1 // 0)
    ran = dateline("ingest", str(news), "http://127.0.0.1:9/")
    (log,) = tmp_path.glob("dateline-error-*.log")
    assert (ran.code, ran.err) == (1, "")
    assert (
        f"failed  http://127.0.0.1:9/: unexpected ZeroDivisionError; the details are in {log}"
        in (ran.out)
    )
    assert "1 // 0" in log.read_text()
    assert state.archive.articles.count() == 3


def test_json_lists_every_source(dateline: Dateline, news: Path) -> None:
    (news / "broken.jsonl").write_text('{"title": "T", "text": "A toll ends."}\nnot json\n')
    ran = dateline("ingest", str(news), "--json")
    told = json.loads(ran.out)
    assert ran.code == 1
    assert told["counts"] == {"added": 2, "updated": 0, "unchanged": 0, "failed": 1}
    assert told["results"][1]["source"].endswith("broken.jsonl:2")
    assert told["results"][0]["lacks"] == ["date", "outlet"]


def test_the_demo_is_ingested_once(dateline: Dateline) -> None:
    first = json.loads(dateline("ingest", "--demo", "--json").out)
    again = json.loads(dateline("ingest", "--demo", "--json").out)
    assert first["counts"]["added"] >= 20
    assert again["counts"]["unchanged"] == first["counts"]["added"]
    assert first["counts"]["failed"] == 0
