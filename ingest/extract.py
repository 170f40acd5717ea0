"""A page to a record: trafilatura for the article, JSON-LD, meta tags and header for its dates."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]
from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from ingest.clutter import remove_repeated_quotes, without_appeals
from ingest.frontpage import FRONT_PAGE, is_front_page
from ingest.header import header_date, is_aside
from ingest.hidden import remove_hidden
from ingest.liveposts import keep_times
from ingest.markup import lines_of
from ingest.masthead import masthead, named
from ingest.record import Record, parse, without_title
from ingest.rows import without_rules
from ingest.timestamps import timestamp
from rag.errors import SourceError

FEWEST_WORDS = 10
NO_ARTICLE = "holds no article that can be found in it"

PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "date_published",
    "dc.date.issued",
    "dcterms.issued",
    "citation_publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "publication_date",
)
UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "dc.date.modified")
SITE = ("og:site_name", "application-name")
FEWEST_LOOKS = {"extensive_search": False}
"""Its finder of dates guesses, and cannot be turned off: what it finds is not used."""

_HOST_USER = re.compile(r"^\S*@(?=\S+$)")
"""Where a page names no site, trafilatura takes the host of its address for one, user and all."""


def extract(html: str, url: str | None = None) -> Record:
    """Return what the page says of its article, dates as written; `SourceError` if it has none."""
    page = load_html(html)
    if page is None:
        raise SourceError(NO_ARTICLE)
    for mend in (remove_hidden, remove_repeated_quotes, keep_times):
        mend(page)
    linked = max(_dated(page), key=_is_article, default={})
    meta = _meta(page)
    found = _found(page, url)
    title = found.title or ""
    below, text = _below_headline(found, page)
    published = _first(linked.get("datePublished"), *map(meta.get, PUBLISHED))
    published = published or header_date(page, title) or below.published_at
    if not linked and not published and is_front_page(page, text):
        raise SourceError(FRONT_PAGE)
    updated = _first(linked.get("dateModified"), *map(meta.get, UPDATED), below.updated_at)
    record = parse(
        {
            "url": _address(found.url, url),
            "title": title,
            "text": text,
            "publisher": _publisher(linked, meta) or below.publisher or _host_named(found, url),
            "authors": _names(linked.get("author")) or found.author or below.authors,
            "language": _language(page),
            "published_at": published,
            "updated_at": updated if _later(updated, published) else None,
        }
    )
    return record.model_copy(update={"notes": below.notes})


def _found(page: HtmlElement, url: str | None) -> Document:
    found = bare_extraction(
        page,
        url=url,
        with_metadata=True,
        include_comments=False,
        date_extraction_params=FEWEST_LOOKS,
    )
    if not isinstance(found, Document) or len((found.text or "").split()) < FEWEST_WORDS:
        raise SourceError(NO_ARTICLE)
    return found


def _below_headline(found: Document, page: HtmlElement) -> tuple[Record, str]:
    """Return what the lines right below the headline tell, and the text below them."""
    text = without_title(_in_lines(found.text or "", page), found.title or "")
    times = {" ".join(time.text_content().split()) for time in page.iter("time")}
    first, _, rest = text.partition("\n")
    if first in times and rest and timestamp(first):
        text = rest
    fields, text = masthead(without_appeals(without_rules(text)), headline_above=True)
    return named(fields), text


def _in_lines(text: str, page: HtmlElement) -> str:
    """Return a text that was found as one line with the paragraphs of the part that it is of."""
    flat = "".join(text.split())
    parts = page.iter("article", "main", "body") if "\n" not in text else ()
    for part in parts:
        if "".join(part.text_content().split()) == flat:
            return lines_of(deepcopy(part))
    return text


def _is_article(thing: dict[str, Any]) -> bool:
    return "Article" in str(thing.get("@type"))


def _dated(page: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects that describe an article, or something else with its date."""
    for script in page.iterfind(".//script[@type='application/ld+json']"):
        try:
            waiting = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        while waiting:
            thing = waiting.pop(0)
            if isinstance(thing, list):
                waiting += thing
            elif isinstance(thing, dict):
                if _is_article(thing) or "datePublished" in thing:
                    yield thing
                waiting += [thing[key] for key in ("@graph", "mainEntity") if key in thing]


def _meta(page: HtmlElement) -> dict[str, str]:
    """Return the meta tags of the page, not of what is beside its article, by lower-case name.

    The first of a name counts.
    """
    found: dict[str, str] = {}
    for tag in page.iterfind(".//meta[@content]"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        if not is_aside(tag):
            found.setdefault(name.lower(), tag.get("content").strip())
    return found


def _names(people: object) -> list[str]:
    listed = people if isinstance(people, list) else [people]
    names = (one.get("name") if isinstance(one, dict) else one for one in listed)
    return [name for name in names if isinstance(name, str) and not name.startswith("http")]


def _publisher(linked: dict[str, Any], meta: dict[str, str]) -> str | None:
    found: str | None = _first(*_names(linked.get("publisher")), *map(meta.get, SITE))
    return found


def _host_named(found: Document, url: str | None) -> str:
    """Return the site that was found, but of a host that the page only links to the one it has."""
    named = _HOST_USER.sub("", found.sitename or "")
    linked = _site(found.url or "")
    if url and linked not in ("", _site(url)) and _bare(named) == linked:
        return _site(url)
    return named


def _language(page: HtmlElement) -> str | None:
    written = str(page.get("lang") or page.get("xml:lang") or "")
    return written.split("-")[0].split("_")[0].strip().lower() or None


def _address(canonical: str | None, url: str | None) -> str | None:
    """Return the canonical address, unless it names another site than the one that sent it."""
    if not canonical or not url:
        return canonical or url
    there = urljoin(url, canonical)
    return there if _site(there) == _site(url) else url


def _site(url: str) -> str:
    return _bare(urlsplit(url).hostname or "")


def _bare(host: str) -> str:
    return host.removeprefix("www.").removeprefix("m.")


def _later(updated: object, published: object) -> bool:
    after, before = timestamp(updated), timestamp(published)
    return updated is not None and (after is None or before is None or after > before)


def _first(*values: Any) -> Any:
    return next((value for value in values if value), None)
