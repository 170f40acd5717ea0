"""Files and folders: what is there to read, and how large it is."""

import gzip
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ingest.kinds import HEAD, by_content, by_name
from rag.errors import SourceError

GZIP = b"\x1f\x8b"


class Stream(NamedTuple):
    """Lines to read, and how many bytes of the file they have used up so far."""

    lines: BinaryIO | gzip.GzipFile
    position: Callable[[], int]


def readable(path: Path) -> Iterator[Path]:
    """Yield the file, or all files in the folder of kinds that are read, in order of name.

    Hidden ones and links to folders are passed over; `SourceError` when there is nothing, or
    nothing that may be looked at.
    """
    try:
        yield from _readable(path)
    except OSError as error:
        raise unreadable(error) from error


def _readable(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    if not path.is_dir():
        raise SourceError("is no file and no folder: look at its spelling")
    found = False
    for folder, folders, names in os.walk(path, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(folder, name)
            if not name.startswith(".") and _is_read(file) and file.is_file():
                found = True
                yield file
    if not found:
        raise SourceError("holds no file of a kind that is read")


def _is_read(file: Path) -> bool:
    """Return whether a file in a folder is of a kind that is read; most XML is no feed."""
    if file.suffix.lower() != ".xml" or not file.is_file():
        return by_name(file.name) is not None
    try:
        with file.open("rb") as begun:
            return by_content(begun.read(HEAD)) == "feed"
    except OSError:  # said when it is read
        return True


def contents(path: Path, most: int) -> bytes:
    """Return the bytes of a file; `SourceError` when it is too large or cannot be read."""
    try:
        with path.open("rb") as file:
            return bounded(file, most)
    except OSError as error:
        raise unreadable(error) from error


def bounded(stream: BinaryIO, most: int) -> bytes:
    """Return the rest of a stream; `SourceError` when that is more than `most` bytes."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise SourceError(f"is larger than {most:,} bytes (DATELINE_MAX_SOURCE_BYTES)")
    return data


@contextmanager
def opened(path: Path) -> Iterator[Stream]:
    """Open a file as a stream, unpacked where its name ends in .gz; `SourceError`."""
    with ExitStack() as stack:
        try:
            file = stack.enter_context(path.open("rb"))
        except OSError as error:
            raise unreadable(error) from error
        packed = path.suffix.lower() == ".gz"
        lines = stack.enter_context(gzip.GzipFile(fileobj=file)) if packed else file
        yield Stream(lines, file.tell)


def packed_or_not(data: bytes) -> Stream:
    """Return bytes as a stream, unpacked where they are gzip."""
    held = io.BytesIO(data)
    return Stream(gzip.GzipFile(fileobj=held) if data.startswith(GZIP) else held, held.tell)


def standard_input() -> BinaryIO:
    """Return standard input under a buffer of its own.

    The interpreter waits at its end for the lock of `sys.stdin`, which a thread that still
    waits for a line would hold for ever.
    """
    try:
        return open(sys.stdin.fileno(), "rb", closefd=False)
    except io.UnsupportedOperation:
        return sys.stdin.buffer


def size(path: Path) -> int:
    """Return the size of a file in bytes, 0 where it cannot be told."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def unreadable(error: OSError) -> SourceError:
    """Return the error of a file that cannot be read, in one line."""
    return SourceError(f"cannot be read: {(error.strerror or str(error)).lower()}")


def _refuse(error: OSError) -> None:
    raise error
