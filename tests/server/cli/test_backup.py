from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from server.cli import restore
from server.state import State
from tests.server.cli.conftest import Dateline

HELD = "2 articles (2 versions) and 0 conversations"


@pytest.fixture
def backup(dateline: Dateline, tmp_path: Path) -> str:
    """Return the name of a backup that the command made."""
    file = str(tmp_path / "news.sqlite3")
    assert dateline("backup", file).out == f"Wrote {HELD} to {file}.\n"
    return file


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Set another data folder, whose indexes nobody makes."""
    checked: Any = type("Archive", (), {"check": lambda _: []})
    opened = type("Archive", (), {"open": lambda _: nullcontext(checked())})
    monkeypatch.setattr(restore, "Archive", opened)
    monkeypatch.setenv("DATELINE_DATA_DIR", str(tmp_path / "elsewhere"))
    return tmp_path / "elsewhere"


def test_a_backup_is_restored_to_an_empty_folder_without_a_question(
    dateline: Dateline, backup: str, elsewhere: Path
) -> None:
    assert dateline("restore", backup).out == f"Restored {HELD} to {elsewhere}.\n"
    assert "echo-troops" in dateline("articles", "list").out


def test_what_would_be_lost_is_said_before_it_is(
    dateline: Dateline, backup: str, elsewhere: Path
) -> None:
    dateline("restore", backup)
    ran = dateline("restore", backup)
    assert (ran.code, ran.out) == (1, "")
    assert f"Stored in {elsewhere}: {HELD}." in ran.err
    assert dateline("restore", backup, "--yes").code == 0


def test_no_file_is_written_over(dateline: Dateline, backup: str, state: State) -> None:
    ran = dateline("backup", backup)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert "is there already" in ran.err
