import re
from pathlib import Path

import click
import pytest

from rag.errors import StoreBusyError
from server.cli.failure import Failed, Stopped, ended


def code_of(error: BaseException) -> int:
    with ended() as code:
        raise error
    return code.value


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Failed(), 1),
        (Stopped(), 130),
        (KeyboardInterrupt(), 130),
        (click.Abort(), 130),
        (StoreBusyError("busy"), 1),
        (click.UsageError("wrong"), 2),
        (click.exceptions.Exit(3), 3),
    ],
)
def test_every_end_has_its_code(error: BaseException, code: int) -> None:
    assert code_of(error) == code


def test_an_error_of_ours_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    code_of(StoreBusyError("The folder is in use:\nstop it."))
    assert capsys.readouterr().err == "dateline: The folder is in use: stop it.\n"


def test_ctrl_c_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    code_of(KeyboardInterrupt())
    assert capsys.readouterr() == ("", "")


def test_an_unexpected_error_is_kept_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert code_of(ZeroDivisionError("secret")) == 1
    line = capsys.readouterr().err
    (path,) = re.findall(r"\S+\.log", line)
    assert line.count("\n") == 1
    assert "Traceback" not in line
    assert "ZeroDivisionError: secret" in Path(path).read_text()


def test_debug_shows_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        code_of(ZeroDivisionError())
