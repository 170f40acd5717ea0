"""An RSS or Atom feed: the articles that it lists, with what it says of each."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple
from urllib.parse import urljoin

from lxml import etree  # type: ignore[import-untyped]

from ingest.address import is_web, of_one_site
from ingest.feedtext import ATOM, body, plain, title
from ingest.record import Record, parse
from rag.errors import SourceError

ROOTS = ("rss", "feed", "RDF")
MOST = 10_000
"""So many entries are looked at; what lists more is no list of what is new."""

NO_FEED = "is XML, but no RSS and no Atom feed"

OWN = (
    None,
    "http://purl.org/rss/1.0/",
    "http://my.netscape.com/rdf/simple/0.9/",
    *ATOM,
)
OTHERS = {
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
}
PUBLISHED = ("pubDate", "published", "issued", "dc:date")
UPDATED = ("updated", "modified")

_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_MAIL = re.compile(r"\S+@\S+\s*\((.+)\)|(\S+@\S+)")


class Entry(NamedTuple):
    """What a feed says of one article, its address among it; `body` is its full text as HTML.

    `own` is the lasting address of the article, if it is on the site that the feed is of.
    """

    record: Record
    body: str
    own: str | None = None


class _Channel(NamedTuple):
    """The address that a feed came from, if it is known, and what it says of itself."""

    url: str | None
    home: str | None
    title: str

    @property
    def site(self) -> str:
        """Return an address on the site of the feed: where it came from, before what it says."""
        return self.url or self.home or ""


def entries(data: bytes, url: str | None = None, most: int = MOST) -> list[Entry]:
    """Return `most` entries of a feed that came from `url`, one for each address, in their order.

    One without an address is none. `SourceError` where the bytes are no feed.
    """
    root = _root(data)
    listed = (one for one in root.iter("{*}item", "{*}entry") if _name(one) in ("item", "entry"))
    first = (one for one in root.iter("{*}channel", "{*}feed") if _name(one))
    channel = next(first, root)
    told = _Channel(url, _link(channel, url) or url, _title(channel))
    found: dict[str, Entry] = {}
    for element in islice(listed, MOST):
        link = _link(element, told.home)
        if link and link not in found:
            found[link] = _entry(element, link, told)
        if len(found) >= most:
            break
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


def _entry(element: etree._Element, link: str, told: _Channel) -> Entry:
    """Read an entry; of an article of another site a feed tells neither who wrote it nor when."""
    known = of_one_site(link, told.home or "")
    published = _first(element, PUBLISHED) if known else ""
    updated = _first(element, UPDATED) if known else ""
    authors = (_who(one) for one in _all(element, "author", "dc:creator") if known)
    record = parse(
        {
            "url": link,
            "title": _title(element),
            "publisher": (told.title if of_one_site(link, told.site) else "") or None,
            "authors": [name for name in authors if name],
            "published_at": published or None,
            "updated_at": updated if updated and updated != published else None,
        }
    )
    lasting = (*(_permalinks(element) if told.url else ()), link)
    own = next((one for one in lasting if of_one_site(one, told.site)), None)
    return Entry(record, body(_all(element, "content:encoded", "content")), own)


def _link(element: etree._Element, base: str | None) -> str | None:
    """Return where the article of an entry, or the site of a feed, is to be read."""
    for one in _all(element, "link"):
        if one.get("rel", "alternate") == "alternate" and (href := one.get("href") or plain(one)):
            return _joined(one, base, href)
    return next(_permalinks(element), None)


def _permalinks(element: etree._Element) -> Iterator[str]:
    for one in _all(element, "guid"):
        if one.get("isPermaLink", "true") == "true" and is_web(text := plain(one)):
            yield text


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
    text = plain(author if named is None else named)
    mail = _MAIL.fullmatch(text)
    return (mail[1] or "") if mail else text


def _first(element: etree._Element, names: tuple[str, ...]) -> str:
    return next(filter(None, map(plain, _all(element, *names))), "")


def _title(element: etree._Element) -> str:
    return next(filter(None, map(title, _all(element, "title"))), "")


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
