"""Sources to readings: a file, a folder, standard input or an address, one article at a time."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self
from urllib.parse import urlsplit

from ingest.address import is_other, is_web
from ingest.documents import document
from ingest.extractor import Extractor
from ingest.fetch import fetch
from ingest.files import (
    Passed,
    Stream,
    bounded,
    contents,
    opened,
    others,
    packed_or_not,
    readable,
    size,
    standard_input,
    unreadable,
)
from ingest.following import FEED_IN_FEED, SEVERAL_IN_FEED, Follower
from ingest.identity import without_user
from ingest.jsonlines import read_json, read_lines
from ingest.kinds import ENDINGS, HEAD, READ, Kind, by_content, by_name, fetched
from ingest.reading import Reading, read_well, shown
from ingest.record import Record
from rag.errors import RefusedError, SourceError
from rag.settings import Settings

STDIN = "-"
SEVERAL: tuple[Kind, ...] = ("feed", "lines", "json")
NOT_FETCHED = "is not fetched: only http and https addresses are; name a file by its path"

Unforeseen = Callable[[Exception], str]
"""Keeps an error for whoever mends it, and returns the reason that its source failed for."""


class Sources:
    """Reads sources lazily; what goes wrong in one is a reading with a reason, never an error.

    What nobody foresaw is one too where `unforeseen` turns it into a reason; else it is raised.
    """

    def __init__(
        self,
        settings: Settings,
        stdin: BinaryIO | None = None,
        unforeseen: Unforeseen | None = None,
    ) -> None:
        self.settings = settings
        self.stdin = stdin
        self.unforeseen = unforeseen
        self.extractor = Extractor()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.extractor.close()

    def read(self, sources: Iterable[str]) -> Iterator[Reading]:
        """Yield a reading for every article in the sources, in their order."""
        for source in sources:
            if source == STDIN:
                name = "standard input"
                yield from self._alone(name, self.stream(self.stdin or standard_input(), name))
            elif is_web(source):
                yield from self.address(source)
            elif is_other(source) and not Path(source).exists():
                yield Reading(shown(source), reason=NOT_FETCHED)
            else:
                yield from self.path(Path(source))

    def path(self, path: Path) -> Iterator[Reading]:
        """Yield the readings of a file, or of every file in a folder."""
        passed: list[Passed] = []
        last: Reading | None = None
        for reading in self._folder(path, passed):
            if last:
                yield last
            last = reading
        if last is not None:
            told = others(passed) if last.source != shown(path) else ""  # else it is told there
            yield last.warned(f"in {shown(path)} {told}") if told else last

    def _folder(self, path: Path, passed: list[Passed]) -> Iterator[Reading]:
        try:
            for file in readable(path, passed):
                yield from self._alone(shown(file), self.file(file))
        except SourceError as error:
            yield Reading(shown(path), reason=str(error))
        for one in passed:
            if one.error:
                yield Reading(shown(one.path), reason=str(unreadable(one.error)))

    def file(self, path: Path) -> Iterator[Reading]:
        """Yield the readings of one file; the lines of JSON Lines are read as they come."""
        kind = by_name(path.name)
        try:
            if kind is None:
                raise SourceError(f"is not {READ} by its ending ({' '.join(ENDINGS)})")
            if kind == "lines":
                with opened(path) as stream:
                    yield from read_lines(stream, shown(path), self._most, datetime.now(UTC))
                return
            data = contents(path, self._most)
        except SourceError as error:
            yield Reading(shown(path), reason=str(error), size=size(path))
            return
        yield from self.data(data, kind, shown(path), name=path.name)

    def stream(self, stream: BinaryIO, source: str) -> Iterator[Reading]:
        """Yield the readings of a stream that can be peeked into; its first bytes say its kind."""
        head = stream.peek(HEAD)[:HEAD] if hasattr(stream, "peek") else b""
        kind = by_content(head)
        if kind == "lines":
            yield from read_lines(_unsized(stream), source, self._most, datetime.now(UTC))
            return
        try:
            data = bounded(stream, self._most)
        except SourceError as error:
            yield Reading(source, reason=str(error))
            return
        yield from self.data(data, kind, source)

    def address(self, url: str, known: Record | None = None) -> Iterator[Reading]:
        """Yield the readings of what is at an http or https address, without naming its user.

        `known` is what the feed says that lists it.
        """
        source = shown(without_user(url))
        if is_web(url):
            yield from self._alone(source, self._fetched(url, source, known))
        else:
            yield Reading(source, reason=NOT_FETCHED)

    def _fetched(self, url: str, source: str, known: Record | None) -> Iterator[Reading]:
        try:
            page = fetch(url, self.settings)
            kind = fetched(page.media_type, urlsplit(page.url).path, page.data[:HEAD])
            if kind is None:
                raise SourceError(f"is {page.media_type}, not {READ}")
            if known and kind in SEVERAL:
                raise SourceError(FEED_IN_FEED if kind == "feed" else SEVERAL_IN_FEED)
        except SourceError as error:
            yield Reading(source, reason=str(error), lasting=isinstance(error, RefusedError))
            return
        for reading in self.data(
            page.data, kind, source, url=page.url, charset=page.charset, known=known
        ):
            yield reading._replace(lasting=bool(reading.reason), live=True)

    def data(
        self,
        data: bytes,
        kind: Kind,
        source: str,
        *,
        name: str = "",
        url: str | None = None,
        charset: str | None = None,
        known: Record | None = None,
    ) -> Iterator[Reading]:
        """Yield the readings of bytes that are already here, such as an upload."""
        now = datetime.now(UTC)
        if kind == "json":
            yield from read_json(data, source, now)
            return
        if kind == "lines":
            yield from read_lines(packed_or_not(data), source, self._most, now)
            return
        try:
            if kind == "feed":
                yield from Follower(self.address, self.extractor).read(data, url)
                return
            draft = document(
                data, kind, self.extractor, now, name=name, url=url, charset=charset, known=known
            )
            yield read_well(source, draft, len(data))
        except SourceError as error:
            yield Reading(source, reason=str(error), size=len(data))

    def _alone(self, source: str, readings: Iterator[Reading]) -> Iterator[Reading]:
        """Pass the readings of a source on; what nobody foresaw ends this one, not the others."""
        try:
            yield from readings
        except Exception as error:
            self.extractor.close()  # it may be in the middle of an answer
            if self.unforeseen is None:
                raise
            yield Reading(source, reason=self.unforeseen(error))

    @property
    def _most(self) -> int:
        return self.settings.max_source_bytes


def total_bytes(sources: Iterable[str]) -> int | None:
    """Return the size of all the sources, or None where one of them does not tell it."""
    total = 0
    for source in sources:
        if source == STDIN or is_web(source):
            return None
        try:
            total += sum(size(file) for file in readable(Path(source)))
        except SourceError:
            continue
    return total


def _unsized(stream: BinaryIO) -> Stream:
    return Stream(stream, lambda: 0)
