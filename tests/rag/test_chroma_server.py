import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from rag.archive import Archive
from rag.backup import back_up, restore
from rag.errors import StoreError
from rag.retriever import Retriever
from rag.settings import Settings
from tests.rag.newsroom import WordOverlap, article, prepared


def opened(settings: Settings) -> Archive:
    return Archive.open(settings, WordOverlap("word-overlap"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    port = free_port()
    chroma = Path(sys.executable).parent / "chroma"
    command = [chroma, "run", "--path", tmp_path / "server", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        url = f"http://127.0.0.1:{port}"
        for _ in range(150):
            try:
                httpx.get(f"{url}/api/v2/heartbeat")
                break
            except httpx.TransportError:
                time.sleep(0.2)
        yield url
        running.terminate()


@pytest.mark.slow
def test_a_chroma_server_holds_the_vectors_as_well(server: str, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data", chroma_url=server)
    with opened(settings) as archive:
        archive.put(prepared(article("ferry", "The ferry sails."), article("bridge", "It fell.")))
        archive.delete(["bridge"])
        assert [f for f in archive.check() if not f.ok] == []
        assert Retriever(archive).search("ferry")[0].article.id == "ferry"
    assert not (tmp_path / "data" / "chroma").exists()


@pytest.mark.slow
def test_stores_on_one_chroma_server_leave_each_other_alone(server: str, tmp_path: Path) -> None:
    first, second, third = (
        Settings(_env_file=None, data_dir=tmp_path / name, chroma_url=server)
        for name in ("first", "second", "third")
    )
    ferry, bridge = article("ferry", "The ferry sails."), article("bridge", "It fell.")
    with opened(first) as one, opened(second) as two:
        one.put(prepared(ferry, bridge))
        back_up(first, tmp_path / "backup")
        two.put(prepared(article("quay", "The quay is closed.")))
        restore(third, tmp_path / "backup")
        with opened(third) as three:
            three.delete(["bridge"])
            held = [archive.indexes.passages.count() for archive in (one, two, three)]
    assert held == [2, 1, 1]


@pytest.mark.slow
def test_a_chroma_server_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, chroma_url=f"http://127.0.0.1:{free_port()}")
    with pytest.raises(StoreError, match="start it with `chroma run`"):
        opened(settings)
