"""Offsets are code points on the wire and UTF-16 units in the browser."""

from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.slow
TEXT = "😀 A 🕊️ flew.\n\nThen: “über 🙏 ende”.\r\nLast."


def cut(page: Page, text: str, quotes: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Return the page's own paragraphs of segments."""
    script = """async ([text, quotes]) => {
      const { paragraphs, ranges } = await import("/web/quotes.js");
      return paragraphs(text, ranges(text, quotes));
    }"""
    found: list[list[dict[str, Any]]] = page.evaluate(script, [text, quotes])
    return found


def test_every_span_is_cut_where_python_cuts_it(page: Page) -> None:
    pairs = combinations(range(len(TEXT) + 1), 2)
    spans = [{"start": start, "end": end} for start, end in pairs]
    script = """async ([text, spans]) => {
      const { unitOffsets } = await import("/web/quotes.js");
      const units = unitOffsets(text, spans.flatMap(({start, end}) => [start, end]));
      return spans.map(({start, end}) => text.slice(units.get(start), units.get(end)));
    }"""
    expected = [TEXT[span["start"] : span["end"]] for span in spans]
    assert page.evaluate(script, [TEXT, spans]) == expected


def test_overlapping_quotes_share_their_common_part(page: Page) -> None:
    quotes = [{"start": 0, "end": 6, "n": 1}, {"start": 3, "end": 9, "n": 2}]
    [segments] = cut(page, "abcdefghijkl", quotes)
    assert [(s["text"], [q["n"] for q in s["quotes"]]) for s in segments] == [
        ("abc", [1]),
        ("def", [1, 2]),
        ("ghi", [2]),
        ("jkl", []),
    ]


def test_a_quote_over_two_paragraphs_is_marked_in_both(page: Page) -> None:
    found = cut(page, "one two\n\nthree four", [{"start": 4, "end": 14}])
    marked = [s["text"] for segments in found for s in segments if s["quotes"]]
    assert marked == ["two", "three"]
