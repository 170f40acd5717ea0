"""A list of links to stories is no article; a page with links below its story is one."""

import pytest

from ingest.extract import extract
from rag.errors import SourceError
from tests.ingest.pages import page

STORIES = ("The ferry struck a pier.", "The mayor left for Lund.", "A goat won the regatta.")
LINKED = "".join(f"<h2><a href='/{n}'>Story {n}</a></h2><p>{s}</p>" for n, s in enumerate(STORIES))


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<title>Courier - Home</title>", f"<main>{LINKED}</main>"),
        ("<title>Courier</title>", f"<main>{LINKED.replace('<h2>', '<div><h3>')}</main>"),
        ("<title>Index of /news</title>", f"<p>{' '.join(f'{n}.html' for n in range(12))}</p>"),
    ],
)
def test_a_list_of_articles_is_refused(head: str, body: str) -> None:
    with pytest.raises(SourceError, match="front page"):
        extract(f"<html><head>{head}</head><body>{body}</body></html>")


def test_an_article_with_links_to_others_below_it_is_read() -> None:
    assert extract(page(body=LINKED)).title == "Four countries send engineers"


def test_headings_that_lead_down_the_same_page_are_no_list() -> None:
    sections = "".join(
        f"<h2><a href='#{n}'>Part {n}</a></h2><p>{s}</p>" for n, s in enumerate(STORIES)
    )
    html = f"<html><title>Week</title><body><main>{sections}</main></body></html>"
    assert STORIES[0] in extract(html).text
