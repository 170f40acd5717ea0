"""What the indexes refused: it follows with the next change, and is not shown till then."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from rag.archive import Archive
from rag.errors import StoreError
from rag.filters import Filters
from rag.retriever import Retriever
from tests.rag.newsroom import article, prepared

FERRY = article("ferry", "The ferry sails on Monday. A ticket costs 4 crowns.")


def all_well(archive: Archive) -> bool:
    return all(finding.ok for finding in archive.check())


def test_what_the_indexes_refused_follows_with_the_next_change_or_none(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexes = archive.indexes

    def refuses(*_: object) -> None:
        raise StoreError("no room is left")

    with monkeypatch.context() as patched:
        patched.setattr(indexes, "apply", refuses)
        with pytest.raises(StoreError, match="no room"):
            archive.put(prepared(FERRY))
    assert not all_well(archive)
    assert archive.put([]) == []
    assert all_well(archive)
    assert {hit.article.id for hit in Retriever(archive).search("ferry")} == {"ferry"}


def test_a_record_that_is_behind_gives_nothing_that_the_filters_refuse(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.put(prepared(FERRY))

    def refuses(*_: object) -> None:
        raise StoreError("no room is left")

    with monkeypatch.context() as patched:
        patched.setattr(archive, "_publish", refuses)
        with pytest.raises(StoreError, match="no room"):
            archive.put(prepared(FERRY.model_copy(update={"publisher": "Herald"})))
    search = Retriever(archive).search
    assert search("ferry", Filters(publishers=("Echo",))) == []


def test_a_question_does_not_wait_for_a_writer(archive: Archive) -> None:
    archive.put(prepared(FERRY))
    with archive.writing, ThreadPoolExecutor() as pool:
        assert pool.submit(lambda: archive.indexes).result(timeout=20) is archive.indexes
