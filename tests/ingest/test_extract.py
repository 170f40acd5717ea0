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

CREWS = (("Lund", "4:12"), ("Holm", "4:15"), ("Sund", "4:31"))


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def test_title_and_paragraphs_are_found_without_the_frame() -> None:
    found = extract(page(), URL)
    assert found.title == "Four countries send engineers"
    assert found.text == "\n".join(STORY)


def test_a_table_is_a_line_a_row_with_no_rule_between() -> None:
    cells = "".join(f"<tr><td>{crew}</td><td>{time}</td></tr>" for crew, time in CREWS)
    table = f"<table><thead><tr><th>Crew</th><th>Time</th></tr></thead>{cells}</table>"
    found = extract(page(body=table), URL).text.splitlines()[len(STORY) :]
    assert found == [
        "| Crew | Time |",
        *(f"| {crew} | {time} |" for crew, time in CREWS),
    ]


def test_a_short_page_keeps_its_paragraphs_without_headline_and_time() -> None:
    time = "<p><time datetime='2026-05-05'>2026-05-05</time></p>"
    story = "<p>The roof will be mended in spring.</p><p>It leaks above the fish.</p>"
    html = f"<title>Roof</title><body><main><article><h1>Roof</h1>{time}{story}</article></main>"
    found = extract(f"<html>{html}</body></html>")
    assert found.text == "The roof will be mended in spring.\nIt leaks above the fish."
    assert found.published_at == "2026-05-05"


def test_what_is_printed_below_the_headline_is_read_where_nothing_else_tells_it() -> None:
    line = "<div>Published: 13 May 2026, 7:05 pm | Updated: 14 May 2026</div>"
    html = page().replace("</h1>", f"</h1>{line}")
    found = extract(html)
    assert (found.published_at, found.updated_at) == ("13 May 2026, 7:05 pm", "14 May 2026")
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


TIME = '<time datetime="2025-03-17T08:00Z">17 March</time>'
OTHER = '<time datetime="1998-04-10">10 April 1998</time>'


def dated(body: str, head: str = "") -> object:
    story = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    html = f"<html><head><title>Rain</title>{head}</head><body>{body.format(story)}</body></html>"
    return extract(html, URL).published_at


@pytest.mark.parametrize(
    "body",
    [
        f"<article><header><h1>Rain</h1><p>By Ana Ruiz, {TIME}</p></header>{{}}</article>",
        f"<article><h1>Rain</h1><p class='byline'>By <a>Ana Ruiz</a> {TIME}</p>{{}}</article>",
        f"<article><h1>Rain</h1><div><span>Published on</span> {TIME}</div>{{}}</article>",
        f"<article>{TIME}<h1>Rain</h1>{{}}</article>",
        f"<h1>Rain</h1>{TIME}{{}}",
        f"<article><header><h1>Rain</h1><p>It never rains but pours over the town in March.</p>"
        f"{TIME}</header>{{}}</article>",
        f"<header><h1>Rain</h1>{TIME}</header><main>{{}}</main>",
        f"<main><h1>Rain</h1><div class='meta'>{TIME}</div>{{}}</main>",
        f"<article><h1>Rain</h1>Updated {OTHER}, published {TIME}{{}}</article>",
        f"<article><h1>Rain</h1><time datetime='PT4M'>4 minutes</time>{TIME}{{}}</article>",
        f"<article><h1>Rain</h1><time>2025-03-17T08:00Z</time>{OTHER}{{}}</article>",
    ],
)
def test_the_time_beside_the_headline_is_the_date(body: str) -> None:
    assert dated(body) == "2025-03-17T08:00Z"


@pytest.mark.parametrize(
    "body",
    [
        f"<article><h1>Rain</h1><p>The deal of {OTHER} held for years.</p>{{}}</article>",
        f"<article><header><h1>Rain</h1><p>Signed on {OTHER}.</p></header>{{}}</article>",
        f"<article><h1>Rain</h1>{{}}<p>{OTHER}</p></article>",
        f"<article><h1>Rain</h1><aside>{OTHER}</aside>{{}}</article>",
        f"<article><h1>Rain</h1><section class='related'>{OTHER}</section>{{}}</article>",
        f"<article><h1>Rain</h1><ul id='top-comments'><li>{OTHER}</li></ul>{{}}</article>",
        f"<article><h1>Rain</h1><figure><figcaption>{OTHER}</figcaption></figure>{{}}</article>",
        f"<header><h1>The Courier</h1>{OTHER}</header><article><h1>Rain</h1>{{}}</article>",
        f"<body>{OTHER}<h1>Rain</h1>{{}}",
        f"<article><h1>Rain</h1>Last updated: {OTHER}{{}}</article>",
        "<article><h1>Rain</h1><time itemprop='dateModified' datetime='1998-04-10'></time>"
        "{}</article>",
        "<article><h1>Rain</h1>{}<div itemscope itemtype='https://schema.org/Comment'>"
        "<meta itemprop='datePublished' content='1998-04-10'></div></article>",
    ],
)
def test_another_time_is_never_the_date(body: str) -> None:
    assert dated(body) is None


def test_a_page_that_names_only_its_update_has_no_date_of_publication() -> None:
    found = extract(page(meta("article:modified_time", "2025-03-18")), URL)
    assert (found.published_at, found.updated_at) == (None, "2025-03-18")


def test_an_address_that_holds_a_date_dates_nothing() -> None:
    assert extract(page(), "https://courier.example/1998/04/10/rain").published_at is None


def test_a_host_that_a_page_only_names_as_its_address_is_not_its_outlet() -> None:
    head = "<link rel='canonical' href='https://www.other.example/a'>"
    found = extract(page(head), "https://evil.example/a")
    assert (found.url, found.publisher) == ("https://evil.example/a", "evil.example")
