"""Opening the SQL database: its address, its tables, its version."""

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Engine,
    ExceptionContext,
    MetaData,
    Table,
    create_engine,
    event,
    insert,
    select,
)
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.schema import DropTable

from rag.errors import StoreError
from rag.schema import NAME, REPLACED, SCHEMA, SCHEMA_VERSION, meta, metadata
from rag.settings import Settings

MAPPED = 2**31 - 2**16  # the most that SQLite maps; a scan of vectors takes half the time
DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
DISK_FULL = "disk is full"
REFUSALS = (
    (DISK_FULL, "The disk is full: nothing was changed. Free some space and try again."),
    (
        "database is locked",
        "The database is locked by another process that writes to it: nothing was changed. Wait "
        "until it is done, or stop it, and try again.",
    ),
    (
        "readonly database",
        "The database cannot be written to: nothing was changed. Mend the permissions of its file "
        "and its folder, and try again.",
    ),
)
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
    with sql_errors():
        folder = writable_folder(settings.data_dir)
        engine = create_engine(settings.database_url or f"sqlite:///{database_file(folder)}")
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _pragmas)
            event.listen(engine, "handle_error", _told_as_damaged)
        metadata.create_all(engine)
        found = _version(engine)
    if not found.isdecimal() or int(found) > SCHEMA_VERSION:
        raise StoreError(
            f"The data in {settings.data_dir} were written by a newer Dateline (schema {found}; "
            f"this one knows {SCHEMA_VERSION}): upgrade, or set DATELINE_DATA_DIR elsewhere."
        )
    return engine


def database_file(folder: Path) -> Path:
    """Return where SQLite keeps what is stored in a data folder."""
    return folder / "dateline.sqlite3"


def name_of(engine: Engine) -> str:
    """Return what this store is called on a server that others share, a name given at first."""
    with engine.begin() as db:
        name = db.execute(select(meta.c.value).where(meta.c.key == NAME)).scalar()
        if name is None:
            name = uuid.uuid4().hex
            db.execute(insert(meta).values(key=NAME, value=name))
    return str(name)


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


class DamagedError(SQLAlchemyError):
    """A file that is no SQLite database, or no whole one any more; the message says what to do."""


@contextmanager
def sql_errors() -> Iterator[None]:
    """Read or write inside; what the database refuses becomes a `StoreError`."""
    try:
        yield
    except SQLAlchemyError as error:
        raise sql_error(error) from error


def sql_error(error: SQLAlchemyError) -> StoreError:
    """Return the store error that says an engine's own words in one line."""
    if isinstance(error, DamagedError):
        return StoreError(str(error))
    cause = str(getattr(error, "orig", None) or error).splitlines()[0]
    for words, told in REFUSALS:
        if words in cause:
            return StoreError(told)
    return StoreError(f"The database refused: {cause}. Nothing was changed.")


def _pragmas(connection: sqlite3.Connection, _record: Any) -> None:
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _told_as_damaged(context: ExceptionContext) -> DamagedError | None:
    error = context.original_exception
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # without what an extended code adds
    if code not in DAMAGED or context.engine is None:
        return None
    file = context.engine.url.database
    return DamagedError(
        f"The database {file} is damaged ({error}): put a backup in its place, or move it and "
        f"{Path(str(file)).name}-wal away, and ingest again."
    )


def _version(engine: Engine) -> str:
    with engine.begin() as db:
        stored = db.execute(select(meta.c.value).where(meta.c.key == SCHEMA)).scalar()
        if stored is None:
            db.execute(insert(meta).values(key=SCHEMA, value=str(SCHEMA_VERSION)))
    return str(stored or SCHEMA_VERSION)
