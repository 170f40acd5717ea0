"""A server over an empty folder, spoken to without a socket."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from rag.articles import content_hash
from rag.changes import Prepared
from rag.settings import Settings
from server.app import create_app
from server.state import State
from tests.server.fakes import ARTICLES, FakeArchive, fake_state, kept


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, max_source_bytes=20_000, hosts="testserver")


@pytest.fixture
def state(settings: Settings) -> Iterator[State]:
    state = fake_state(settings)
    archive: FakeArchive = state.archive
    archive.put([Prepared(article, content_hash(article), ()) for article in ARTICLES])
    yield state
    archive.articles.engine.dispose()


@pytest.fixture
def client(state: State, settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings, lambda _: kept(state))) as client:
        yield client
