"""Lines at the top of a text that name what they say: "Title: …", "Date: …"."""

import re
from collections.abc import Callable, Mapping, Sequence

from ingest.address import is_web
from ingest.byline import are_people
from ingest.day import is_full_day, may_be_of_print
from ingest.outletline import is_outlet
from ingest.timestamps import timestamp

NAMES: dict[str, str] = {
    **dict.fromkeys(("title", "headline"), "title"),
    **dict.fromkeys(("publisher", "outlet", "source", "publication", "newspaper"), "publisher"),
    **dict.fromkeys(("date", "published", "published at", "published on"), "published_at"),
    **dict.fromkeys(("publication date", "date published"), "published_at"),
    **dict.fromkeys(("updated", "updated at", "updated on", "last updated"), "updated_at"),
    **dict.fromkeys(("author", "authors", "by", "byline"), "authors"),
    **dict.fromkeys(("url", "link"), "url"),
    **dict.fromkeys(("language", "lang"), "language"),
}
PASSED_OVER = ("section", "category", "tags", "keywords", "slug", "edition", "page", "word count")
"""Header lines that tell nothing an article is stored with; what no one knows stays in the text."""

NO_HEADLINE = (*NAMES, *PASSED_OVER, "id", "address")
UNFIT = "(unfit)"
"""The name under which a header's value is told that is left out of it."""

FEWEST = 2
"""So many header lines are a header; one alone may be a headline, as "Source: the mayor lied" is,
unless it says that it is the title, or a full date and no other such line follows."""

WANTED = {
    "publisher": "is not the name of an outlet",
    "authors": "is not the name of a person",
    "language": "is not a code such as en",
}
SENTENCE_ENDS = (".", "!", "?", "…")
LONGEST_TITLE = 300
LONGEST_UNFIT = 8
"""Words; what is longer, or a whole sentence, is one of the story's, whatever stands before it."""

_NAMED = re.compile(r"([A-Za-z][A-Za-z _]{0,24}):(?:[ \t]+(.*))?")
_LABEL = re.compile(r"[\w&/,-]+(?: [\w&/,-]+){0,7}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-\w+)?")


def _is_date(value: str) -> bool:
    return timestamp(value) is not None


FITS: dict[str, Callable[[str], object]] = {
    "title": lambda value: 0 < len(value) <= LONGEST_TITLE,
    "publisher": is_outlet,
    "published_at": _is_date,
    "updated_at": _is_date,
    "authors": are_people,
    "url": lambda value: is_web(value) and not re.search(r"\s", value),
    "language": _LANGUAGE.fullmatch,
}


def header(text: str) -> tuple[dict[str, str], str] | None:
    """Return the fields of the lines down to the first that names nothing, and the other text.

    One of them may say what its name cannot mean, where two others fit, or a title where it is
    a date in figures; it is told under `UNFIT`. Where more do, none of them is a header.
    """
    fields: dict[str, str] = {}
    unfit: list[tuple[str, str]] = []
    kept: list[str] = []
    read = 0
    lines = text.split("\n")
    for line in lines:
        name, value = _named(line)
        if not name or (not read and name not in NAMES):
            break
        read += 1
        field = NAMES.get(name)
        if field == "publisher" and is_web(value):  # "Source: https://…"
            field = "url"
        if field and not FITS[field](value):
            unfit.append((field, value))
        elif field and field not in fields:
            fields[field] = value
        elif name not in PASSED_OVER or not _LABEL.fullmatch(value):
            kept.append(line)
    told = _left_out(fields, unfit)
    if told is None or not _is_header(fields, kept, lines[read:]):
        return None
    return {**told, **fields}, "\n".join([*kept, *lines[read:]])


def _left_out(fields: Mapping[str, str], unfit: Sequence[tuple[str, str]]) -> dict[str, str] | None:
    """Return what is told of the values that do not fit; None where they make it no header.

    A date or an address stays as it is written, and is told where it is read.
    """
    values = [(field, value) for field, value in unfit if value]
    if not values:
        return None if any(field == "title" for field, _ in unfit) else {}
    field, value = values[0]
    dated = "title" in fields and field.endswith("_at") and any(map(str.isdigit, value))
    sentence = len(value.split()) > LONGEST_UNFIT or value.endswith(SENTENCE_ENDS)
    if values[1:] or field in (*fields, "title") or sentence:
        return None
    if len(fields) < FEWEST and not dated:
        return None
    wanted = WANTED.get(field)
    return {UNFIT: f"{field} {value!r} {wanted}, and is left out"} if wanted else {field: value}


def is_named(line: str) -> bool:
    """Return whether a line names what it says, by a name that a header may have."""
    return _named(line)[0] in NO_HEADLINE


def _is_header(fields: dict[str, str], others: Sequence[str], below: Sequence[str]) -> bool:
    if len(fields) >= FEWEST or "title" in fields:
        return True
    told = fields.get("published_at") or fields.get("updated_at") or ""
    if others or not (is_full_day(told) and may_be_of_print(told)):
        return False
    return not any(NAMES.get(_named(line)[0], "").endswith("_at") for line in below)


def _named(line: str) -> tuple[str, str]:
    """Return the name that a line begins with, in small letters, and what it says."""
    found = _NAMED.fullmatch(line.strip())
    if not found:
        return "", ""
    value = (found[2] or "").strip()
    quoted = len(value) > 1 and value[0] == value[-1] == '"'
    return found[1].lower().replace("_", " "), value[1:-1] if quoted else value
