"""The database is opened, and what keeps it from being read is told with what to do."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from rag.database import open_engine, sql_errors
from rag.errors import StoreError
from rag.settings import Settings
from tests.rag.newsroom import article, open_archive, prepared


def test_a_file_that_is_no_database_is_named_with_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "dateline.sqlite3"
    file.write_bytes(b"no database at all" * 1000)
    with pytest.raises(StoreError) as told:
        open_engine(Settings(data_dir=tmp_path))
    assert str(told.value) == (
        f"The database {file} is damaged (file is not a database): put a backup in its place, "
        "or move it and dateline.sqlite3-wal away, and ingest again."
    )


def test_a_database_that_lost_its_end_is_named(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        archive.put(prepared(article("ferry", "The ferry sails on Monday. " * 99)))
    file = tmp_path / "dateline.sqlite3"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with pytest.raises(StoreError, match=f"The database {file} is damaged"):
        open_engine(Settings(data_dir=tmp_path))


def test_damage_that_shows_when_it_is_read_is_told_like_that(tmp_path: Path) -> None:
    engine = open_engine(Settings(data_dir=tmp_path))
    (tmp_path / "other").write_bytes(b"no database at all" * 1000)
    with pytest.raises(StoreError, match="is damaged"), sql_errors(), engine.connect() as db:
        db.execute(text(f"ATTACH '{tmp_path / 'other'}' AS other"))


def test_what_else_a_database_refuses_is_told_in_its_own_words(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, database_url="sqlite:////nowhere/x.db")
    with pytest.raises(StoreError, match="The database refused: unable to open database file"):
        open_engine(settings)


def test_a_database_that_another_process_writes_to_says_so(tmp_path: Path) -> None:
    engine = open_engine(Settings(data_dir=tmp_path))
    with closing(sqlite3.connect(tmp_path / "dateline.sqlite3")) as other, engine.connect() as db:
        db.execute(text("PRAGMA busy_timeout=0"))
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="locked by another process"), sql_errors():
            db.execute(text("DELETE FROM meta"))


def test_a_version_that_is_no_number_is_a_newer_ones(tmp_path: Path) -> None:
    engine = open_engine(Settings(data_dir=tmp_path))
    with engine.begin() as db:
        db.execute(text("UPDATE meta SET value = 'four' WHERE key = 'schema'"))
    with pytest.raises(StoreError, match="newer Dateline"):
        open_engine(Settings(data_dir=tmp_path))
