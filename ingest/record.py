"""One article as a source writes it, before anything is believed: a line, front matter, a page."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, ValidationError, field_validator

from ingest.identity import article_id, without_user
from ingest.spelling import misspelt
from ingest.timestamps import days_meant, timestamp
from rag.errors import SourceError
from rag.types import Article, Frozen

SHOWN_CHARS = 60
NO_DATE = "is not a date"
FAR = timedelta(days=366)
"""So far ahead no article is dated that waits for its day."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ud800-\udfff]")


class Record(Frozen):
    """Fields of an article as found: dates still as they were written."""

    id: str | None = None
    url: str | None = None
    title: str = Field("", validation_alias=AliasChoices("title", "headline"))
    text: str = ""
    publisher: str | None = Field(
        None, validation_alias=AliasChoices("publisher", "outlet", "source", "site")
    )
    authors: tuple[str, ...] = Field((), validation_alias=AliasChoices("authors", "author"))
    language: str | None = Field(None, validation_alias=AliasChoices("language", "lang"))
    published_at: Any = Field(
        None, validation_alias=AliasChoices("published_at", "published", "date")
    )
    updated_at: Any = Field(None, validation_alias=AliasChoices("updated_at", "updated"))
    notes: tuple[str, ...] = ()
    """What the owner is to be told; no source writes them itself."""

    @field_validator("id", mode="before")
    @classmethod
    def _number_as_id(cls, value: object) -> object:
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else value

    @field_validator("title", "text", mode="before")
    @classmethod
    def _nothing_as_empty(cls, value: object) -> object:
        return "" if value is None else value

    @field_validator("authors", mode="before")
    @classmethod
    def _one_as_several(cls, value: object) -> object:
        if isinstance(value, str):
            return [name for part in value.split(";") if (name := part.strip())]
        return value or ()

    @field_validator("id", "url", "title", "text", "publisher", "language")
    @classmethod
    def _clean(cls, value: str | None) -> str | None:
        return value if value is None else clean(value)

    @field_validator("authors")
    @classmethod
    def _clean_each(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in map(clean, names) if name)


class Draft(NamedTuple):
    """An article ready to be stored, and what the owner should know about it."""

    article: Article
    warning: str | None = None
    by_title: bool = False
    """Whether nothing but its title and its outlet tells it from another one."""
    unnamed: bool = False
    """Whether no id was given with it: another title or address would make it another article."""


def parse(fields: Mapping[str, object]) -> Record:
    """Return the fields as a record; `SourceError` names the first that cannot be one."""
    try:
        given = {name: value for name, value in fields.items() if name != "notes"}
        record = Record.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(map(str, first["loc"]))
        raise SourceError(f"field {field!r}: {first['msg'].lower()}") from error
    return record.model_copy(update={"notes": tuple(misspelt(fields))})


def filled(record: Record, other: Record) -> Record:
    """Return the record with what it lacks, but for its text, as the other one says it."""
    lacking = (one for one in Record.model_fields if one != "text" and not getattr(record, one))
    return record.model_copy(update={one: getattr(other, one) for one in lacking})


def draft(record: Record, fetched_at: datetime, warning: str | None = None) -> Draft:
    """Return the article; a date or an address that cannot be read stays missing, with a warning.

    `SourceError` when there is no text.
    """
    if not any(map(str.isalnum, record.text)):
        raise SourceError("has no text")
    published_at, updated_at = timestamp(record.published_at), timestamp(record.updated_at)
    warnings = [*([warning] if warning else []), *record.notes, *_unread_dates(record)]
    warnings += _odd_dates(published_at, updated_at, fetched_at)
    url = without_user(record.url) if record.url and _is_web_address(record.url) else None
    if record.url and not url:
        warnings.append(f"url {_shown(record.url)} is not a web address, and is left out")
    article = Article(
        id=article_id(
            given=record.id,
            url=url,
            publisher=record.publisher,
            title=record.title,
            published_at=published_at,
            text=record.text,
        ),
        url=url,
        title=" ".join(record.title.split()),
        text=record.text,
        publisher=record.publisher or None,
        authors=tuple(record.authors),
        language=record.language or None,
        published_at=published_at,
        updated_at=updated_at,
        fetched_at=fetched_at,
    )
    told_apart = (record.id or "").strip() or url or published_at
    by_title = not told_apart and bool(record.title or record.publisher)
    unnamed = not (record.id or "").strip()
    return Draft(article, "; ".join(warnings) or None, by_title, unnamed)


def _odd_dates(
    published: datetime | None, updated: datetime | None, fetched: datetime
) -> Iterator[str]:
    """Yield a warning for each date that is read and can hardly be right."""
    for name, at in (("published_at", published), ("updated_at", updated)):
        if at and at - fetched > FAR:
            yield f"{name} {at:%Y-%m-%d} lies far ahead: look whether it is right"
    if published and updated and published - updated >= timedelta(days=1):
        yield f"updated_at {updated:%Y-%m-%d} lies before published_at {published:%Y-%m-%d}"


def _unread_dates(record: Record) -> Iterator[str]:
    """Yield a warning for each date that is written and cannot be read."""
    for name in ("published_at", "updated_at"):
        written = getattr(record, name)
        if written not in (None, "") and timestamp(written) is None:
            days = [f"{one:%Y-%m-%d}" for one in days_meant(str(written))]
            meaning = f" with one meaning ({' or '.join(days)})" if days[1:] else ""
            yield f"{name} {_shown(written)} {NO_DATE}{meaning}, and is left out"


def clean(text: str) -> str:
    """Return the text as it can be stored: lines end in one way, and nothing controls anything."""
    return _CONTROL.sub(_replacement, _lines(text)).strip()


def without_title(text: str, title: str) -> str:
    """Return the text without a first line that only repeats the title."""
    first, _, rest = text.lstrip().partition("\n")
    return rest.lstrip() if rest.strip() and first.split() == title.split() else text


def _lines(text: str) -> str:
    return re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)


def _replacement(match: re.Match[str]) -> str:
    """Half a surrogate pair cannot be stored, but something stood there; the rest is nothing."""
    return "\N{REPLACEMENT CHARACTER}" if "\ud800" <= match[0] <= "\udfff" else ""


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _shown(value: object) -> str:
    text = str(value)
    return repr(text if len(text) <= SHOWN_CHARS else f"{text[:SHOWN_CHARS]}…")
