"""Days on which a newspaper may have come out."""

from datetime import UTC, datetime, timedelta

import pytest

from ingest.day import is_full_day, may_be_of_print


@pytest.mark.parametrize(
    ("written", "full"),
    [("5 May 2026", True), ("Tuesday, May 5, 2026", True), ("May 2026", False), ("5 May", False)],
)
def test_a_full_day_has_its_year(written: str, full: bool) -> None:
    assert is_full_day(written) is full


@pytest.mark.parametrize(("days", "may"), [(0, True), (1, True), (3, False), (-60_000, False)])
def test_nothing_is_printed_before_1900_or_after_tomorrow(days: int, may: bool) -> None:
    day = datetime.now(UTC) + timedelta(days=days)
    assert may_be_of_print(day.date().isoformat()) is may
