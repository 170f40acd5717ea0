import os
import subprocess
import sys
from pathlib import Path

import pytest

from server.cli import COMMANDS, run
from tests.server.cli.conftest import Dateline


def test_help_names_every_command_and_imports_none() -> None:
    code = "import sys; from server.cli import run; run(['--help']); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    text, _, modules = ran.stdout.rstrip().rpartition("\n")
    assert all(f"  {name} " in text for name in COMMANDS)
    assert not {"rag.archive", "fastapi", "pydantic", "rich", "numpy"} & set(modules.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_teaches_by_example(dateline: Dateline, name: str) -> None:
    ran = dateline(name, "--help")
    assert ran.code == 0
    assert f"\n    dateline {name}" in ran.out


@pytest.mark.parametrize(
    "args",
    [
        ["fly"],
        ["articles"],
        ["articles", "list", "--limit", "0"],
        ["articles", "list", "--limit", "9" * 23],
        ["articles", "list", "--words", "\udcff"],
        ["articles", "show", "echo-troops", "--version", "9" * 20],
        ["articles", "show", "\udcff"],
        ["articles", "delete", "\udcff", "--yes"],
        ["conversations", "list", "--limit", "9" * 23],
        ["conversations", "list", "--words", "\udcff"],
        ["feedback", "--limit", "9" * 23],
        ["ask", "\udcff"],
        ["ask", "who?", "--publisher", "\udcff"],
        ["articles", "list", "--from", "yesterdayish"],
        ["articles", "list", "--from", "2026-03-02", "--to", "2026-03-01"],
        ["articles", "show"],
        ["articles", "delete"],
        ["conversations", "delete"],
        ["ask", "--colour"],
        ["ask", "who?", "--asked-at", "soon"],
        ["ask", "who?", "--asked-at", "0001-01-01"],
        ["ask", "--asked-at", "9999-12-31"],
        ["ingest"],
        ["serve", "--port", "99999"],
        ["serve", "--port", "eighty"],
    ],
)
def test_misuse_is_one_line_and_code_2(dateline: Dateline, args: list[str]) -> None:
    ran = dateline(*args)
    assert ran.code == 2
    assert ran.err.startswith("dateline: ") or args == ["articles"]
    assert ran.err.count("\n") == 1 or args == ["articles"]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PORT", "eighty", "DATELINE_PORT is wrong: Input should be a valid integer"),
        ("ABSTAIN_BELOW", "nan", "DATELINE_ABSTAIN_BELOW is wrong: Input should be a finite"),
        (
            "MODEL_OPTIONS",
            "notjson",
            'DATELINE_MODEL_OPTIONS is wrong: it must be JSON, as {"temperature": 0}.',
        ),
        ("DATABASE_URL", "foo://x", "DATELINE_DATABASE_URL is wrong: no such kind of database is"),
        ("MODEL_OPTIONS", "[1]", "DATELINE_MODEL_OPTIONS is wrong: Input should be an object"),
        ("MODEL_OPTIONS", '{"temperature": NaN}', "DATELINE_MODEL_OPTIONS is wrong: it must be"),
    ],
)
def test_a_wrong_setting_is_named(
    dateline: Dateline, monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(f"DATELINE_{name}", value)
    ran = dateline("articles", "list")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert f"the setting {said}" in ran.err


def test_a_file_of_settings_that_is_no_text_is_named(
    dateline: Dateline, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_bytes(b"DATELINE_PORT=\xff")
    monkeypatch.chdir(tmp_path)
    ran = dateline("articles", "list")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "the settings in .env cannot be read: 'utf-8' codec" in ran.err


def test_a_data_folder_that_is_a_file_is_one_clear_line(
    dateline: Dateline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_DATA_DIR", "/dev/null/data")
    ran = dateline("articles", "list")
    assert ran.code == 1
    assert ran.err.startswith("dateline: The data folder /dev/null/data cannot be")
    assert ran.err.count("\n") == 1


def test_a_closed_pipe_is_quiet() -> None:
    code = "import sys; from server.cli import main; sys.argv[1:] = ['--help']; main()"
    read, write = os.pipe()
    os.close(read)
    ran = subprocess.run([sys.executable, "-c", code], stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    assert (ran.returncode, ran.stderr) == (1, b"")


def test_a_name_that_the_output_cannot_show_is_written_as_an_escape(tmp_path: Path) -> None:
    args = "'eval', 'check', '\\udcff'"
    code = f"import sys; from server.cli import main; sys.argv[1:] = [{args}]; main()"
    strict = os.environ | {"PYTHONIOENCODING": "utf-8:strict"}
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=strict, cwd=tmp_path
    )
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert ran.stdout.startswith(rb"\udcff:1: is not a folder")


def test_run_returns_a_code_and_never_raises() -> None:
    assert run(["--version"]) == 0
