"""A small store is scanned: Chroma is opened once it is needed, and then it is whole."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from rag.errors import StoreError
from rag.retriever import Retriever
from tests.rag.newsroom import article, open_archive, prepared

FERRY = article("ferry", "The ferry sails on Monday. It carries forty cars.")
BRIDGE = article("bridge", "The bridge is closed. Repairs begin in May.")
LONG = article("strike", " ".join(f"Striker number {n} walked out of the plant." for n in range(9)))

CHROMA_AFTER_A_QUESTION = """
import sys
from rag.retriever import Retriever
from tests.rag.newsroom import open_archive
from pathlib import Path
with open_archive(Path(sys.argv[1])) as archive:
    print(len(Retriever(archive).search("ferry")), "chromadb" in sys.modules)
"""


def test_a_small_store_is_asked_without_chroma(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        archive.put(prepared(FERRY, BRIDGE))
    command = [sys.executable, "-c", CHROMA_AFTER_A_QUESTION, str(tmp_path)]
    assert subprocess.check_output(command, text=True) == "2 False\n"


def test_chroma_is_opened_and_made_whole_once_something_is_written(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        archive.put(prepared(FERRY, BRIDGE))
    shutil.rmtree(tmp_path / "chroma")
    with open_archive(tmp_path) as archive:
        assert not (tmp_path / "chroma").exists()
        archive.put(prepared(LONG))
        assert archive.indexes.counts() == archive.changes.counts()


def test_a_store_too_large_to_scan_opens_chroma_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_archive(tmp_path) as archive:
        archive.put(prepared(FERRY, BRIDGE))
    shutil.rmtree(tmp_path / "chroma")
    monkeypatch.setattr("rag.archive.SCANNED", 1)
    with open_archive(tmp_path):
        assert (tmp_path / "chroma").exists()


def test_a_store_that_outgrows_scanning_is_asked_in_chroma(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_archive(tmp_path) as archive:
        archive.put(prepared(FERRY, BRIDGE))
    for module in ("archive", "retriever"):
        monkeypatch.setattr(f"rag.{module}.SCANNED", 2)
    with open_archive(tmp_path) as archive:
        before = Retriever(archive).search("Which ferry sails on Monday?")
        archive.put(prepared(LONG))
        after = Retriever(archive).search("Which ferry sails on Monday?")
        assert before[0].passage.id == after[0].passage.id == "ferry#0"
        assert len(archive.indexes.passages.query(archive.changes.sample(1)[1][0], 50)) == 7


def test_a_need_that_failed_leaves_nothing_half_open_and_the_next_one_heals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_archive(tmp_path) as archive:
        archive.put(prepared(FERRY, BRIDGE))
    shutil.rmtree(tmp_path / "chroma")
    with open_archive(tmp_path) as archive:
        with monkeypatch.context() as broken:
            broken.setattr(archive.changes, "all_waiting", _locked)
            with pytest.raises(StoreError):
                archive.check()
        assert all(finding.ok for finding in archive.check())


def _locked() -> None:
    raise OperationalError("update", None, Exception("database is locked"))
