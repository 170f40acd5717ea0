"""A backup holds every version, comes back whole, and leaves what is stored where it cannot."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from rag.archive import Archive
from rag.backup import back_up, held, restore
from rag.errors import InvalidInputError, StoreBusyError, StoreError
from rag.settings import Settings
from tests.rag.newsroom import article, open_archive, prepared

FERRY = article("ferry", "The ferry sails on Monday. It carries forty cars.")
BRIDGE = article("bridge", "The bridge is closed. Repairs begin in May.")


def settings(folder: Path) -> Settings:
    return Settings(_env_file=None, data_dir=folder)


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """Return a backup of two versions of an article, taken while its folder is open."""
    with open_archive(tmp_path / "first") as archive:
        archive.put(prepared(FERRY))
        archive.put(prepared(FERRY.model_copy(update={"text": "The ferry is cancelled."})))
        file = tmp_path / "news.sqlite3"
        assert tuple(back_up(archive.settings, file)) == (1, 2, 0)
    return file


def test_a_backup_takes_the_place_of_what_is_stored(tmp_path: Path, backup: Path) -> None:
    with open_archive(tmp_path / "other") as archive:
        archive.put(prepared(BRIDGE))
        other = archive.settings
    restore(other, backup)
    with open_archive(tmp_path / "other") as archive:
        assert archive.articles.count() == 1
        assert archive.articles.get("ferry", 1).text == FERRY.text
        assert archive.articles.get("ferry").text == "The ferry is cancelled."
        assert all(finding.ok for finding in archive.check())


def test_a_damaged_database_is_put_aside(tmp_path: Path, backup: Path) -> None:
    stored = tmp_path / "other" / "dateline.sqlite3"
    stored.parent.mkdir()
    stored.write_bytes(b"no database at all" * 1000)
    restore(settings(stored.parent), backup)
    assert held(stored).versions == 2
    assert (stored.parent / "dateline.sqlite3.damaged").exists()


def test_what_is_no_whole_backup_is_refused(tmp_path: Path, backup: Path, archive: Archive) -> None:
    archive.put(prepared(BRIDGE))
    junk, cut, newer = (tmp_path / name for name in ("junk", "cut", "newer"))
    junk.write_bytes(b"no database at all" * 1000)
    cut.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
    newer.write_bytes(backup.read_bytes())
    with closing(sqlite3.connect(newer)) as db:
        db.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
        db.commit()
    for file in (junk, cut, newer, tmp_path / "nowhere"):
        with pytest.raises(InvalidInputError):
            restore(archive.settings, file)
    assert archive.articles.get("bridge")


def test_a_folder_in_use_is_not_restored_to(backup: Path, archive: Archive) -> None:
    archive.put(prepared(BRIDGE))
    with pytest.raises(StoreBusyError):
        restore(archive.settings, backup)
    assert all(finding.ok for finding in archive.check())


def test_no_file_is_written_over_and_no_empty_store_is_backed_up(
    tmp_path: Path, backup: Path
) -> None:
    with pytest.raises(InvalidInputError, match="is there already"):
        back_up(settings(tmp_path / "first"), backup)
    with pytest.raises(StoreError, match="nothing to back up"):
        back_up(settings(tmp_path / "none"), tmp_path / "new.sqlite3")
    with pytest.raises(StoreError, match="nothing was changed"):
        back_up(settings(tmp_path / "first"), tmp_path / "no" / "folder.sqlite3")
    with pytest.raises(InvalidInputError, match="no backup of it"):
        restore(settings(tmp_path / "first"), tmp_path / "first" / "dateline.sqlite3")
