"""A text in HTML reads as a page shows it; one that only speaks of tags stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.markup import as_shown, is_markup


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("<p>It rained.</p>", True),
        (" <div class='story'>It rained.</div> The end.", True),
        ("It rained.<p>It snowed.</p>", True),
        ("The <p> tag opens a paragraph, and </p> closes it.", False),
        ("<p> opens a paragraph.", False),
        ("Profit < 5 and loss > 3.", False),
        ("It rained &amp; snowed.", False),
    ],
)
def test_a_text_is_html_by_the_blocks_it_is_made_of(text: str, markup: bool) -> None:
    assert is_markup(text) is markup


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "<p>Rain &amp; <b>snow</b>fall\nfell.</p><p>It thawed.</p>",
            "Rain & snowfall fell.\nIt thawed.",
        ),
        ("<div>It rained.<br/>It snowed.</div>", "It rained.\nIt snowed."),
        ("<ul><li>Rain</li><li><p>Snow</p></li></ul>", "- Rain\n- Snow"),
        ("<table><tr><th>Crew</th><td>4:12</td></tr></table>", "| Crew | 4:12 |"),
        ("<p>Rain.<script>x()</script><i hidden>Ad.</i></p><!-- x --><?php y ?>", "Rain."),
        ("<figure><img><figcaption>A pier.</figcaption></figure><p>Rain.</p>", "Rain."),
    ],
)
def test_it_reads_as_it_is_shown(text: str, shown: str) -> None:
    assert as_shown(text) == shown


@given(st.text())
def test_whatever_is_written_is_read(text: str) -> None:
    assert "<p>" not in as_shown(f"<p>{text}</p>") or "<p>" in text
