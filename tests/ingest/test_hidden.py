"""What a page hides, and what it only makes small or pale."""

import pytest
from lxml import html  # type: ignore[import-untyped]

from ingest.hidden import remove_hidden


def shown(body: str) -> str:
    page = html.document_fromstring(f"<html><body>{body}</body></html>")
    remove_hidden(page)
    return " ".join(page.itertext())


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='font-size:0'>Nine</p>",
        "<p style='FONT-SIZE : 0px !important'>Nine</p>",
        "<p style='color:red;font-size:0.0em;'>Nine</p>",
        "<p hidden>Nine</p>",
        "<div style='color:red; display: none'><p>Nine</p></div>",
        "<p style='display:/* */none'>Nine</p>",
        "<p style='visibility:hidden'>Nine</p>",
        "<p style='opacity:0'>Nine</p>",
        "<p style='position:absolute;left:-9999px'>Nine</p>",
        "<p style='text-indent:-9999px'>Nine</p>",
        "<template><p>Nine</p></template>",
        "<noscript><p>Nine</p></noscript>",
        "<div hidden><p style='display:none'>Nine</p></div>",
    ],
)
def test_what_is_not_shown_goes_and_what_follows_stays(hidden: str) -> None:
    assert shown(f"<p>Four</p>{hidden}agreed.") == "Four agreed."


@pytest.mark.parametrize(
    "style", ["opacity:0.9", "opacity:1", "font-size:0.8em", "font-size:10px", "left:-5px"]
)
def test_what_is_only_small_or_pale_stays(style: str) -> None:
    assert shown(f"<p style='{style}'>Nine</p>") == "Nine"


def test_a_body_that_a_script_will_show_stays() -> None:
    page = html.document_fromstring("<html><body style='opacity:0'><p>Four</p></body></html>")
    remove_hidden(page)
    assert page.text_content() == "Four"
