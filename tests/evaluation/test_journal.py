"""What a run has done survives its interruption."""

from pathlib import Path

import pytest

from rag.errors import StoreBusyError
from rag.evaluation.journal import Journal
from rag.evaluation.run import Setup
from tests.evaluation.suites import RIGHT, result

SETUP = Setup(mode="answers", suites=())


def test_a_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    path = tmp_path / "run.journal"
    with Journal(path, SETUP) as journal:
        journal.add(result("a", RIGHT))
    with path.open("a") as file:
        file.write('{"cut off')
    assert list(Journal(path, SETUP).done) == [("mine", "a")]
    assert list(Journal(path, SETUP).done.values()) == [result("a", RIGHT)]


def test_what_failed_is_asked_again(tmp_path: Path) -> None:
    unjudged = result("b", RIGHT).model_copy(update={"unscored": {"citation_recall": "quota"}})
    with Journal(tmp_path / "j", SETUP) as journal:
        journal.add(result("a"))
        journal.add(unjudged)
    assert Journal(tmp_path / "j", SETUP).done == {}


def test_results_of_another_setup_are_not_taken(tmp_path: Path) -> None:
    with Journal(tmp_path / "j", SETUP) as journal:
        journal.add(result("a", RIGHT))
    other = SETUP.model_copy(update={"settings": {"mine": {"passages_read": 3}}})
    assert Journal(tmp_path / "j", other).done == {}


def test_another_commit_of_the_same_code_goes_on(tmp_path: Path) -> None:
    made_with = {"code": "a", "revision": "1"}
    setup = SETUP.model_copy(update={"versions": made_with})
    with Journal(tmp_path / "j", setup) as journal:
        journal.add(result("a", RIGHT))
    later = setup.model_copy(update={"versions": made_with | {"revision": "2"}, "workers": 4})
    other = setup.model_copy(update={"versions": made_with | {"code": "b"}})
    assert len(Journal(tmp_path / "j", later).done) == 1
    assert Journal(tmp_path / "j", other).done == {}


def test_a_second_run_of_one_setup_is_refused_at_its_start(tmp_path: Path) -> None:
    with Journal(tmp_path / "j", SETUP) as journal:
        journal.add(result("a", RIGHT))
        with pytest.raises(StoreBusyError, match="the same run is under way in another process"):
            Journal(tmp_path / "j", SETUP).__enter__()
        journal.add(result("b", RIGHT))
    with Journal(tmp_path / "j", SETUP) as later:
        assert len(later.done) == 2


def test_a_fresh_run_takes_nothing_over(tmp_path: Path) -> None:
    with Journal(tmp_path / "j", SETUP) as journal:
        journal.add(result("a", RIGHT))
    with Journal(tmp_path / "j", SETUP, fresh=True) as journal:
        assert journal.done == {}


def test_a_finished_run_leaves_no_journal(tmp_path: Path) -> None:
    with Journal(tmp_path / "j", SETUP) as journal:
        journal.drop()
    assert not (tmp_path / "j").exists()
