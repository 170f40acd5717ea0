from pathlib import Path

import pytest

from rag.errors import DatelineError
from rag.evaluation.bench.starting import Start, starts
from rag.settings import Settings

SHOW = "import os, pathlib; print(pathlib.Path(os.environ['DATELINE_DATA_DIR']).name)"


def start(tmp_path: Path, *args: str) -> list[Start]:
    settings = Settings(data_dir=tmp_path / "store")
    return starts({"one": args}, settings, tmp_path, lambda *_: None, runs=2)


def test_a_command_is_timed_in_fresh_processes_of_its_own(tmp_path: Path) -> None:
    (one,) = start(tmp_path, "-c", f"{SHOW}; bytearray(50_000_000)")
    assert (one.command, one.runs) == ("one", 2)
    assert 0 < one.least <= one.median
    assert one.cpu > 0
    assert one.peak_mb > 50


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="no such luck"):
        start(tmp_path, "-c", "raise SystemExit('no such luck')")
