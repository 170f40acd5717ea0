import shutil
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from rag.archive import Archive
from rag.embedder import Vectors
from rag.errors import InvalidInputError, NotFoundError, StoreBusyError, StoreError
from rag.filters import Filters
from rag.lexical import LexicalIndex
from rag.settings import Settings
from tests.rag.newsroom import WordOverlap, article, open_archive, prepared, scanned

FERRY = article("ferry", "The ferry sails on Monday. It carries forty cars.")
BRIDGE = article("bridge", "The bridge is closed. Repairs begin in May.")
LONG = article("strike", " ".join(f"Striker number {n} walked out of the plant." for n in range(9)))


def all_well(archive: Archive) -> bool:
    return all(finding.ok for finding in archive.check())


def looked_up(archive: Archive) -> str:
    return next(f.detail for f in archive.check() if f.name == "vectors find themselves")


def found(archive: Archive, words: str) -> set[str]:
    vector = archive.embedder.embed_question(words)
    return {n.id for n in archive.indexes.passages.query(vector, 50)}


def test_put_says_what_was_added_and_what_was_updated(archive: Archive) -> None:
    assert archive.put(prepared(FERRY)) == ["added"]
    assert archive.put(prepared(FERRY, BRIDGE)) == ["updated", "added"]


def test_stores_agree_after_a_change(archive: Archive) -> None:
    archive.put(prepared(FERRY, BRIDGE, LONG))
    assert all_well(archive)


def test_a_shorter_version_leaves_no_stale_passage(archive: Archive) -> None:
    archive.put(prepared(LONG))
    archive.put(prepared(LONG.model_copy(update={"text": "The strike is over."})))
    assert found(archive, "striker") == {"strike#0"}
    assert not archive.words.match_passages("walked", Filters(), 9)


def test_an_old_version_stays_readable(archive: Archive) -> None:
    archive.put(prepared(FERRY))
    archive.put(prepared(FERRY.model_copy(update={"text": "The ferry is cancelled."})))
    assert archive.articles.get("ferry").version == 2
    assert archive.articles.get("ferry", version=1).text == FERRY.text
    assert [info.version for info in archive.articles.versions("ferry")] == [2, 1]


def test_a_deleted_article_is_gone_from_everywhere(archive: Archive) -> None:
    archive.put(prepared(FERRY, BRIDGE))
    archive.delete(["ferry", "never-stored"])
    assert found(archive, "ferry sails") == {"bridge#0"}
    assert all_well(archive)
    with pytest.raises(NotFoundError, match="'ferry'"):
        archive.articles.get("ferry")


def test_the_same_text_is_not_embedded_twice(archive: Archive) -> None:
    archive.put(prepared(FERRY))
    seen: list[str] = []
    archive.embedder.embed_passages = seen.extend  # type: ignore[assignment,method-assign]
    archive.put(prepared(FERRY))
    assert seen == []


def test_what_is_embedded_of_an_evening_abroad_is_what_sql_gives_back(archive: Archive) -> None:
    evening = datetime(2026, 3, 3, 21, tzinfo=timezone(timedelta(hours=-5)))
    seen: list[str] = []
    embed = archive.embedder.embed_passages

    def noted(texts: Sequence[str]) -> Vectors:
        seen.extend(texts)
        return embed(texts)

    archive.embedder.embed_passages = noted  # type: ignore[method-assign]
    archive.put(prepared(FERRY.model_copy(update={"published_at": evening})))
    assert len(seen) == len(archive.articles.passages("ferry"))
    assert all("4 March 2026" in text for text in seen)


def test_a_passage_off_its_offsets_is_refused_and_nothing_stored(archive: Archive) -> None:
    [good] = prepared(FERRY)
    off = good.passages[0].model_copy(update={"start": 1})
    with pytest.raises(InvalidInputError, match="1:"):
        archive.put([good._replace(passages=[off])])
    assert archive.articles.count() == 0


def test_a_second_owner_is_refused_by_name(archive: Archive) -> None:
    with pytest.raises(StoreBusyError, match="in use by process"):
        open_archive(archive.settings.data_dir)


@pytest.mark.parametrize("lost", ["words", "chroma"])
def test_a_lost_index_is_rebuilt_at_start(tmp_path: Path, lost: str) -> None:
    with open_archive(tmp_path) as archive:
        archive.put(prepared(FERRY, BRIDGE, LONG))
    shutil.rmtree(tmp_path / lost)
    with open_archive(tmp_path) as archive:
        assert all_well(archive)
        assert "ferry#0" in found(archive, "ferry")


def test_an_index_that_cannot_be_opened_is_rebuilt_at_start(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        archive.put(prepared(FERRY))
    (tmp_path / "chroma" / "chroma.sqlite3").write_bytes(b"not a database")
    (tmp_path / "words" / "passages" / "meta.json").write_text("{")
    with open_archive(tmp_path) as archive:
        assert all_well(archive)


def test_what_a_crash_left_waiting_is_indexed_at_start(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        archive.put(prepared(LONG))
        archive.changes.write(prepared(LONG.model_copy(update={"text": "It is over."}), FERRY))
    with open_archive(tmp_path) as archive:
        assert all_well(archive)
        assert found(archive, "striker") == {"strike#0", "ferry#0"}


def test_another_model_gets_vectors_of_its_own(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        archive.put(prepared(FERRY))
    with open_archive(tmp_path, model="another") as archive:
        assert archive.indexes.passages.name == "passages-another"
        assert all_well(archive)


def test_a_model_that_is_come_back_to_is_indexed_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with open_archive(tmp_path, model="a/one") as archive:
        archive.put(prepared(FERRY))
    with open_archive(tmp_path, model="b/one") as archive:
        archive.put(prepared(FERRY.model_copy(update={"text": "The tunnel is flooded."})))
    with open_archive(tmp_path, model="a/one") as archive:
        assert archive.indexes.passages.holds(*archive.changes.sample(20))
        assert all_well(archive)
    told = [record.getMessage().partition(":")[0] for record in caplog.records]
    assert told == [
        "The indexes hold vectors of a/one, and the model is now b/one",
        "The indexes hold vectors of b/one, and the model is now a/one",
    ]


def test_a_scan_sees_what_is_stored_now(archive: Archive) -> None:
    archive.put(prepared(FERRY, BRIDGE, LONG))
    archive.put(prepared(LONG.model_copy(update={"text": "The strike is over."})))
    archive.delete(["bridge"])
    assert scanned(archive) == {"ferry": 1, "strike": 1}
    archive.changes.write(prepared(FERRY.model_copy(update={"text": "It is cancelled."})))
    assert scanned(archive) == {"strike": 1}


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written to"):
        Archive.open(Settings(data_dir=tmp_path / "file" / "data"), WordOverlap("word-overlap"))


def test_an_index_that_opens_and_cannot_be_written_is_rebuilt_at_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_archive(tmp_path) as archive:
        archive.put(prepared(FERRY))
        archive.changes.write(prepared(LONG))
    refused = iter([True])
    whole = LexicalIndex.replace

    def replace(index: LexicalIndex, *args: Any) -> None:
        if next(refused, False):
            raise StoreError("The word index refused: FileAlreadyExists")
        whole(index, *args)

    monkeypatch.setattr(LexicalIndex, "replace", replace)
    with open_archive(tmp_path) as archive:
        assert all_well(archive)
        assert "strike#0" in found(archive, "striker")


def test_a_check_says_how_many_vectors_it_looked_up(archive: Archive) -> None:
    assert looked_up(archive) == "0 looked up"
    archive.put(prepared(FERRY, BRIDGE))
    assert looked_up(archive) == f"{archive.changes.counts()['passage vectors']} looked up"


def test_a_change_that_the_indexes_cannot_follow_says_that_it_stands(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.put(prepared(BRIDGE))

    def silent(*_: object) -> None:
        raise StoreError("Chroma does not answer.")

    with monkeypatch.context() as patch:
        patch.setattr(archive.indexes, "apply", silent)
        with pytest.raises(
            StoreError, match=r"does not answer\. The articles are changed as asked"
        ):
            archive.put(prepared(FERRY))
        (waits,) = (f for f in archive.check() if f.name == "nothing waits to be indexed")
        assert waits.detail == "1 articles waiting; start Dateline again: that indexes what is not"
    archive.put(prepared(LONG))
    assert all_well(archive)
