from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from fastapi.testclient import TestClient

from rag.errors import StoreBusyError
from rag.settings import Settings
from server.app import create_app
from server.state import State


def test_the_folder_is_opened_at_start_and_closed_at_the_end(state: State) -> None:
    seen = []

    @contextmanager
    def opener(settings: Settings) -> Iterator[State]:
        seen.append(settings.data_dir)
        yield state
        seen.append("closed")

    with TestClient(create_app(state.settings, opener)) as client:
        assert seen == [state.settings.data_dir]
        assert client.get("/healthz").status_code == 200
    assert seen == [state.settings.data_dir, "closed"]


def test_a_folder_in_use_keeps_the_app_from_starting(settings: Settings) -> None:
    def opener(_: Settings) -> None:
        raise StoreBusyError("in use by process 7")

    with (
        pytest.raises(StoreBusyError, match="process 7"),
        TestClient(create_app(settings, opener)),
    ):
        pass


def test_nothing_is_loaded_from_other_sites(client: TestClient) -> None:
    assert client.get("/docs").status_code == 404
    assert client.get("/openapi.json").json()["info"]["title"] == "Dateline"
