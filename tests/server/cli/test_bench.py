from pathlib import Path

import pytest

from server.cli import bench, run


def test_a_suite_that_is_not_there_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["bench", "--suite", "no/such/suite"]) == 2
    assert "there is no suite in no/such/suite" in capsys.readouterr().err


def test_a_folder_without_articles_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["bench", "--suite", str(tmp_path)]) == 1
    assert "articles.jsonl" in capsys.readouterr().err


def test_what_is_missing_of_the_extra_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "EXTRA", ("no_such_package",))
    assert run(["bench", "--suite", str(tmp_path)]) == 1
    assert 'no_such_package missing: pip install "dateline[bench]"' in capsys.readouterr().err
