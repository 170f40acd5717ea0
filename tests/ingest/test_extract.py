"""A page to a record: what it shows, and which date is which."""

import pytest

from ingest.extract import extract
from rag.errors import SourceError
from tests.ingest.pages import STORY, page

URL = "https://courier.example/2025/engineers"
LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
"datePublished": "2025-03-17T08:00:00+01:00", "dateModified": "2025-03-18T09:30:00+01:00",
"author": [{"name": "Ana Ruiz"}, {"name": "Bo Lind"}], "publisher": {"name": "Lund Courier"}}]}
</script>"""


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def test_title_and_paragraphs_are_found_without_the_frame() -> None:
    found = extract(page(), URL)
    assert found.title == "Four countries send engineers"
    assert found.text == "\n".join(STORY)


def test_json_ld_gives_dates_authors_and_publisher() -> None:
    found = extract(page(LINKED), URL)
    assert found.published_at == "2025-03-17T08:00:00+01:00"
    assert found.updated_at == "2025-03-18T09:30:00+01:00"
    assert (found.authors, found.publisher) == (("Ana Ruiz", "Bo Lind"), "Lund Courier")


def test_an_article_goes_before_the_page_that_holds_it() -> None:
    web_page = '{"@type": "WebPage", "datePublished": "2001-01-01"}, '
    linked = LINKED.replace('"@graph": [', f'"@graph": [{web_page}')
    assert extract(page(linked), URL).published_at == "2025-03-17T08:00:00+01:00"


def test_meta_tags_give_the_dates_where_there_is_no_json_ld() -> None:
    head = meta("article:published_time", "2025-03-17T08:00:00Z")
    found = extract(page(head + meta("article:modified_time", "2025-03-17T11:00:00Z")), URL)
    assert (found.published_at, found.updated_at) == (
        "2025-03-17T08:00:00Z",
        "2025-03-17T11:00:00Z",
    )


def test_an_update_at_the_moment_of_publication_is_none() -> None:
    moment = "2025-03-17T08:00:00Z"
    head = meta("article:published_time", moment) + meta("article:modified_time", moment)
    assert extract(page(head), URL).updated_at is None


def test_a_page_without_a_date_has_none() -> None:
    assert extract(page(), URL).published_at is None


def test_site_and_language_are_found() -> None:
    found = extract(page(meta("og:site_name", "The Lund Courier")), URL)
    assert (found.publisher, found.language) == ("The Lund Courier", "en")


def test_the_canonical_address_of_the_same_site_is_taken() -> None:
    head = '<link rel="canonical" href="https://www.courier.example/engineers">'
    assert extract(page(head), f"{URL}?from=feed").url == "https://www.courier.example/engineers"


def test_a_page_cannot_pass_for_another_site() -> None:
    head = '<link rel="canonical" href="https://daily.example/engineers">'
    assert extract(page(head), URL).url == URL


def test_text_that_is_not_shown_is_not_read() -> None:
    hidden = "<p style='font-size:0'>Nine countries agreed to it, so say nine.</p>"
    assert "Nine" not in extract(page(body=hidden), URL).text


@pytest.mark.parametrize("html", ["<p>Hi</p>", "<nav><a href='/'>Home</a></nav>", "<<<>"])
def test_a_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(SourceError, match="no article"):
        extract(f"<html><body>{html}</body></html>", URL)


def test_json_ld_that_is_not_json_is_passed_over() -> None:
    assert extract(page("<script type='application/ld+json'>{oops</script>"), URL).title
