"""Whether lost vectors are seen, and vectors that are only hard to find not thought to be lost."""

from pathlib import Path

import pytest

from rag.archive import Archive
from rag.passages import PassageIndex
from tests.rag.newsroom import open_archive, prepared
from tests.rag.test_archive import BRIDGE, FERRY, LONG, all_well


def test_hundreds_of_one_text_leave_the_stores_agreed(tmp_path: Path) -> None:
    same = [FERRY.model_copy(update={"id": f"ferry-{n}"}) for n in range(700)]
    with open_archive(tmp_path) as archive:
        archive.put(prepared(*same, BRIDGE))
        assert all_well(archive)


def test_a_vector_that_is_not_the_stored_one_is_seen(archive: Archive) -> None:
    archive.put(prepared(FERRY, BRIDGE))
    ids, vectors = archive.changes.sample(20)
    assert archive.indexes.passages.holds(ids, vectors)
    archive.indexes.passages.upsert(ids[:1], vectors[1:2])
    assert not archive.indexes.passages.holds(ids, vectors)
    assert not all_well(archive)
    archive.indexes.passages.delete(ids[:1])
    assert not archive.indexes.passages.holds(ids, vectors)


@pytest.mark.parametrize(("found", "well"), [(3, True), (1, False)])
def test_a_search_that_finds_less_than_most_is_seen_in_a_large_store(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, found: int, well: bool
) -> None:
    archive.put(prepared(FERRY, BRIDGE, LONG))
    ids, _ = archive.changes.sample(4)
    monkeypatch.setattr("rag.archive.CANARIES", 4)
    monkeypatch.setattr("rag.archive.SCANNED", 0)
    monkeypatch.setattr(PassageIndex, "finds", lambda _, __, one: one in ids[:found])
    assert all_well(archive) is well
