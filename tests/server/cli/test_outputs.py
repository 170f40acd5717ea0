"""What commands write: nothing that they read, and nothing of another kind."""

import os
from pathlib import Path

import pytest

from rag.evaluation.run_file import write_run
from server.cli import run
from tests.evaluation.suites import RIGHT, result, run_of, write_suite

GOOD = run_of("good", [result("a", RIGHT)])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a suite, a run file in two names, and somebody's text."""
    monkeypatch.chdir(tmp_path)
    write_suite(tmp_path / "mine")
    write_run(GOOD, tmp_path / "r.json")
    Path("link.json").symlink_to("r.json")
    Path("precious.txt").write_text("for good")
    write_suite(tmp_path / "named")
    Path("named", "articles.jsonl").unlink()
    Path("named", "art").mkdir()
    Path("named", "art", "a.md").write_text("# A\n\nIt rained.")
    Path("named", "suite.yaml").write_text("name: named\narticles: art\n")
    os.mkfifo("pipe")
    return tmp_path


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("eval report r.json --html r.json", "--html r.json is read by this command"),
        ("eval report r.json --markdown link.json", "--markdown link.json is read"),
        ("eval report r.json --html a --junit ./a", "--html and --junit are one file"),
        ("eval compare r.json r.json --html r.json", "--html r.json is read"),
        ("eval judge r.json --judge support --out r.json", "--out r.json is read"),
        ("eval judge r.json --judge support --out precious.txt", "is no run file: name another"),
        ("eval run mine --out precious.txt", "precious.txt is there already and is no run file"),
        ("eval run mine --out mine/mine.qa.yaml", "mine.qa.yaml is there already and is no run"),
        ("eval run mine --out precious.txt/x.json", "precious.txt is no folder"),
        ("eval run mine --out pipe", "--out pipe is no plain file"),
        ("eval reader named --out named/art/a.md", "--out named/art/a.md is read"),
        ("eval run mine --out link.json --no-worse-than r.json", "--out link.json is read"),
        ("eval reader mine --out mine/mine.qa.yaml", "--out mine/mine.qa.yaml is read"),
        ("eval reader mine --out a --plot a", "--out and --plot are one file"),
        ("eval retrieval mine --out mine/articles.jsonl", "--out mine/articles.jsonl is read"),
        ("bench --suite mine --out mine/articles.jsonl", "--out mine/articles.jsonl is read"),
        ("bench --suite mine --out b.svg", "--out and the plot beside it are one file"),
    ],
)
def test_what_would_be_lost_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], asked: str, said: str
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert run(asked.split()) == 2
    assert said in capsys.readouterr().err
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("earlier", ["r.json", "empty", "older"])
def test_an_earlier_run_file_is_replaced(folder: Path, earlier: str) -> None:
    write_suite(folder / "faulty", "- id: a\n")
    Path("empty").touch()
    Path("older").write_text('{"format": 0, "setup": {}, "results": []}')
    assert run(["eval", "run", "faulty", "--out", earlier]) == 1  # for what is wrong in the suite


def test_a_report_is_written_into_a_folder_that_was_not_there(folder: Path) -> None:
    assert run(["eval", "report", "r.json", "--markdown", "new/report.md"]) == 0
    assert Path("new", "report.md").read_text().startswith("# good")


def test_a_run_whose_file_could_not_be_written_is_not_begun(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("runs").touch()
    assert run(["eval", "run", "mine"]) == 2
    assert "runs is no folder, so nothing can be in it" in capsys.readouterr().err


def test_nothing_is_lost_where_two_outputs_go_to_a_device(folder: Path) -> None:
    asked = ["eval", "report", "r.json", "--html", os.devnull, "--markdown", os.devnull]
    assert run(asked) == 0
    assert Path(os.devnull).is_char_device()


def test_what_cannot_be_written_is_one_clear_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["eval", "report", "r.json", "--markdown", "precious.txt/report.md"]) == 1
    assert "precious.txt/report.md cannot be written: " in capsys.readouterr().err
