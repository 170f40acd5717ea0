"""Rich text for Slack: its elements are literal, so nothing an article says is ever markup."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from server.slack.limits import BLOCK_CHARS, Block

Element = dict[str, Any]
Row = list[Element]
UNSEEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # they reorder text


def clean(text: str) -> str:
    """Return text on one line, without what could command a terminal or turn the line round."""
    kept = (" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in text if c not in UNSEEN)
    return " ".join("".join(kept).split())


def word(text: str, *styles: str) -> Row:
    """Return literal text, or nothing where there is none."""
    if not text:
        return []
    return [{"type": "text", "text": text} | _style(styles)]


def link(url: str | None, text: str, *styles: str) -> Row:
    """Return a link, or its text where there is no address."""
    if url is None:
        return word(text, *styles)
    return [{"type": "link", "url": url, "text": text} | _style(styles)]


def person(user: str) -> Row:
    """Return the mention of a person."""
    return [{"type": "user", "user_id": user}]


def line(row: Row) -> Element:
    """Return a row as a line of its own."""
    return {"type": "rich_text_section", "elements": row}


def bullets(rows: Iterable[Row]) -> Element:
    """Return rows as a list."""
    return {"type": "rich_text_list", "style": "bullet", "elements": [line(row) for row in rows]}


def rich(*parts: Element) -> Block:
    """Return a block of lines and lists."""
    return {"type": "rich_text", "elements": list(parts)}


def length(row: Row) -> int:
    """Return the characters that a reader sees of a row."""
    return sum(len(element.get("text", "")) for element in row)


def packed(rows: Sequence[Row]) -> list[Block]:
    """Return rows as lines of as few blocks as their length allows."""
    return [rich(*(line(row) for row in part)) for part in _parts(rows)]


def _parts(rows: Sequence[Row]) -> Iterator[list[Row]]:
    part: list[Row] = []
    for row in rows:
        if part and sum(map(length, part)) + length(row) > BLOCK_CHARS:
            yield part
            part = []
        part.append(row)
    if part:
        yield part


def _style(styles: Sequence[str]) -> Element:
    return {"style": dict.fromkeys(styles, True)} if styles else {}
