"""The line of an outlet and its day, and what only has a day."""

import pytest

from ingest.outletline import outlet_line


@pytest.mark.parametrize(
    "outlet",
    [
        "The Sun",
        "Sunday Times",
        "The Times of Lund",
        "The Press Agency",
        "Lund Newswire",
        "Reuters",
        "Reuters Health Desk",
        "BBC News",
        "Al Jazeera",
    ],
)
def test_a_name_with_a_word_of_the_press_is_an_outlet(outlet: str) -> None:
    named = {"publisher": outlet, "published_at": "5 May 2026"}
    assert outlet_line(f"{outlet}, 5 May 2026\nIt shut.") == (named, "It shut.")


@pytest.mark.parametrize(
    "line",
    [
        "The Battle of Lund, 4 December 1676",
        "The Great Storm, 26 November 1703",
        "The Day of the Dead - 2 November 2025",
        "The Long Road Home, 5 May 2026",
        "The Post Office Scandal, 5 May 2026",
        "The Review of the Year, 31 December 2025",
        "Breaking News, 5 May 2026",
        "Good Friday Press, 3 April 2026",
        "Today, 5 May 2026",
        "BBC Proms, 5 May 2026",
        "Zeit, 5 May 2026",
        "The Sun, 5 May 1676",
        "The Sun, 5 May 2999",
        "The Sun, 31 February 2026",
    ],
)
def test_an_event_and_a_day_are_no_outlets_line(line: str) -> None:
    assert outlet_line(f"{line}\nIt shut.") is None


def test_an_outlet_may_stand_above_its_day() -> None:
    named = {"publisher": "The Sun", "published_at": "5 May 2026"}
    assert outlet_line("The Sun\n5 May 2026\n\nIt shut.") == (named, "\nIt shut.")


def test_who_wrote_it_may_stand_before_the_outlet() -> None:
    told, rest = outlet_line("By Ida Falk, The Skerry Post, 5 May 2026\nIt shut.") or ({}, "")
    assert told == {
        "publisher": "The Skerry Post",
        "published_at": "5 May 2026",
        "authors": "Ida Falk",
    }
    assert rest == "It shut."
