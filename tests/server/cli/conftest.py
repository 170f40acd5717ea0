"""Command lines run in this process, over a small archive in an empty folder."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from server.cli import ask, run, writing
from server.state import State
from tests.server.fakes import kept


class Ran(NamedTuple):
    """What one command line did."""

    code: int
    out: str
    err: str


Dateline = Callable[..., Ran]


@pytest.fixture
def dateline(
    state: State, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Dateline:
    """Run a command line over the fake archive and assistant."""
    monkeypatch.setenv("DATELINE_DATA_DIR", str(state.settings.data_dir))
    monkeypatch.setattr(ask, "opened", lambda _: kept(state))
    monkeypatch.setattr(writing, "archive", lambda _: kept(state.archive))

    def dateline(*args: str) -> Ran:
        code = run(args)
        return Ran(code, *capfd.readouterr())

    return dateline
