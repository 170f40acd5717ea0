"""One file that holds all that is stored, made beside a running server, put back in one step."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from rag.database import DISK_FULL, database_file, writable_folder
from rag.errors import InvalidInputError, StoreError
from rag.owner import Owner
from rag.schema import NAME, SCHEMA, SCHEMA_VERSION
from rag.settings import Settings

COUNTED = ("articles", "article_versions", "conversations")
DERIVED = ("words", "chroma")
"""Folders that are made anew of what SQL holds."""


class Held(NamedTuple):
    """How much a database holds."""

    articles: int
    versions: int
    conversations: int


def back_up(settings: Settings, file: Path) -> Held:
    """Write all that is stored to a new file, whole or not at all; `StoreError`."""
    stored = _stored(settings)
    if not stored.exists():
        raise StoreError(f"Nothing is stored in {settings.data_dir}: there is nothing to back up.")
    if file.exists():
        raise InvalidInputError(f"{file} is there already: give a name that is not.")
    part = file.with_name(f"{file.name}.part")
    with _told(file):
        try:
            with closing(sqlite3.connect(stored)) as source, closing(sqlite3.connect(part)) as copy:
                source.backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE")  # one file, not three
            os.replace(part, file)
        finally:
            part.unlink(missing_ok=True)
        return held(file)


def restore(settings: Settings, file: Path) -> None:
    """Put a backup in the place of all that is stored; broken off, what was there stays.

    Both indexes are made anew when the folder is opened next. Raises `InvalidInputError` where the
    file is no whole backup, `StoreBusyError` where another process owns the folder, `StoreError`.
    """
    stored = _stored(settings)
    held(file)
    if stored.exists() and stored.samefile(file):
        raise InvalidInputError(f"{file} is what is stored, and no backup of it.")
    writable_folder(settings.data_dir)
    owner = Owner(settings.data_dir)
    owner.take()
    try:
        for folder in DERIVED:  # first: a folder without them is mended, one with others is not
            shutil.rmtree(settings.data_dir / folder, ignore_errors=True)
        with _told(stored):
            _put_aside_if_damaged(stored)
            with closing(_reading(file)) as source, closing(sqlite3.connect(stored)) as target:
                name = _noted(target, NAME)
                source.backup(target)
                with target:  # the store that was backed up may go on beside this one
                    target.execute("DELETE FROM meta WHERE key = ?", (NAME,))
                    if name is not None:
                        target.execute("INSERT INTO meta VALUES (?, ?)", (NAME, name))
    finally:
        owner.release()


def held(file: Path) -> Held:
    """Return how much a backup holds; `InvalidInputError` where it is no whole one of Dateline."""
    if not file.exists():
        raise InvalidInputError(f"There is no file {file}: look at its spelling.")
    try:
        with closing(_reading(file)) as db:
            version = _noted(db, SCHEMA)
            whole = db.execute("PRAGMA quick_check(1)").fetchone()
            counts = [_count(db, table) for table in COUNTED]
    except sqlite3.Error as error:
        raise InvalidInputError(f"{file} is no backup of Dateline: {error}.") from error
    if version is None or whole != ("ok",):
        raise InvalidInputError(f"{file} is no whole backup of Dateline: take another one.")
    if not version.isdecimal() or int(version) > SCHEMA_VERSION:
        raise InvalidInputError(f"{file} was made by a newer Dateline: upgrade, then restore it.")
    return Held(*counts)


def _stored(settings: Settings) -> Path:
    if settings.database_url:
        raise StoreError(
            "The database of DATELINE_DATABASE_URL is backed up and restored with its own tools, "
            "such as pg_dump: all that is stored is in it."
        )
    return database_file(settings.data_dir)


def _reading(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)


def _put_aside_if_damaged(stored: Path) -> None:
    """Rename a database that nothing can be written to, with what SQLite keeps beside it."""
    try:
        with closing(sqlite3.connect(stored)) as db:
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        for end in ("", "-wal", "-shm"):
            if (part := stored.with_name(stored.name + end)).exists():
                os.replace(part, part.with_name(f"{part.name}.damaged"))


def _noted(db: sqlite3.Connection, what: str) -> str | None:
    """Return what is noted of the whole store; none where nothing is stored yet."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
        return None
    row = db.execute("SELECT value FROM meta WHERE key = ?", (what,)).fetchone()
    return str(row[0]) if row else None


def _count(db: sqlite3.Connection, table: str) -> int:
    known = db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) if known else 0


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Write inside; what goes wrong becomes a `StoreError` that names the file."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        said = getattr(error, "strerror", None) or error
        help = "Free some space" if DISK_FULL in str(error) else "Look at its folder and disk"
        raise StoreError(
            f"{file} cannot be written ({said}): nothing was changed. {help}, and try again."
        ) from error
