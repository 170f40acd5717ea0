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
        "Updated: the toll is five",
        "Source: rich in fibre",
        "Publisher: One Two Three Four Five Six Seven",
        "Author: unknown",
        "By: the people",
        "By: Monday Night",
        "Link: minister and lobbyists met",
        "URL: ftp://echo.example/",
        "Language: a barrier",
    ],
)
def test_one_value_that_its_name_cannot_mean_is_told_and_left_out(line: str) -> None:
    found = header(f"{HEAD}\n{line}\n\nIt shut.")
    assert found
    fields, text = found
    assert (fields["title"], text) == ("Bridge shut", "\nIt shut.")
    assert any(line.partition(": ")[2] in value for value in fields.values())


def test_a_title_and_a_day_in_figures_with_two_meanings_are_a_header() -> None:
    found = header("Title: Bridge shut\nDate: 05/06/2026\n\nIt shut.")
    assert found == ({"title": "Bridge shut", "published_at": "05/06/2026"}, "\nIt shut.")


def test_a_name_without_a_value_is_left_out_of_a_header() -> None:
    found = header(f"{HEAD}\nAuthor:\n\nIt shut.")
    assert found == ({"title": "Bridge shut", "published_at": "10 November 2026"}, "\nIt shut.")


@pytest.mark.parametrize(
    "line",
    [
        "Source: Police say two died. They gave no more.",
        "Author: Why did you write it?",
        "Source: the mayor of the town that lies by the sea",
        "Source: rich in fibre\nAuthor: unknown",
        "Date: a fruit of the desert",
        "Title:",
    ],
)
def test_a_sentence_or_two_values_that_do_not_fit_make_all_of_them_text(line: str) -> None:
    assert header(f"{HEAD}\n{line}\n\nIt shut.") is None


def test_a_value_that_does_not_fit_beside_a_title_alone_makes_both_text() -> None:
    assert header("Title: Bridge shut\nDate: soon\n\nIt shut.") is None


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
