"""How the titles and the bodies of a feed read."""

from xml.sax.saxutils import escape

import pytest
from lxml import etree  # type: ignore[import-untyped]

from ingest.feedtext import body, title


def made(name: str, text: str, kind: str = "", space: str = "") -> etree._Element:
    marks = (f' xmlns="{space}"' if space else "") + (f' type="{kind}"' if kind else "")
    return etree.fromstring(f"<{name}{marks}>{text}</{name}>")


ATOM = "http://www.w3.org/2005/Atom"


@pytest.mark.parametrize(
    ("written", "reads"),
    [
        ("How to use <canvas> in HTML", "How to use <canvas> in HTML"),
        ("What <b> does", "What <b> does"),
        ("Profit a <b and c", "Profit a <b and c"),
        ("Shares <5% up", "Shares <5% up"),
        ("Ferry<br/>at Orl", "Ferry at Orl"),
        ("<b><i class='x'>Ferry</i></b> at <a href='/o'>Orl</a>", "Ferry at Orl"),
        ("Fish &amp; chips at AT&T;s", "Fish & chips at AT&T;s"),
    ],
)
def test_a_title_of_rss_loses_no_word(written: str, reads: str) -> None:
    assert title(made("title", escape(written))) == reads
    assert title(made("title", escape(written), "html", ATOM)) == reads


def test_a_title_of_atom_is_read_by_its_type() -> None:
    marked = "&lt;b&gt;Ferry&lt;/b&gt; &amp;amp; bus"
    assert title(made("title", marked, "text", ATOM)) == "<b>Ferry</b> &amp; bus"
    assert title(made("title", marked, "", ATOM)) == "<b>Ferry</b> &amp; bus"
    assert title(made("title", marked, "html", ATOM)) == "Ferry & bus"
    assert title(made("title", "<div><b>Ferry</b> &lt;p&gt;</div>", "xhtml", ATOM)) == "Ferry <p>"


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("", "<p>a &lt; b</p>"),
        ("text/plain", "<p>a &lt; b</p>"),
        ("html", "a < b"),
        ("text/html; charset=utf-8", "a < b"),
        ("image/png", ""),
        ("application/pdf", ""),
    ],
)
def test_only_text_and_html_are_a_body(kind: str, found: str) -> None:
    assert body(iter([made("content", "a &lt; b", kind)])) == found
