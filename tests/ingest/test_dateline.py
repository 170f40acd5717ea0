"""A line of parts about its article, and what only looks like one."""

import pytest

from ingest.dateline import dateline, is_running


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        (
            "Lund Courier | 5 May 2026 | By Ann Berg",
            {"publisher": "Lund Courier", "published_at": "5 May 2026", "authors": "Ann Berg"},
        ),
        (
            "Published: 5 May 2026, 7:05 pm | Last updated: 6 May 2026",
            {"published_at": "5 May 2026, 7:05 pm", "updated_at": "6 May 2026"},
        ),
        ("Posted on 25/05/2026", {"published_at": "25/05/2026"}),
        (
            "Lund Courier - Tuesday 5 May 2026 - page 4",
            {"publisher": "Lund Courier", "published_at": "Tuesday 5 May 2026"},
        ),
    ],
)
def test_its_parts_tell_outlet_days_and_who_wrote(line: str, fields: dict[str, str]) -> None:
    assert dateline(f"{line}\nIt shut.") == (fields, "It shut.")


@pytest.mark.parametrize(
    "line",
    [
        "5 May 2026",
        "5 May 2026 | 12",
        "Lund Courier | Sport",
        "Lund Courier | By Ann Berg",
        "5 May 2026 | 6 May 2026 | By Ann Berg",
        "The strike | 5 May 2026 | By Ann Berg",
        "Published: 5 May 2999",
        "Published: 5 May 2026\nIt shut.\nPublished: 6 May 2026",
        "Updated plans of 5 May 2026 | By Ann Berg",
    ],
)
def test_a_line_with_another_part_or_no_day_of_publication_is_none(line: str) -> None:
    assert dateline(line) is None


@pytest.mark.parametrize(
    ("line", "running"),
    [
        ("Lund Courier 5.5.2026 | 4", True),
        ("Lund Courier - 5 May 2026 - page 4", True),
        ("Lund Courier | 5 May 2026", False),
        ("It was the 5 May 2026 | 4", False),
    ],
)
def test_an_outlet_and_a_day_with_a_page_run_along_pages(line: str, running: bool) -> None:
    assert is_running(line) is running
