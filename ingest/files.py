"""Files and folders: what is there to read, and how large it is."""

import gzip
import io
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ingest.kinds import HEAD, by_content, by_name
from rag.errors import SourceError

OFFICE = "csv doc docx odt pages rtf tsv xls xlsx"
KEPT = "7z eml epub gz mbox mht mhtml rar tar tgz warc xz zip"
UNREAD = {f".{ending}" for ending in f"{OFFICE} {KEPT}".split()}
"""Endings of files that may hold articles, and are not read."""

GZIP = b"\x1f\x8b"


class Stream(NamedTuple):
    """Lines to read, and how many bytes of the file they have used up so far."""

    lines: BinaryIO | gzip.GzipFile
    position: Callable[[], int]


class Passed(NamedTuple):
    """What in a folder is not read; `error` says why, where it was of a kind that is."""

    path: Path
    error: OSError | None = None


def readable(path: Path, passed: list[Passed] | None = None) -> Iterator[Path]:
    """Yield the file, or all files in the folder of kinds that are read, in order of name.

    Hidden ones and links to folders are passed over; what else is, and may have held articles, is
    added to `passed`. `SourceError` when there is nothing, or nothing that may be looked at.
    """
    try:
        yield from _readable(path, [] if passed is None else passed)
    except OSError as error:
        raise unreadable(error) from error


def _readable(path: Path, passed: list[Passed]) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    if not path.is_dir():
        raise SourceError("is no file and no folder: look at its spelling")
    os.scandir(path).close()  # what is within may be refused without harm to the rest
    found = False
    for folder, folders, names in os.walk(path, onerror=lambda one: _pass(passed, one)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in (Path(folder, name) for name in sorted(names) if not name.startswith(".")):
            if not _is_read(file):
                if file.suffix.lower() in UNREAD:
                    passed.append(Passed(file))
            elif file.is_file():
                found = True
                yield file
            elif file.is_symlink():
                passed.append(Passed(file, OSError("it is a link that leads to no file")))
    if not found and not any(one.error for one in passed):
        reasons = ("holds no file of a kind that is read", others(passed))
        raise SourceError("; ".join(filter(None, reasons)))


def others(passed: Iterable[Passed]) -> str:
    """Return how many files of other kinds were passed over, and of which; "" where none was."""
    kinds = Counter(one.path.suffix.lower() for one in passed if one.error is None)
    told = ", ".join(f"{count:,} {kind}" for kind, count in kinds.most_common())
    return f"passed over, for such files are not read: {told}" if told else ""


def _pass(passed: list[Passed], error: OSError) -> None:
    passed.append(Passed(Path(os.fsdecode(error.filename)), error))


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
