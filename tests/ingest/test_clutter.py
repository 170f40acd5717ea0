"""What a page asks of its reader, and a quote that it shows twice, are no part of its article."""

from ingest.clutter import without_appeals
from ingest.extract import extract
from tests.ingest.pages import STORY, page

SAID = "“We will not send troops, whatever Lund asks,” the envoy added on the quay."


def test_appeals_are_left_out_at_the_end_of_a_line_too() -> None:
    text = "It rained. Follow us on WhatsApp.\n\n4 min read\n- Log in\nFollow us on the road."
    assert without_appeals(text) == "It rained.\n\nFollow us on the road."


def test_a_quote_set_apart_is_left_out_where_the_story_has_it() -> None:
    quoted = f"<blockquote><p>We will not send troops</p></blockquote><p>{SAID}</p>"
    assert extract(page(body=quoted)).text == "\n".join([*STORY, SAID])


def test_a_quote_that_stands_nowhere_else_stays() -> None:
    assert (
        "Not in my harbour" in extract(page(body="<blockquote>Not in my harbour</blockquote>")).text
    )
