"""What a request sends, read like any other source and stored by the same pipeline."""

import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import BinaryIO, NamedTuple

from ingest.identity import without_user
from ingest.jsonlines import read_object
from ingest.outcome import Outcome
from ingest.pipeline import Store, ingest_readings
from ingest.reading import Reading
from ingest.sources import Sources
from rag.errors import StoreError
from server.errors import unexpected
from server.schemas import NewArticle

NAME_BYTES = 100


class Upload(NamedTuple):
    """A file as sent: the name its sender gave it, and its bytes."""

    name: str
    file: BinaryIO


class Sent(NamedTuple):
    """What one request brought."""

    articles: Sequence[NewArticle] = ()
    uploads: Sequence[Upload] = ()


def take(sent: Sent, archive: Store) -> list[Outcome]:
    """Store what was sent and return what became of each article, in order; StoreError."""
    outcomes: list[Outcome] = []
    try:
        with TemporaryDirectory(prefix="dateline-") as folder:
            paths = [_put(folder, n, upload) for n, upload in enumerate(sent.uploads)]
            with Sources(archive.settings, unforeseen=_kept) as sources:
                ingest_readings(_readings(sent, sources, paths), archive, outcomes.append)
    except OSError as error:
        raise StoreError(
            f"What was sent could not be put on disk ({error.strerror}): make room, then try again."
        ) from error
    return outcomes


def _kept(error: Exception) -> str:
    message: str = unexpected(error)["error"]["message"]
    return message


def _readings(sent: Sent, sources: Sources, paths: Sequence[Path]) -> Iterator[Reading]:
    for number, article in enumerate(sent.articles, 1):
        if article.text:
            name = (
                (article.url and without_user(article.url)) or article.title or f"article {number}"
            )
            fields = article.model_dump(exclude_none=True)
            yield read_object(fields, name, datetime.now(UTC))
        else:
            yield from sources.address(str(article.url))
    for upload, path in zip(sent.uploads, paths, strict=True):
        for reading in sources.path(path):
            yield reading._replace(source=reading.source.replace(str(path), upload.name))


def _put(folder: str, number: int, upload: Upload) -> Path:
    """Write an upload to a file of its own whose ending still says what it is."""
    path = Path(folder, str(number), base_name(upload.name))
    path.parent.mkdir()
    with path.open("wb") as target:
        shutil.copyfileobj(upload.file, target)
    return path


def base_name(name: str) -> str:
    """Return the last part of a sent name, which may hold any path and be of any length."""
    base = PurePosixPath(name.replace("\\", "/").replace("\0", "")).name
    kept = base.encode(errors="replace")[-NAME_BYTES:].decode(errors="ignore")
    return kept if kept.strip(".") else "unnamed"
