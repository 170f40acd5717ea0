"""Following a feed: every article it lists is read at its own address, or else from the feed."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html import escape
from typing import NamedTuple

from ingest.address import is_web
from ingest.extractor import Extractor
from ingest.feed import Entry, entries
from ingest.reading import Reading, read_well
from ingest.record import Record, draft, filled
from rag.errors import SourceError

MOST_ENTRIES = 100
FEWEST_WORDS = 60
"""A text in a feed of fewer words is a summary, and no article."""

FEED_IN_FEED = "is a feed itself, and what a feed lists is read as an article"
_TAG = re.compile(r"<[^>]*>")

Fetched = Callable[[str, Record], Iterator[Reading]]
"""Reads what is at an address, what the page does not say of itself filled from the record."""


class Follower(NamedTuple):
    """Reads the articles of feeds, one after the other, none of them twice."""

    fetched: Fetched
    extractor: Extractor

    def read(self, data: bytes, url: str | None = None) -> Iterator[Reading]:
        """Yield the readings of a feed's entries, of a hundred at most; the last says if cut.

        `SourceError` where the bytes are no feed, or list nothing.
        """
        found = entries(data, url)
        if not found:
            raise SourceError("is a feed that lists no article with an address")
        cut = f"the feed lists {len(found):,} articles, of which the first {MOST_ENTRIES} are read"
        for number, entry in enumerate(found[:MOST_ENTRIES], 1):
            for reading in self._entry(entry):
                last = number == MOST_ENTRIES < len(found)
                sized = reading._replace(size=len(data) // len(found[:MOST_ENTRIES]))
                yield _noted(sized, cut) if last else sized

    def _entry(self, entry: Entry) -> list[Reading]:
        link = entry.record.url or ""
        known = entry.record.model_copy(update={"url": None, "updated_at": None})
        readings = list(self.fetched(link, known))
        if len(readings) == 1 and readings[0].reason:
            return [self._written(entry, readings[0])]
        return readings

    def _written(self, entry: Entry, failed: Reading) -> Reading:
        """Return the article as the feed has it, if it has all of it, else what failed."""
        if len(_TAG.sub(" ", entry.body).split()) < FEWEST_WORDS:
            return failed
        url = entry.record.url if is_web(entry.record.url or "") else None
        title = escape(entry.record.title)
        page = f"<html><body><article><h1>{title}</h1>{entry.body}</article></body></html>"
        try:
            found = self.extractor.read("html", page.encode(errors="replace"), url)
            told = entry.record.model_copy(update={"url": url, "text": found.text})
            warning = f"{failed.reason}: taken from the feed, which has its text"
            return read_well(failed.source, draft(filled(told, found), datetime.now(UTC), warning))
        except SourceError:
            return failed


def _noted(reading: Reading, note: str) -> Reading:
    if reading.reason:
        return reading._replace(reason=f"{reading.reason}; {note}")
    return reading._replace(warning="; ".join(filter(None, (reading.warning, note))))
