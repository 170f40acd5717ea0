"""The top of a text: what says what the article is, and what only looks like it."""

import pytest

from ingest.masthead import masthead

OUTLET = {"publisher": "The Dunmoor Advertiser", "published_at": "10 November 2026"}


def below(top: str) -> dict[str, str]:
    fields, rest = masthead(f"{top}\n\nIt shut.", headline_above=True)
    assert rest == ("It shut." if fields else f"{top}\n\nIt shut.")
    return fields


def test_header_lines_name_what_they_say() -> None:
    top = "Headline: Bridge shut\nOUTLET: Echo\nPublished at: soon\nBy: Priya Nair\nSection: Roads"
    assert below(top) == {
        "title": "Bridge shut",
        "publisher": "Echo",
        "published_at": "soon",
        "authors": "Priya Nair",
    }


def test_a_source_that_is_an_address_is_no_outlet() -> None:
    url = "https://echo.example/bridge"
    assert below(f"Title: Bridge shut\nSource: {url}") == {"title": "Bridge shut", "url": url}


def test_a_header_line_that_nobody_knows_stays_in_the_text() -> None:
    text = "Title: Bridge shut\nPhoto: the bridge\nDate: 2026-11-10\n\nIt shut."
    fields, rest = masthead(text, headline_above=False)
    assert fields == {"title": "Bridge shut", "published_at": "2026-11-10"}
    assert rest == "Photo: the bridge\n\nIt shut."


@pytest.mark.parametrize(
    "line",
    [
        "The Dunmoor Advertiser, 10 November 2026",
        "The Dunmoor Advertiser | 10 November 2026",
        "The Dunmoor Advertiser – 10 November 2026",  # noqa: RUF001
    ],
)
def test_an_outlet_with_a_day_and_nothing_else_is_read(line: str) -> None:
    assert below(line) == OUTLET
    assert below(line.replace("The Dunmoor Advertiser", "Eddering Today (invented)"))


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Priya Nair", "Priya Nair"),
        ("By Priya Nair and Tom van der Holm", "Priya Nair;Tom van der Holm"),
        ("BY PRIYA NAIR, Transport Correspondent", "PRIYA NAIR"),
    ],
)
def test_a_byline_names_who_wrote(line: str, authors: str) -> None:
    assert below(line) == {"authors": authors}


def test_byline_and_outlet_may_stand_in_any_order_with_space_between() -> None:
    lines = ["The Dunmoor Advertiser, 10 November 2026", "By Priya Nair"]
    assert below("\n\n".join(lines)) == below("\n".join(reversed(lines)))
    assert below("By Priya Nair, 10 November 2026")["published_at"] == "10 November 2026"


@pytest.mark.parametrize(
    "line",
    [
        "The vote was held on Tuesday, 10 November 2026",
        "Dunmoor, 10 November 2026",
        "Times Square, 10 November 2026",
        "The Dunmoor Advertiser, 10 November 2026: the bridge shut.",
        "The Dunmoor Advertiser, 10 November",
        "By popular demand",
        "By Monday the bridge was shut.",
        "Source: the mayor lied",
        "Author: I never wrote that",
        "Date: Monday",
        "Title: deputy mayor",
        "Date: 10 November 2026\nVenue: the town hall",
    ],
)
def test_what_could_be_part_of_the_story_is_left_in_it(line: str) -> None:
    assert below(line) == {}


def test_above_a_headline_no_byline_is_looked_for() -> None:
    text = "The Dunmoor Advertiser, 10 November 2026\n\nBy Royal Appointment\n\nIt shut."
    fields, rest = masthead(text, headline_above=False)
    assert (fields, rest) == (OUTLET, "By Royal Appointment\n\nIt shut.")
