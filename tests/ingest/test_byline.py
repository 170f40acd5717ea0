"""Bylines: who wrote, and what "By" may stand before else."""

import pytest

from ingest.byline import are_people, byline


def test_a_byline_names_people_and_may_have_a_day() -> None:
    assert byline("By Anna Berg and Carl Ek, 5 May 2026\nIt shut.") == (
        {"authors": "Anna Berg;Carl Ek", "published_at": "5 May 2026"},
        "It shut.",
    )


@pytest.mark.parametrize(
    "line",
    [
        "By Monday Morning",
        "By Thursday Night",
        "By Early March",
        "By Popular Demand",
        "By Half Time",
        "By The Numbers",
        "By Royal Appointment",
        "By Anna Berg and Popular Demand",
        "By Anna Berg, 5 May 1676",
        "By Anna Berg, 5 May 2999",
        "By car",
    ],
)
def test_a_time_a_manner_and_a_number_are_nobody(line: str) -> None:
    assert byline(f"{line}\nIt shut.") is None


@pytest.mark.parametrize("names", ["Reuters", "Jones, April; Law", "Priya Nair, Political Editor"])
def test_people_are_named_in_capitals(names: str) -> None:
    assert are_people(names)
    assert not are_people(f"{names} wrote")
