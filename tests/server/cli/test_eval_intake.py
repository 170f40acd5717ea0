"""The articles of a suite get in as `dateline ingest` reads them, faults told."""

from pathlib import Path

from rag.evaluation.suite import Placed, Problem
from rag.settings import Settings
from server.cli.eval_intake import read_source

PAGE = "---\nid: {}\npublished_at: {}\n---\nThe dam broke on Monday. No one was hurt.\n"


def test_a_date_that_cannot_be_read_is_an_error_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PAGE.format("a", "31 Febtober 2026"))
    problem, placed = read_source(Settings(data_dir=tmp_path), tmp_path)
    assert isinstance(problem, Problem)
    assert not problem.warning
    assert str(problem).startswith(f"{tmp_path}/a.md:1: published_at '31 Febtober 2026' is not")
    assert isinstance(placed, Placed)
    assert placed.file == tmp_path / "a.md"


def test_every_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\nid: a\n---\n")
    (tmp_path / "b.jsonl").write_text('{"id": "b", "text": "x y"}\n{')
    found = list(read_source(Settings(data_dir=tmp_path), tmp_path))
    faults = [(one.file.name, one.line) for one in found if isinstance(one, Problem)]
    assert faults == [("a.md", 1), ("b.jsonl", 2)]
