"""Feeds from a real server on this machine: every article at its address, or from the feed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ingest.extractor import Extractor
from ingest.following import FEED_IN_FEED, SEVERAL_IN_FEED
from ingest.outcome import Outcome
from ingest.pipeline import ingest
from ingest.reading import Reading
from ingest.sources import NOT_FETCHED, Sources
from rag.settings import Settings
from tests.ingest.conftest import Web
from tests.ingest.feeds import FULL, item, rss
from tests.ingest.pages import STORY, page
from tests.ingest.stores import DictStore

FEED_TYPE = "application/rss+xml"


@pytest.fixture
def sources(settings: Settings, extractor: Extractor) -> Sources:
    reader = Sources(settings)
    reader.extractor = extractor
    return reader


def read(sources: Sources, web: Web, *items: str, kind: str = FEED_TYPE) -> list[Reading]:
    return list(sources.read([web.serve("/feed", rss(items, web.url("/")), kind)]))


@pytest.mark.parametrize(
    "kind", [FEED_TYPE, "application/atom+xml", "application/xml", "text/xml", "text/html"]
)
def test_an_article_is_read_at_its_address_and_the_feed_says_what_it_lacks(
    sources: Sources, web: Web, kind: str
) -> None:
    url = web.serve("/a", page().encode())
    (reading,) = read(sources, web, item(url), kind=kind)
    article = reading.article
    assert article
    assert (reading.source, article.url, article.text) == (url, url, "\n".join(STORY))
    assert article.title == "Four countries send engineers"
    assert article.published_at == datetime(2026, 11, 10, 8, tzinfo=UTC)
    assert article.authors == ("Priya Nair",)


def test_what_a_page_says_itself_goes_before_the_feed(sources: Sources, web: Web) -> None:
    head = "<meta property='article:published_time' content='2026-01-02'>"
    (reading,) = read(sources, web, item(web.serve("/a", page(head).encode())))
    assert reading.article
    assert reading.article.published_at == datetime(2026, 1, 2, tzinfo=UTC)


def test_a_local_feed_is_followed_like_one_on_the_web(
    sources: Sources, web: Web, tmp_path: Path
) -> None:
    (tmp_path / "feed.xml").write_bytes(rss([item(web.serve("/a", page().encode()))]))
    (tmp_path / "map.xml").write_text("<urlset/>")
    readings = list(sources.read([str(tmp_path)]))
    assert [bool(reading.article) for reading in readings] == [True]
    assert readings[0].size == (tmp_path / "feed.xml").stat().st_size


def test_each_failure_is_told_of_its_own_article(sources: Sources, web: Web) -> None:
    good = web.serve("/a", page().encode())
    gone, feed, here = web.url("/gone"), web.url("/feed"), "file:///etc/passwd"
    readings = read(sources, web, *map(item, (gone, good, feed, here)))
    assert [reading.source for reading in readings] == [gone, good, feed, here]
    reasons = ["answered 404 Not Found", None, FEED_IN_FEED, NOT_FETCHED]
    assert [reading.reason for reading in readings] == reasons


def test_this_machine_is_not_read_through_a_feed(
    sources: Sources, web: Web, tmp_path: Path
) -> None:
    (tmp_path / "feed.xml").write_bytes(rss([item(web.serve("/a", page().encode()))]))
    sources.settings = sources.settings.model_copy(update={"fetch_private": False})
    (reading,) = sources.read([str(tmp_path / "feed.xml")])
    assert "private network" in str(reading.reason)


def test_a_whole_text_in_the_feed_stands_for_a_page_that_is_gone(
    sources: Sources, web: Web
) -> None:
    gone = web.url("/gone")
    whole, brief = read(sources, web, item(gone, body=FULL), item(f"{gone}/2", body="<p>It.</p>"))
    article = whole.article
    assert article
    assert (article.url, article.title, article.publisher) == (
        gone,
        "Ferry at Orl",
        "The Lund Courier",
    )
    assert article.text.startswith("The 0th of many paragraphs")
    assert str(whole.warning).startswith("answered 404 Not Found: taken from the feed")
    assert brief.reason == "answered 404 Not Found"


def test_a_long_feed_is_cut_and_says_so(
    sources: Sources, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.following.MOST_ENTRIES", 2)
    urls = [web.serve(f"/{n}", page().encode()) for n in range(3)]
    first, second = read(sources, web, *map(item, urls))
    assert first.warning is None
    assert second.warning == "the feed lists more than 2 articles, of which the first 2 are read"


def test_a_slow_feed_is_left_and_says_so(
    sources: Sources, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.following.MOST_SECONDS", 0.0)
    urls = [web.serve(f"/{n}", page().encode()) for n in range(3)]
    (only,) = read(sources, web, *map(item, urls))
    assert only.warning == "of the articles that the feed lists 1 could be read within 0 minutes"


@pytest.mark.parametrize("status", [500, 503, 429])
def test_what_may_pass_is_told_and_nothing_taken_from_the_feed(
    sources: Sources, web: Web, status: int
) -> None:
    web.pages["/a"] = lambda handler: handler.send_error(status)
    (reading,) = read(sources, web, item(web.url("/a"), body=FULL))
    assert str(reading.reason).startswith(f"answered {status} ")


@pytest.mark.parametrize("site", ["http://evil.example/", "javascript:alert(1)//"])
def test_a_feed_writes_under_no_address_of_another_site_or_of_none(
    sources: Sources, web: Web, tmp_path: Path, site: str
) -> None:
    links = [item(web.url("/gone"), body=FULL), item(f"{site}a", body=FULL)]
    (tmp_path / "feed.xml").write_bytes(rss(links, site))
    readings = list(sources.read([str(tmp_path / "feed.xml")]))
    assert [one.article for one in readings] == [None, None]


@pytest.mark.parametrize("kind", ["application/x-ndjson", "application/json"])
def test_what_a_feed_lists_is_one_article(sources: Sources, web: Web, kind: str) -> None:
    lines = b'{"id": "bbc-1", "text": "Forged."}\n{"id": "bbc-2", "text": "Forged."}'
    (reading,) = read(sources, web, item(web.serve("/a", lines, kind)))
    assert reading.reason == SEVERAL_IN_FEED


def test_what_a_feed_has_replaces_no_article_read_before(store: DictStore, web: Web) -> None:
    guid = f"<guid>{web.url('/lasting')}</guid>"
    links = [item(web.serve("/a", page().encode()), body=FULL, more=guid)]
    feed = web.serve("/feed", rss(links, web.url("/")), FEED_TYPE)
    first, before = ingest([feed], store), dict(store.kept)
    del web.pages["/a"]
    outcomes: list[Outcome] = []
    again = ingest([feed], store, outcomes.append)
    assert (first.added, again.failed, store.kept) == (1, 1, before)
    assert str(outcomes[0].reason).endswith("; the article stored before stays as it is")


@pytest.mark.parametrize(
    ("items", "reason"),
    [([], "lists no article"), (["<item>"], "not well-formed"), (["x" * 60_000], "larger than")],
)
def test_a_feed_that_lists_nothing_is_told_in_one_line(
    sources: Sources, web: Web, items: list[str], reason: str
) -> None:
    (reading,) = read(sources, web, *items)
    assert reason in str(reading.reason)
    assert reading.source == web.url("/feed")


def test_what_a_feed_lists_is_stored_once(store: DictStore, web: Web) -> None:
    links = [item(web.serve("/a", page().encode())), item(web.url("/gone"), body=FULL)]
    feed = web.serve("/feed", rss(links, web.url("/")), FEED_TYPE)
    first, again = ingest([feed], store), ingest([feed], store)
    assert (first.added, first.failed) == (2, 0)
    assert (again.added, again.unchanged) == (0, 2)
