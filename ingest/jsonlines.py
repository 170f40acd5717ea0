"""JSON Lines and JSON to readings: one at a time, each line on its own."""

import json
import zlib
from collections.abc import Iterator
from datetime import datetime
from gzip import GzipFile
from itertools import count

from ingest.decode import decode
from ingest.files import Stream
from ingest.kinds import WIDE
from ingest.markup import as_shown, is_markup
from ingest.reading import Reading, read_well
from ingest.record import Record, draft, parse
from rag.errors import SourceError

PART = 1 << 20
FAILED_IN_A_ROW = 10_000
MOST_BLANK = 100_000
MOST_UNPACKED = 200
"""So many times its packed size a text may have; news has ten."""
NOT_UTF_8 = "is UTF-16 or UTF-32, and JSON Lines are read in UTF-8: save it as that"

OTHERS = ("body", "content", "articleBody", "article_body", "full_text", "content_text")
"""What others call the text of an article."""


def read_lines(
    stream: Stream, source: str, longest: int, fetched_at: datetime
) -> Iterator[Reading]:
    """Yield one reading for each line that is not blank; sources are `source:line`.

    The last has a reason where thousands in a row are no articles, or where what is packed unpacks
    to more than any text does.
    """
    yield from _while_some_are_read(_lines(stream, source, longest, fetched_at), source)


def _lines(stream: Stream, source: str, longest: int, fetched_at: datetime) -> Iterator[Reading]:
    used = blank = 0
    for number in count(1):
        where = f"{source}:{number}"
        try:
            line = stream.lines.readline(longest + 1)
            if len(line) > longest:
                _skip_line(stream, longest)
            _check_unpacked(stream, longest)
        except SourceError as error:
            yield Reading(source, reason=str(error))
            return
        except (EOFError, OSError, zlib.error) as error:
            yield Reading(where, reason=f"cannot be read any further: {str(error).lower()}")
            return
        before, used = used, stream.position()
        if number == 1 and WIDE.match(line):
            yield Reading(source, reason=NOT_UTF_8, size=used)
            return
        if not line:
            return
        if len(line) > longest:
            reason = f"is longer than {longest:,} bytes (DATELINE_MAX_SOURCE_BYTES)"
            yield Reading(where, reason=reason, size=used - before)
        elif not line.strip():
            blank += 1
            if blank == MOST_BLANK:
                yield Reading(where, reason=f"is not read any further: {blank:,} lines are blank")
                return
        else:
            blank = 0
            yield _line(line, where, fetched_at)._replace(size=used - before)


def read_json(data: bytes, source: str, fetched_at: datetime) -> Iterator[Reading]:
    """Yield the article of one JSON object, or those of a list; sources are `source[n]`."""
    try:
        found = _loaded(decode(data).text)
    except SourceError as error:
        yield Reading(source, reason=str(error), size=len(data))
        return
    if not isinstance(found, list):
        yield read_object(found, source, fetched_at, len(data))
        return
    if not found:
        yield Reading(source, reason="holds no articles", size=len(data))
    listed = (
        read_object(one, f"{source}[{number}]", fetched_at, len(data) // len(found))
        for number, one in enumerate(found)
    )
    yield from _while_some_are_read(listed, source)


def read_object(found: object, source: str, fetched_at: datetime, size: int = 0) -> Reading:
    """Return the reading of what should be the JSON object of one article."""
    try:
        if not isinstance(found, dict):
            raise SourceError('is not a JSON object like {"title": "…", "text": "…"}')
        record = _as_shown(parse(found))
        if not record.text and (other := next((one for one in OTHERS if found.get(one)), "")):
            raise SourceError(f"has no text: it is read from the field 'text', not {other!r}")
        return read_well(source, draft(record, fetched_at), size)
    except SourceError as error:
        return Reading(source, reason=str(error), size=size)


def _as_shown(record: Record) -> Record:
    """Return the record with its text as it reads, where it is HTML."""
    if not is_markup(record.text):
        return record
    return record.model_copy(update={"text": as_shown(record.text)})


def _line(line: bytes, where: str, fetched_at: datetime) -> Reading:
    try:
        text, guessed = decode(line)
        reading = read_object(_loaded(text.rstrip("\r\n")), where, fetched_at)
    except SourceError as error:
        return Reading(where, reason=str(error))
    if guessed and not reading.reason:
        notes = (f"is not UTF-8: read as {guessed}", reading.warning)
        return reading._replace(warning="; ".join(note for note in notes if note))
    return reading


def _loaded(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        said = error.msg.removesuffix(" at")
        raise SourceError(f"is not JSON: {said} at character {error.pos + 1}") from error
    except (RecursionError, ValueError) as error:
        raise SourceError("is JSON nested too deeply, or with too long a number") from error


def _skip_line(stream: Stream, longest: int) -> None:
    """Read on to the end of the line without keeping it."""
    while part := stream.lines.readline(PART):
        if part.endswith(b"\n"):
            return
        _check_unpacked(stream, longest)


def _check_unpacked(stream: Stream, longest: int) -> None:
    """Raise `SourceError` where a packed stream has come to more than a text would."""
    if not isinstance(stream.lines, GzipFile):
        return
    if stream.lines.tell() > max(longest, MOST_UNPACKED * stream.position()):
        raise SourceError(
            f"is not read any further: it unpacks to over {MOST_UNPACKED} times its size, which "
            "no text does; unpack it and see what it holds"
        )


def _while_some_are_read(readings: Iterator[Reading], source: str) -> Iterator[Reading]:
    """Pass readings on until so many in a row have failed that the source cannot be articles."""
    failed = 0
    for reading in readings:
        yield reading
        failed = 0 if reading.article else failed + 1
        if failed == FAILED_IN_A_ROW:
            reason = f"is not read any further: {failed:,} articles in a row could not be read"
            yield Reading(source, reason=reason)
            return
