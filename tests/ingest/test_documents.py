"""One article from the bytes of one document, whichever kind it is."""

from datetime import UTC, datetime

import pytest

from ingest.documents import document
from ingest.extractor import Extractor
from ingest.kinds import Kind
from ingest.record import Draft
from rag.errors import SourceError
from tests.ingest.pages import page

NOW = datetime(2025, 3, 20, tzinfo=UTC)
URL = "https://courier.example/engineers"


def made(data: bytes, kind: Kind, extractor: Extractor, **more: str) -> Draft:
    return document(data, kind, extractor, NOW, **more)


def test_a_guessed_encoding_is_a_warning(extractor: Extractor) -> None:
    found = made("Café fermé.".encode("latin-1"), "text", extractor, name="cafe.txt")
    assert found.article.text == "Café fermé."
    assert found.warning == "is not UTF-8: read as cp1252"


def test_an_address_stands_where_a_page_names_none(extractor: Extractor) -> None:
    article = made(page().encode(), "html", extractor, url=URL).article
    assert (article.url, article.fetched_at) == (URL, NOW)
    assert article.id.startswith("courier-example-engineers-")


@pytest.mark.parametrize("url", ["https://other.example/a", "https://example/", "no address"])
def test_what_was_fetched_keeps_its_address_and_has_no_id_of_its_own(
    extractor: Extractor, url: str
) -> None:
    data = f"---\nid: other-1\nurl: {url}\ntitle: Rain\n---\nIt rained.".encode()
    article = made(data, "markdown", extractor, url=URL).article
    assert (article.url, article.title) == (URL, "Rain")
    assert article.id.startswith("courier-example-engineers-")
    assert made(data, "markdown", extractor).article.id == "other-1"


def test_a_page_without_a_title_is_named_after_its_file(extractor: Extractor) -> None:
    data = page(title="").encode()
    assert made(data, "html", extractor, name="four_countries.html").article.title == (
        "four countries"
    )


def test_the_encoding_a_server_names_goes_before_the_one_in_the_page(extractor: Extractor) -> None:
    data = page("<meta charset='utf-8'>", "<p>Der Minister aß ein Brot.</p>").encode("cp1252")
    assert "aß ein" in made(data, "html", extractor, charset="cp1252").article.text


@pytest.mark.parametrize("kind", ["html", "text", "markdown", "pdf"])
def test_nothing_is_no_article(extractor: Extractor, kind: Kind) -> None:
    with pytest.raises(SourceError, match="is empty"):
        made(b" \n", kind, extractor)


def test_a_day_that_never_was_is_left_out_with_a_word_of_it(extractor: Extractor) -> None:
    data = b"---\nPublisher: The Echo\nDate: 31 February 2026\n---\nIt shut at noon."
    found = made(data, "text", extractor)
    assert (found.article.publisher, found.article.published_at) == ("The Echo", None)
    assert found.warning == "published_at '31 February 2026' is not a date, and is left out"
