"""An RSS or Atom feed: the articles that it lists, with what it says of each."""

import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from lxml import etree, html  # type: ignore[import-untyped]

from ingest.record import Record, parse
from rag.errors import SourceError

ROOTS = ("rss", "feed", "RDF")
NO_FEED = "is XML, but no RSS and no Atom feed"

OWN = (
    None,
    "http://purl.org/rss/1.0/",
    "http://my.netscape.com/rdf/simple/0.9/",
    "http://www.w3.org/2005/Atom",
    "http://purl.org/atom/ns#",
)
OTHERS = {
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
}
PUBLISHED = ("pubDate", "published", "issued", "dc:date")
UPDATED = ("updated", "modified")

_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_MARKED = re.compile(r"</?\w|&#?\w+;")
_MAIL = re.compile(r"\S+@\S+\s*\((.+)\)|(\S+@\S+)")


class Entry(NamedTuple):
    """What a feed says of one article, its address among it; `body` is its full text as HTML."""

    record: Record
    body: str


def entries(data: bytes, url: str | None = None) -> list[Entry]:
    """Return the entries of a feed that came from `url`, one for each address, in their order.

    One without an address is none. `SourceError` where the bytes are no feed.
    """
    root = _root(data)
    listed = [one for one in root.iter() if _name(one) in ("item", "entry")]
    channel = next((one for one in root.iter() if _name(one) in ("channel", "feed")), root)
    home = _link(channel, url) or url
    outlet = _plain(channel, "title")
    found: dict[str, Entry] = {}
    for element in listed:
        if link := _link(element, home):
            entry = _entry(element, link, outlet if _site(link) == _site(home) else "")
            found.setdefault(link, entry)
    return list(found.values())


def _root(data: bytes) -> etree._Element:
    """Parse a feed; nothing is loaded and no entity of its own expanded."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"is not well-formed XML: {_told(error)}") from error
    if _name(root) not in ROOTS and etree.QName(root).localname not in ROOTS:
        raise SourceError(NO_FEED)
    own = root.getroottree().docinfo.internalDTD
    if own is not None and any(own.iterentities()):
        raise SourceError("is XML that declares entities of its own, which are not read")
    return root


def _told(error: etree.XMLSyntaxError) -> str:
    return " ".join(str(error.msg).split()) or "it is broken off"


def _entry(element: etree._Element, link: str, outlet: str) -> Entry:
    published = _first(element, PUBLISHED)
    updated = _first(element, UPDATED)
    record = parse(
        {
            "url": link,
            "title": _plain(element, "title"),
            "publisher": outlet or None,
            "authors": [
                name for one in _all(element, "author", "dc:creator") if (name := _who(one))
            ],
            "published_at": published or None,
            "updated_at": updated if updated and updated != published else None,
        }
    )
    return Entry(record, _body(element))


def _body(element: etree._Element) -> str:
    """Return the full text of an entry as HTML; a summary is none."""
    for one in _all(element, "content:encoded", "content"):
        kind = one.get("type", "text") if _name(one) == "content" else "html"
        if kind == "xhtml":
            return "".join(
                etree.tostring(part, encoding="unicode", with_tail=False) for part in one
            )
        if text := _text(one):
            return text if "html" in kind else f"<p>{escape(text)}</p>"
    return ""


def _link(element: etree._Element, base: str | None) -> str | None:
    """Return where the article of an entry, or the site of a feed, is to be read."""
    for one in _all(element, "link"):
        if one.get("rel", "alternate") == "alternate" and (href := one.get("href") or _text(one)):
            return _joined(one, base, href)
    for one in _all(element, "guid"):
        text = _text(one)
        if one.get("isPermaLink", "true") == "true" and text.startswith(("http://", "https://")):
            return text
    return None


def _joined(element: etree._Element, base: str | None, href: str) -> str:
    bases = [one.get(_BASE) for one in (element, *element.iterancestors()) if one.get(_BASE)]
    try:
        for one in reversed(bases):
            base = urljoin(base or "", one)
        return urljoin(base or "", href)
    except ValueError:
        return href


def _who(author: etree._Element) -> str:
    """Return who wrote: the name in Atom, and in RSS what stands beside an address for mail."""
    named = next(_all(author, "name"), None)
    text = _text(author if named is None else named)
    mail = _MAIL.fullmatch(text)
    return (mail[1] or "") if mail else text


def _first(element: etree._Element, names: tuple[str, ...]) -> str:
    return next(filter(None, map(_text, _all(element, *names))), "")


def _plain(element: etree._Element, name: str) -> str:
    """Return a text of a feed, which may hold HTML, as it reads."""
    text = _first(element, (name,))
    if not _MARKED.search(text):
        return text
    return " ".join(str(html.fromstring(f"<p>{text}</p>").text_content()).split())


def _all(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    for name in names:
        yield from (child for child in element if _name(child) == name)


def _name(element: etree._Element) -> str:
    """Return the name of an element of the feed's own words, with a prefix of what is added."""
    if not isinstance(element.tag, str):
        return ""
    name = etree.QName(element)
    if name.namespace in OWN:
        return str(name.localname)
    prefix = OTHERS.get(name.namespace)
    return f"{prefix}{name.localname}" if prefix else ""


def _text(element: etree._Element) -> str:
    return "".join(element.itertext()).strip()


def _site(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""
