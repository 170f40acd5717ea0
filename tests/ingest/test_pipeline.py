"""The pipeline: what is stored, what is reported, and when."""

import json
import signal
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Event
from typing import Literal

import pytest

from ingest.outcome import Outcome
from ingest.pipeline import ingest, ingest_readings
from ingest.reading import Reading
from rag.changes import Prepared
from rag.errors import StoreError
from rag.types import Article
from tests.ingest.stores import DictStore
from tests.rag.newsroom import open_archive

TEN = [Reading(f"n:{n}", Article(id=f"a{n}", title=f"T{n}", text="It rained.")) for n in range(10)]


def run(store: DictStore, readings: Sequence[Reading] | Iterator[Reading]) -> list[Outcome]:
    outcomes: list[Outcome] = []
    ingest_readings(readings, store, outcomes.append)
    return outcomes


def kinds(outcomes: Sequence[Outcome]) -> list[str]:
    return [outcome.outcome for outcome in outcomes]


def changed(reading: Reading, text: str) -> Reading:
    assert reading.article
    return reading._replace(article=reading.article.model_copy(update={"text": text}))


def test_articles_are_stored_with_their_passages_and_reported_in_order(store: DictStore) -> None:
    outcomes = run(store, TEN)
    assert [outcome.article_id for outcome in outcomes] == [f"a{n}" for n in range(10)]
    assert kinds(outcomes) == ["added"] * 10
    assert [passage.text for passage in store.kept["a3"].passages] == ["It rained."]


def test_an_unchanged_article_is_not_stored_again(store: DictStore) -> None:
    run(store, TEN)
    store.batches.clear()
    assert kinds(run(store, TEN)) == ["unchanged"] * 10
    assert not any(store.batches)


def test_a_changed_article_is_updated(store: DictStore) -> None:
    run(store, TEN)
    outcomes = run(store, [*TEN[:3], changed(TEN[3], "It snowed.")])
    assert kinds(outcomes) == ["unchanged"] * 3 + ["updated"]
    assert store.article("a3").text == "It snowed."


def test_a_failure_is_reported_in_its_place_and_stops_nothing(store: DictStore) -> None:
    outcomes = run(store, [TEN[0], Reading("n:x", reason="has no text"), TEN[1]])
    assert kinds(outcomes) == ["added", "failed", "added"]
    assert (outcomes[1].source, outcomes[1].reason) == ("n:x", "has no text")


def test_a_second_article_with_the_same_id_is_refused(store: DictStore) -> None:
    other = changed(TEN[0], "It snowed.")._replace(source="n:9")
    first, second = run(store, [TEN[0], other])
    assert (first.outcome, second.outcome) == ("added", "failed")
    assert str(second.reason).startswith("has the id a0 that n:0 has, with other content")
    assert store.article("a0").text == "It rained."


def test_the_same_article_twice_is_stored_once(store: DictStore) -> None:
    outcomes = run(store, [TEN[0], TEN[0]._replace(source="n:9")])
    assert kinds(outcomes) == ["added", "unchanged"]
    assert store.batches == [1]


def test_warnings_are_reported(store: DictStore) -> None:
    (outcome,) = run(store, [TEN[0]._replace(warning="published_at is left out")])
    assert (outcome.outcome, outcome.warning) == ("added", "published_at is left out")


def test_what_an_article_does_not_tell_is_reported(store: DictStore) -> None:
    told = Article(id="b", text="It rained.", publisher="Echo", published_at=datetime.now(UTC))
    (poor, rich) = run(store, [TEN[0], Reading("n:b", told)])
    assert (poor.lacks, rich.lacks) == (("date", "outlet"), ())


def test_the_report_counts(store: DictStore) -> None:
    report = ingest_readings([*TEN, Reading("n:x", reason="is empty")], store)
    assert (report.added, report.failed, report.passages) == (10, 1, 10)
    assert not report.interrupted


def test_many_passages_are_stored_in_batches(store: DictStore) -> None:
    long = "It rained all day in the old town of Lund. " * 200
    run(store, [changed(reading, long) for reading in TEN])
    assert len(store.batches) > 1
    assert sum(store.batches) == 10


class FullStore(DictStore):
    """Takes one batch, then fails as a full disk would."""

    error: BaseException = StoreError("The disk is full: make room, then try again.")

    def put(self, batch: Sequence[Prepared]) -> list[Literal["added", "updated"]]:
        if self.batches:
            raise self.error
        return super().put(batch)


@pytest.fixture
def full(store: DictStore) -> FullStore:
    return FullStore(store.settings)


def test_when_the_store_fails_what_was_reported_is_stored(full: FullStore) -> None:
    long = "It rained all day in the old town of Lund. " * 700
    outcomes: list[Outcome] = []
    with pytest.raises(StoreError, match="full"):
        ingest_readings([changed(one, long) for one in TEN], full, outcomes.append)
    assert {outcome.article_id for outcome in outcomes} == set(full.kept)


def test_ctrl_c_ends_the_run_and_what_was_reported_is_stored(full: FullStore) -> None:
    full.error = KeyboardInterrupt()
    long = "It rained all day in the old town of Lund. " * 700
    outcomes: list[Outcome] = []
    report = ingest_readings([changed(one, long) for one in TEN], full, outcomes.append)
    assert report.interrupted
    assert report.added == len(outcomes) == len(full.kept)


def test_a_slow_source_does_not_hold_back_what_is_read(
    store: DictStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.pipeline.BATCH_SECONDS", 0.05)
    reported = Event()

    def slowly() -> Iterator[Reading]:
        yield TEN[0]
        assert reported.wait(5)
        yield TEN[1]

    ingest_readings(slowly(), store, lambda outcome: reported.set())
    assert store.batches == [1, 1]


def test_what_was_read_before_an_error_is_stored(store: DictStore) -> None:
    def broken() -> Iterator[Reading]:
        yield TEN[0]
        raise ZeroDivisionError

    outcomes: list[Outcome] = []
    with pytest.raises(ZeroDivisionError):
        ingest_readings(broken(), store, outcomes.append)
    assert [outcome.outcome for outcome in outcomes] == ["added"]
    assert len(store.kept) == 1


def test_files_are_ingested(store: DictStore, tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"a{n}", "text": "It rained."}) for n in range(3)]
    (tmp_path / "news.jsonl").write_text("\n".join([*lines, "oops"]))
    (tmp_path / "rain.txt").write_text("It rained.")
    report = ingest([str(tmp_path)], store)
    assert (report.added, report.failed) == (4, 1)
    assert set(store.kept) == {"a0", "a1", "a2", "rain"}


def test_a_real_archive_takes_what_is_ingested(tmp_path: Path) -> None:
    source = tmp_path / "rain.txt"
    with open_archive(tmp_path / "data") as archive:
        source.write_text("Rain in Lund\nIt rained.")
        assert ingest([str(source)], archive).added == 1
        source.write_text("Rain in Lund\nIt rained. Then it snowed.")
        assert ingest([str(source)], archive).updated == 1
        assert ingest([str(source)], archive).unchanged == 1
        assert archive.articles.get("rain-in-lund").text == "It rained. Then it snowed."
        assert all(finding.ok for finding in archive.check())


INGEST_STANDARD_INPUT = """
import sys
from pathlib import Path
from ingest.pipeline import ingest
from tests.rag.newsroom import open_archive

with open_archive(Path(sys.argv[1])) as archive:
    report = ingest(["-"], archive, lambda outcome: print(outcome.article_id, flush=True))
    print(report.interrupted, flush=True)
"""


@pytest.mark.slow
def test_a_real_ctrl_c_ends_a_real_process_and_leaves_its_archive_whole(tmp_path: Path) -> None:
    with Popen(
        [sys.executable, "-c", INGEST_STANDARD_INPUT, str(tmp_path)],
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write('{"id": "rain", "text": "It rained."}\n')
        process.stdin.flush()
        assert process.stdout.readline() == "rain\n"
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)
        out, err = process.communicate()
    assert (out, err, process.returncode) == ("True\n", "", 0)
    with open_archive(tmp_path) as archive:
        assert archive.articles.get("rain").text == "It rained."
        assert all(finding.ok for finding in archive.check())
