"""The top of a text: what says what the article is, and what only looks like it."""

import pytest

from ingest.masthead import is_of_masthead, masthead

OUTLET = {"publisher": "The Dunmoor Advertiser", "published_at": "10 November 2026"}


def below(top: str) -> dict[str, str]:
    fields, rest = masthead(f"{top}\n\nIt shut.", headline_above=True)
    assert rest == ("It shut." if fields else f"{top}\n\nIt shut.")
    return fields


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
        "Headline: The Echo said it all\nSource: The Echo",
        "Title: CEO\nSource: Lund Power",
    ],
)
def test_what_could_be_part_of_the_story_is_left_in_it(line: str) -> None:
    assert below(line) == {}


def test_above_a_headline_no_byline_is_looked_for() -> None:
    text = "The Dunmoor Advertiser, 10 November 2026\n\nBy Royal Appointment\n\nIt shut."
    fields, rest = masthead(text, headline_above=False)
    assert (fields, rest) == (OUTLET, "By Royal Appointment\n\nIt shut.")


def test_an_outlets_line_a_byline_and_then_the_headline_are_read_in_that_order() -> None:
    fields, rest = masthead(
        "Sunday Times, 5 May 2026\nBy Ann Berg\nBridge shut\n\nIt shut.", headline_above=False
    )
    assert (fields["publisher"], fields["authors"]) == ("Sunday Times", "Ann Berg")
    assert rest == "Bridge shut\n\nIt shut."


@pytest.mark.parametrize(
    "line", ["Source: The mayor knew", "By Ann Berg", "The Echo, 5 May 2026", "Page: 4", "ID: 7"]
)
def test_a_line_that_is_written_like_a_masthead_is_no_headline(line: str) -> None:
    assert is_of_masthead(line)


@pytest.mark.parametrize("line", ["Update: fire spreads", "By popular demand", "The Echo is shut"])
def test_a_line_that_only_begins_like_one_may_be_a_headline(line: str) -> None:
    assert not is_of_masthead(line)
