from pathlib import Path

import pytest
from sqlalchemy import delete, inspect, text, update

from rag.archive import Archive
from rag.errors import StoreError
from rag.schema import REPLACED, SCHEMA, SCHEMA_VERSION, meta, window_vectors
from rag.settings import Settings
from tests.rag.newsroom import WordOverlap, article, open_archive, prepared, scanned

FERRY = article("ferry", "The ferry sails on Monday. It carries forty cars.")
LONG = article("strike", " ".join(f"Striker number {n} walked out of the plant." for n in range(9)))


def test_data_of_the_first_version_are_brought_to_this_one(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        archive.put(prepared(FERRY, LONG))
        archive.changes.note(SCHEMA, "1")
        with archive.articles.engine.begin() as db:
            db.execute(delete(window_vectors))
            db.execute(text(f"CREATE TABLE {REPLACED[0]} (article_id TEXT PRIMARY KEY)"))
    told: list[tuple[int, int]] = []
    with Archive.open(
        Settings(data_dir=tmp_path), WordOverlap("word-overlap"), lambda *at: told.append(at)
    ) as archive:
        assert told == [(2, 2)]
        assert not inspect(archive.articles.engine).has_table(REPLACED[0])
        assert archive.changes.noted(SCHEMA) == str(SCHEMA_VERSION)
        assert scanned(archive) == {"ferry": 1, "strike": 5}


def test_data_of_a_newer_version_are_left_alone(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive, archive.articles.engine.begin() as db:
        db.execute(update(meta).values(value="99"))
    with pytest.raises(StoreError, match="newer Dateline"):
        open_archive(tmp_path)
