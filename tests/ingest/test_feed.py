"""What RSS and Atom say of each article, and what is no feed."""

import pytest

from ingest.feed import Entry, entries
from rag.errors import SourceError
from tests.ingest.feeds import FULL, atom, item, rss


def one(data: bytes, url: str | None = None) -> Entry:
    (entry,) = entries(data, url)
    return entry


def test_an_item_of_rss_names_its_article() -> None:
    record, body, _ = one(rss([item("https://courier.example/a", "Fish &amp;amp; chips", FULL)]))
    assert (record.url, record.title) == ("https://courier.example/a", "Fish & chips")
    assert (record.publisher, record.authors) == ("The Lund Courier", ("Priya Nair",))
    assert record.published_at == "Tue, 10 Nov 2026 08:00:00 GMT"
    assert body == FULL


def test_an_entry_of_atom_names_its_article() -> None:
    record, body, _ = one(
        atom(
            [
                "<entry><title type='html'>&lt;b&gt;Ferry&lt;/b&gt;</title>"
                "<link rel='self' href='x'/><link href='/a'/>"
                "<published>2026-11-10</published><updated>2026-11-11</updated>"
                "<author><name>Tom Holm</name></author><content>It &lt; sails.</content></entry>"
            ]
        )
    )
    assert (record.url, record.title) == ("https://echo.example/a", "Ferry")
    assert (record.published_at, record.updated_at) == ("2026-11-10", "2026-11-11")
    assert (record.publisher, record.authors) == ("The Echo", ("Tom Holm",))
    assert body == "<p>It &lt; sails.</p>"


def test_a_feed_of_rdf_lists_its_items_beside_its_channel() -> None:
    data = (
        b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns="
        b"'http://purl.org/rss/1.0/'><channel><title>Echo</title></channel><item><title>Ferry"
        b"</title><link>https://echo.example/a</link></item></rdf:RDF>"
    )
    assert one(data).record.title == "Ferry"


def test_of_an_article_of_another_site_a_feed_tells_no_outlet_no_date_and_no_author() -> None:
    record, _, own = one(rss([item("https://other.example/a")]))
    assert (record.publisher, record.published_at, record.authors, own) == (None, None, (), None)


def test_a_feed_that_calls_itself_another_sites_is_of_the_site_it_came_from() -> None:
    data = rss([item("https://courier.example/a")])
    assert (one(data).record.publisher, one(data).own) == (
        "The Lund Courier",
        "https://courier.example/a",
    )
    record, _, own = one(data, "https://evil.example/feed")
    assert (record.publisher, own) == (None, None)


def test_the_lasting_address_is_the_guid_of_the_feeds_own_site() -> None:
    guid = "<guid>https://courier.example/a</guid>"
    data = rss([item("https://clicks.example/1", more=guid)])
    found = one(data, "https://feeds.courier.example/")
    assert (found.record.url, found.own) == (
        "https://clicks.example/1",
        "https://courier.example/a",
    )
    assert one(data, "https://evil.example/").own is None


def test_of_a_long_feed_only_so_many_entries_are_read() -> None:
    many = [item(f"https://courier.example/{n}") for n in range(9)]
    assert len(entries(rss(many), None, 4)) == 4


def test_an_article_listed_twice_is_one_and_one_without_an_address_none() -> None:
    same = item("https://courier.example/a")
    assert len(entries(rss([same, same, item("")]))) == 1


def test_a_guid_that_is_an_address_stands_for_a_link() -> None:
    guid = "<guid>https://courier.example/a</guid>"
    assert one(rss([item("", more=guid)])).record.url == "https://courier.example/a"
    assert entries(rss([item("", more=guid.replace(">h", " isPermaLink='false'>h", 1))])) == []


def test_media_beside_an_article_is_not_its_title() -> None:
    media = "<m:title xmlns:m='http://search.yahoo.com/mrss/'>A picture</m:title>"
    text = item("https://courier.example/a").replace("<item>", f"<item>{media}")
    assert one(rss([text])).record.title == "Ferry at Orl"


BOMB = (
    b"<!DOCTYPE rss [<!ENTITY a 'boom'>"
    + b"".join(b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 50) for n in range(8))
    + b"]><rss><channel><item><title>&i;</title><link>https://a.example/</link></item></channel></rss>"
)
LOCAL = (
    b"<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>&x;</title>"
    b"<link>https://a.example/</link></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<urlset><url/></urlset>", "is XML, but no RSS and no Atom feed"),
        (rss([])[:-9], "is not well-formed XML: "),
        (b"not at all", "is not well-formed XML: "),
        (BOMB, "is (not well-formed XML: .*entit|XML that declares entities of its own)"),
        (LOCAL, "is XML that declares entities of its own"),
        (b"<rss>" * 5000, "is not well-formed XML: "),
    ],
)
def test_what_is_no_feed_is_refused_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=f"^{reason}") as refused:
        entries(data)
    assert len(str(refused.value).splitlines()) == 1
