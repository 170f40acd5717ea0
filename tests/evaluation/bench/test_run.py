import pytest

from rag.errors import InvalidInputError
from rag.evaluation.bench.ingesting import read_log
from rag.evaluation.bench.racing import ALONE, DATELINE, EMBEDDED, RECIPE
from rag.evaluation.bench.report import Bench
from rag.evaluation.bench.run import Plan, run
from rag.settings import Settings
from tests.evaluation.bench.articles import suite, take

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    work = tmp_path_factory.mktemp("work")
    return Plan(suite(), work, Settings(data_dir=work / "unused"), slices=1, slice_articles=2)


@pytest.fixture(scope="module")
def bench(plan: Plan) -> Bench:
    return run(plan, take)


def test_all_articles_go_in_and_are_measured(bench: Bench) -> None:
    assert (bench.ingest.articles, bench.ingest.passages) == (4, 4)
    assert 100 < bench.ingest.peak_mb < 10_000


def test_all_contenders_race_over_the_same_passages(bench: Bench) -> None:
    assert bench.race
    assert set(bench.race.wall) == {DATELINE, EMBEDDED, ALONE, RECIPE}
    assert bench.race.passages == 2


def test_every_system_finds_what_stands_in_the_articles(bench: Bench) -> None:
    assert len(bench.means) == 5
    assert {system: row["hit@4"].value for system, row in bench.means.items()} == dict.fromkeys(
        bench.means, 1.0
    )


def test_all_questions_are_answered_and_shown(bench: Bench, plan: Plan) -> None:
    assert (bench.questions, bench.judged) == (3, 2)
    assert bench.latency[-1].n == 3
    assert (plan.work / "ten-answers.md").read_text().count("## ") == 3


def test_reading_is_measured_by_one_thread_and_by_two(bench: Bench) -> None:
    assert [(one.threads, one.questions) for one in bench.readings] == [(1, 3), (2, 3)]
    assert all(one.reading > one.embedding > 0 for one in bench.readings)


def test_back_ends_that_run_here_agree_and_the_others_say_why_not(bench: Bench) -> None:
    ran = {one.backend: one.cosine for one in bench.backends if one.against}
    assert {"onnx", "onnx-int8", "torch", "torch-bfloat16"} <= set(ran)
    assert min(ran.values()) > 0.99
    assert all(one.why for one in bench.backends if not one.against)


def test_a_second_run_ingests_nothing_again(
    bench: Bench, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rag.evaluation.bench.run.speeds", lambda *_: [])  # takes most of the time
    before = read_log(plan.work / "ingest.jsonl")
    assert run(plan, take).race == bench.race
    assert read_log(plan.work / "ingest.jsonl") == before


def test_a_work_folder_that_holds_more_is_refused(bench: Bench, plan: Plan) -> None:
    log = plan.work / "ingest.jsonl"
    log.write_text(log.read_text() * 2)
    with pytest.raises(InvalidInputError, match="holds more"):
        run(plan, take)
