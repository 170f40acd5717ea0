import pytest

from rag.errors import StoreBusyError
from rag.owner import Owner
from rag.settings import Settings
from server.cli import mcp
from server.mcp.desk import LocalDesk, RemoteDesk
from server.state import State
from tests.server.cli.conftest import Dateline
from tests.server.fakes import kept


def busy(_: Settings) -> None:
    raise StoreBusyError("in use by process 7")


def test_without_the_package_the_command_says_what_to_install(
    dateline: Dateline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mcp, "find_spec", lambda _: None)
    ran = dateline("mcp")
    assert ran.code == 1
    assert "pip install 'dateline[mcp]'" in ran.err
    assert ran.err.count("\n") == 1


def test_a_free_folder_is_opened_here(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mcp, "opened", lambda _: kept(state))
    with mcp.desk(state.settings) as desk:
        assert isinstance(desk, LocalDesk)


def test_a_folder_in_use_is_asked_through_its_server(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mcp, "opened", busy)
    Owner(settings.data_dir).announce("http://127.0.0.1:8000")
    with mcp.desk(settings) as desk:
        assert isinstance(desk, RemoteDesk)
        assert desk.site == "http://127.0.0.1:8000"


def test_a_folder_in_use_by_a_process_that_does_not_serve_is_one_line(
    dateline: Dateline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mcp, "opened", busy)
    ran = dateline("mcp")
    assert (ran.code, ran.err) == (1, "dateline: in use by process 7\n")
