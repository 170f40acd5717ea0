"""Run files hold a run whole, and what is none or was changed is refused."""

from pathlib import Path

import pytest

from rag.errors import InvalidInputError
from rag.evaluation.run import Run
from rag.evaluation.run_file import read_run, write_run
from tests.evaluation.suites import ABSTAINED, RIGHT, WRONG, result, run_of

RUN = run_of("new", [result("a", RIGHT), result("b", WRONG), result("c", ABSTAINED), result("d")])


def test_a_run_comes_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "run.json"
    write_run(RUN, path)
    assert read_run(path) == RUN
    assert [p.name for p in path.parent.iterdir()] == ["run.json"]


@pytest.mark.parametrize("text", ["", "{}", '{"format": 2}', "[1]"])
def test_what_is_no_run_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "run.json").write_text(text)
    with pytest.raises(InvalidInputError, match=r"run\.json: is no run file of format 1"):
        read_run(tmp_path / "run.json")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="No such file"):
        read_run(tmp_path / "none.json")


def changed(path: Path, **fields: object) -> Path:
    write_run(RUN.model_copy(update=fields), path)
    return path


def test_figures_that_the_results_do_not_bear_out_are_refused(tmp_path: Path) -> None:
    better = [f.model_copy(update={"value": 0.99}) for f in RUN.figures if f.metric == "passed"]
    others = [f for f in RUN.figures if f.metric != "passed"]
    said = r"figures say 0\.990000 over 4 for passed in mine, and its results 0\.250000 over 4"
    with pytest.raises(InvalidInputError, match=said):
        read_run(changed(tmp_path / "run.json", figures=(*better, *others)))
    with pytest.raises(InvalidInputError, match="say nothing for passed in mine"):
        read_run(changed(tmp_path / "run.json", figures=tuple(others)))


@pytest.mark.parametrize("kept", [RUN.results[:3], (*RUN.results[:3], RUN.results[0]), ()])
def test_results_that_are_not_one_a_question_are_refused(tmp_path: Path, kept: object) -> None:
    with pytest.raises(InvalidInputError, match="mine has 4 questions, and not one result for ea"):
        read_run(changed(tmp_path / "run.json", results=kept))


def test_intervals_are_worked_out_anew(tmp_path: Path) -> None:
    wide = tuple(f.model_copy(update={"low": 0.0, "high": 9.0}) for f in RUN.figures)
    read: Run = read_run(changed(tmp_path / "run.json", figures=wide))
    assert read.figures == RUN.figures
