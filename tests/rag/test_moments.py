from datetime import UTC, datetime, timedelta, timezone

import pytest

from rag.moments import LAST, UNDATED, micros, moment


def test_a_moment_comes_back_as_it_was() -> None:
    at = datetime(2026, 3, 5, 9, 30, 1, 25, tzinfo=timezone(timedelta(hours=-5)))
    assert moment(micros(at)) == at
    assert moment(micros(at)).tzinfo is UTC


@pytest.mark.parametrize(
    ("written", "year"),
    [("0001-01-01T00:00:00+01:00", 1), ("9999-12-31T23:59:59-05:00", 9999)],
)
def test_a_date_that_its_zone_puts_outside_all_time_is_the_first_or_last(
    written: str, year: int
) -> None:
    assert moment(micros(datetime.fromisoformat(written))).year == year


def test_the_ends_are_moments_too() -> None:
    assert moment(UNDATED) < moment(0) < moment(LAST)
