"""Header lines: what each may say, and what leaves the text whole."""

import pytest

from ingest.headerlines import header

HEAD = "Headline: Bridge shut\nDate: 10 November 2026"


def test_header_lines_name_what_they_say() -> None:
    top = "Headline: Bridge shut\nOUTLET: Echo\nPublished at: 2026-11-10\nBy: Priya Nair"
    assert header(f"{top}\nLang: en-GB\nSection: Roads\n\nIt shut.") == (
        {
            "title": "Bridge shut",
            "publisher": "Echo",
            "published_at": "2026-11-10",
            "authors": "Priya Nair",
            "language": "en-GB",
        },
        "\nIt shut.",
    )


def test_a_source_that_is_an_address_is_no_outlet() -> None:
    found = header("Title: Bridge shut\nSource: https://echo.example/bridge\n")
    assert found
    assert found[0] == {"title": "Bridge shut", "url": "https://echo.example/bridge"}


@pytest.mark.parametrize(
    "line", ["Photo: the bridge", "Page: the man who shut it. All of it", "ID: 7", "By: Tom Holm"]
)
def test_a_line_that_nobody_knows_or_that_comes_again_stays_in_the_text(line: str) -> None:
    found = header(f"{HEAD}\nBy: Priya Nair\n{line}\n\nIt shut.")
    assert found
    assert found[1] == f"{line}\n\nIt shut."


@pytest.mark.parametrize(
    "line",
    [
        "Date: a fruit of the desert",
        "Published: soon",
        "Updated: the toll is five",
        "Source: rich in fibre",
        "Source: The mayor knew",
        "Source: Police say two died. They gave no more.",
        "Publisher: One Two Three Four Five Six Seven",
        "Author: unknown",
        "Author: Why did you write it?",
        "By: the people",
        "By: Monday Night",
        "Link: minister and lobbyists met",
        "URL: ftp://echo.example/",
        "Language: a barrier",
        "Title:",
    ],
)
def test_one_line_that_says_what_its_name_cannot_mean_makes_all_of_them_text(line: str) -> None:
    assert header(f"{HEAD}\n{line}\n\nIt shut.") is None


@pytest.mark.parametrize(
    "name", ["The Times of Israel", "Lund Post (Monday)", "echo.example", "人民日报"]
)
def test_an_outlet_is_named_in_a_few_words(name: str) -> None:
    found = header(f"{HEAD}\nPublisher: {name}\n")
    assert found
    assert found[0]["publisher"] == name


@pytest.mark.parametrize(
    "text",
    [
        "Date: 3 May 2026\nThe strike begins.\nDate: 4 May 2026\nIt ends.",
        "Date: 3 May 2999\n\nThe council meets.",
        "Address: 12 Mill Lane\nDate: 3 May 2026\n\nThe council meets.",
        "ID: 12345\nTitle: Card\n\nStolen.",
    ],
)
def test_a_day_of_the_story_and_an_address_in_it_are_no_header(text: str) -> None:
    assert header(text) is None
