"""Suites in, a run out."""

from pathlib import Path

import pytest

from rag.errors import DatelineError, StoreError
from rag.evaluation import evaluate as module
from rag.evaluation.evaluate import Plan, evaluate, setup_of
from rag.evaluation.run import Run
from rag.settings import Settings
from tests.evaluation.suites import INTAKE, small_suite

SETTINGS = Settings(data_dir=Path("/nowhere"))


def plan(cache: Path, **more: object) -> Plan:
    return Plan(SETTINGS, INTAKE, cache, mode="retrieval")._replace(**more)


def test_a_retrieval_run_ranks_and_gives_no_answer(tmp_path: Path) -> None:
    run = evaluate("new", [small_suite(tmp_path / "mine")], plan(tmp_path / "cache"))
    hit = run.figure("mine", "hit@1")
    assert hit is not None
    assert hit.value == 1.0
    assert run.figure("mine", "passed") is None
    assert not any(result.answer for result in run.results)
    assert not list((tmp_path / "cache").glob("*.journal"))


def test_nothing_is_said_of_places_below_the_depth(tmp_path: Path) -> None:
    shallow = plan(tmp_path / "cache", depth=3)
    run = evaluate("new", [small_suite(tmp_path / "mine")], shallow)
    assert {f.metric for f in run.figures if "@" in f.metric} >= {"hit@1"}
    assert run.figure("mine", "hit@5") is None
    assert run.figure("mine", "ndcg@10") is None


def stop(what: str, done: int, of: int) -> None:
    if what.startswith("asking") and done == 1:
        raise KeyboardInterrupt


def test_an_interrupted_run_says_that_it_goes_on_and_asks_only_what_is_left(tmp_path: Path) -> None:
    suite, told = small_suite(tmp_path / "mine"), list[str]()
    with pytest.raises(KeyboardInterrupt):
        evaluate("new", [suite], plan(tmp_path / "cache"), stop)

    def note(what: str, done: int, of: int) -> None:
        told.append(f"{what}: {done} of {of}")

    run = evaluate("new", [suite], plan(tmp_path / "cache"), note)
    asked = ["asking mine: 1 of 2", "asking mine: 2 of 2"]
    assert told == ["goes on; asked before: 1 of 2", *asked]
    assert [result.question.id for result in run.results] == ["when", "who"]


def test_a_finished_run_that_could_not_be_written_is_not_asked_again(tmp_path: Path) -> None:
    def refuse(run: Run) -> None:
        raise DatelineError("the disk is full")

    suite, told, kept = small_suite(tmp_path / "mine"), list[str](), list[Run]()
    with pytest.raises(DatelineError, match="the disk is full"):
        evaluate("new", [suite], plan(tmp_path / "cache"), keep=refuse)
    run = evaluate(
        "new", [suite], plan(tmp_path / "cache"), lambda what, *_: told.append(what), kept.append
    )
    assert (told, kept) == (["goes on; asked before"], [run])


def test_a_setup_names_all_that_decides_and_no_address(tmp_path: Path) -> None:
    secret = SETTINGS.model_copy(update={"database_url": "postgresql://user:hush@host/db"})
    setup = setup_of([small_suite(tmp_path)], plan(tmp_path, settings=secret))
    assert "hush" not in setup.model_dump_json()
    assert {"python", "chromadb", "code", "scoring"} <= setup.versions.keys()


def test_settings_of_a_suite_override_the_owners(tmp_path: Path) -> None:
    suite = small_suite(tmp_path / "mine")
    suite.settings = {"passages_read": 3}
    assert setup_of([suite], plan(tmp_path)).settings["mine"]["passages_read"] == 3


def test_a_store_that_cannot_be_opened_ends_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr(module, "opened", refuse)
    with pytest.raises(StoreError, match="the disk is full"):
        evaluate("new", [small_suite(tmp_path / "mine")], plan(tmp_path / "cache"))
