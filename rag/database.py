"""Opening the SQL database: its address, its tables, its version."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, MetaData, Table, create_engine, event, insert, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.schema import DropTable

from rag.errors import StoreError
from rag.schema import REPLACED, SCHEMA, SCHEMA_VERSION, meta, metadata
from rag.settings import Settings

MAPPED = 2**31 - 2**16  # the most that SQLite maps; a scan of vectors takes half the time
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "foreign_keys=ON",
    "busy_timeout=5000",
    f"mmap_size={MAPPED}",
)


def open_engine(settings: Settings) -> Engine:
    """Return an engine whose tables exist and are of this version.

    Raises `StoreError` where the folder cannot be written, the database cannot be opened, or
    a newer Dateline wrote it.
    """
    try:
        folder = writable_folder(settings.data_dir)
        engine = create_engine(settings.database_url or f"sqlite:///{folder / 'dateline.sqlite3'}")
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _pragmas)
        metadata.create_all(engine)
        found = _version(engine)
    except SQLAlchemyError as error:
        raise sql_error(error) from error
    if found > SCHEMA_VERSION:
        raise StoreError(
            f"The data in {settings.data_dir} were written by a newer Dateline (schema {found}; "
            f"this one knows {SCHEMA_VERSION}): upgrade, or set DATELINE_DATA_DIR elsewhere."
        )
    return engine


def drop_replaced(engine: Engine) -> None:
    """Drop the tables of older versions that others took the place of."""
    with engine.begin() as db:
        for name in REPLACED:
            db.execute(DropTable(Table(name, MetaData()), if_exists=True))


def writable_folder(folder: Path) -> Path:
    """Make the folder if need be and return it; `StoreError` where it cannot be written to."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise StoreError(
            f"The data folder {folder} cannot be written to ({error.strerror}): "
            "mend its permissions, free some space, or set DATELINE_DATA_DIR to another folder."
        ) from error
    return folder


def sql_error(error: SQLAlchemyError) -> StoreError:
    """Return the store error that says an engine's own words in one line."""
    cause = str(getattr(error, "orig", None) or error).splitlines()[0]
    if "disk is full" in cause:
        return StoreError("The disk is full: nothing was changed. Free some space and try again.")
    return StoreError(f"The database refused: {cause}. Nothing was changed.")


def _pragmas(connection: sqlite3.Connection, _record: Any) -> None:
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _version(engine: Engine) -> int:
    with engine.begin() as db:
        stored = db.execute(select(meta.c.value).where(meta.c.key == SCHEMA)).scalar()
        if stored is None:
            db.execute(insert(meta).values(key=SCHEMA, value=str(SCHEMA_VERSION)))
    return int(stored or SCHEMA_VERSION)
