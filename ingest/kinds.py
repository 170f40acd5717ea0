"""What a source is: by the ending of its name, its media type, or its first bytes."""

import re
from pathlib import PurePath
from typing import Literal

Kind = Literal["html", "text", "markdown", "pdf", "lines", "json", "feed"]

ENDINGS: dict[str, Kind] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".pdf": "pdf",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".jsonl.gz": "lines",
    ".ndjson.gz": "lines",
    ".json": "json",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
}
TYPES: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
    "application/pdf": "pdf",
    "application/x-ndjson": "lines",
    "application/jsonl": "lines",
    "application/json": "json",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
}
READ = "HTML, text, Markdown, PDF, JSON Lines, RSS, Atom"
HEAD = 1024
"""So many first bytes show what something is."""

WIDE = re.compile(rb"\xff\xfe|\xfe\xff|\0\0\xfe\xff|\0+\{|\{\0")
"""How JSON begins in UTF-16 or UTF-32."""

_OBJECT = re.compile(rb"(\xef\xbb\xbf|\xff\xfe|\xfe\xff|\0\0\xfe\xff)?[\s\0]*\{")
_PAGE = re.compile(
    rb"\s*(<!doctype html|<html|<head|<\?xml[^>]*>\s*<(!doctype )?html)", re.IGNORECASE
)

_FEED = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?(?:(?!\?>).)*\?>|<!--(?:(?!-->).)*-->|<!doctype [^>\[]*>)*"
    rb"<(?:rss|(?:\w+:)?(?:feed|rdf))[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:---[ \t]*\r?\n(?:.*\n)*?---[ \t]*\r?\n\s*)?#{1,6}[ \t]+\S"
)
_TABLE_RULE = re.compile(rb"^\|[ \t]*:?-{3,}[ \t:|-]*\|[ \t]*\r?$", re.MULTILINE)
_UNTELLING = ("text/plain", "application/octet-stream", "application/gzip")


def by_name(name: str) -> Kind | None:
    """Return the kind that the ending of a file's name says, if it is one that is read."""
    endings = [ending.lower() for ending in PurePath(name).suffixes[-2:]]
    return ENDINGS.get("".join(endings)) or (ENDINGS.get(endings[-1]) if endings else None)


def by_type(media_type: str) -> Kind | None:
    """Return the kind of a Content-Type, if it is one that is read."""
    return TYPES.get(media_type.partition(";")[0].strip().lower())


def fetched(media_type: str, path: str, head: bytes) -> Kind | None:
    """Return the kind of what was sent as `media_type` from a path, if it is one that is read.

    A feed may be sent as anything, and a page as XML.
    """
    shown = by_content(head)
    if media_type in _UNTELLING:
        return by_name(path) or shown
    kind = by_type(media_type)
    xml = kind in ("feed", "html") and shown in ("feed", "html")
    return shown if xml else kind


def by_content(head: bytes) -> Kind:
    """Return the kind that the first bytes show; text where they show nothing."""
    if head.startswith(b"%PDF-"):
        return "pdf"
    if _OBJECT.match(head):
        return "lines"
    if _FEED.match(head):
        return "feed"
    if _PAGE.match(head):
        return "html"
    return "markdown" if _MARKDOWN.match(head) or _TABLE_RULE.search(head) else "text"
