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


def test_an_answer_may_hold_any_separator_of_lines(tmp_path: Path) -> None:
    told = RIGHT.model_copy(update={"missing": "one\u2028two\u0085three\r\x0bfour"})
    with Journal(tmp_path / "j", SETUP) as journal:
        journal.add(result("a", told))
    assert Journal(tmp_path / "j", SETUP).done["mine", "a"].answer == told


def test_a_line_cut_off_within_a_letter_is_asked_again(tmp_path: Path) -> None:
    with Journal(tmp_path / "j", SETUP) as journal:
        journal.add(result("a", RIGHT))
    with (tmp_path / "j").open("ab") as file:
        file.write("{é".encode()[:-1])
    assert list(Journal(tmp_path / "j", SETUP).done) == [("mine", "a")]


def test_going_on_loses_nothing_where_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, text: str, **_: object) -> int:
        path.write_bytes(text.encode()[:9])
        raise OSError("no space left on device")

    with Journal(tmp_path / "j", SETUP) as journal:
        journal.add(result("a", RIGHT))
    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="no space"):
        Journal(tmp_path / "j", SETUP).__enter__()
    assert len(Journal(tmp_path / "j", SETUP).done) == 1
