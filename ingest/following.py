"""Following a feed: every article it lists is read at its own address, or else from the feed."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html import escape
from time import monotonic
from typing import NamedTuple

from ingest.extractor import Extractor
from ingest.feed import Entry, entries
from ingest.identity import url_id
from ingest.reading import Instead, Reading, read_well
from ingest.record import Record, draft, filled
from ingest.teaser import is_teaser
from rag.errors import SourceError

MOST_ENTRIES = 100
MOST_SECONDS = 600.0
"""So long the articles of one feed are read; the waits for a slow site add up."""

FEED_IN_FEED = "is a feed itself, and what a feed lists is read as an article"
SEVERAL_IN_FEED = "may hold several articles, and what a feed lists is read as one"

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
        found = entries(data, url, MOST_ENTRIES + 1)
        if not found:
            raise SourceError("is a feed that lists no article with an address")
        listed, seconds = found[:MOST_ENTRIES], 0.0
        for number, entry in enumerate(listed, 1):
            begun = monotonic()
            (*others, last) = self._entry(entry)
            seconds += monotonic() - begun
            late = seconds > MOST_SECONDS and number < len(found)
            cut = _cut(number, late) if late or number == MOST_ENTRIES < len(found) else ""
            for reading in (*others, last.warned(cut) if cut else last):
                yield reading._replace(size=len(data) // len(listed))
            if late:
                return

    def _entry(self, entry: Entry) -> list[Reading]:
        link = entry.record.url or ""
        known = entry.record.model_copy(update={"url": None, "updated_at": None})
        (*others, last) = self.fetched(link, known)
        return [*others, self._written(entry, last) if last.lasting else last]

    def _written(self, entry: Entry, failed: Reading) -> Reading:
        """Return the article as the feed of its own site has it whole, else what failed."""
        if not entry.own or is_teaser(entry.body):
            return failed
        title = escape(entry.record.title)
        page = f"<html><body><article><h1>{title}</h1>{entry.body}</article></body></html>"
        try:
            found = self.extractor.read("html", page.encode(errors="replace"), entry.own)
            if is_teaser(escape(found.text)):
                return failed
            told = entry.record.model_copy(update={"url": entry.own, "text": found.text})
            warning = f"{failed.reason}: taken from the feed, which has its text"
            drafted = draft(filled(told, found), datetime.now(UTC), warning)
        except SourceError:
            return failed
        ids = (url_id(entry.own), url_id(entry.record.url or entry.own))
        instead = Instead(failed.reason or "", ids)
        return read_well(failed.source, drafted)._replace(instead=instead)


def _cut(number: int, late: bool) -> str:
    if late:
        within = f"within {MOST_SECONDS / 60:.0f} minutes"
        return f"of the articles that the feed lists {number:,} could be read {within}"
    return f"the feed lists more than {number:,} articles, of which the first {number:,} are read"
