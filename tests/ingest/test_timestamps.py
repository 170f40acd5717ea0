"""Dates as newspapers write them, and what is no date."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.timestamps import timestamp

MARCH = datetime(2025, 3, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "2025-03-17",
        "2025-03-17T00:00:00Z",
        "2025-03-17T01:00:00+01:00",
        "Mon, 17 Mar 2025 00:00:00 GMT",
        "17 March 2025",
        "Mar 17, 2025",
        "Monday, March 17, 2025",
        "2025/03/17",
        " 2025-03-17 ",
        date(2025, 3, 17),
        datetime(2025, 3, 17),
        1742169600,
        1742169600000,
    ],
)
def test_one_moment_is_read_however_it_is_written(written: object) -> None:
    assert timestamp(written) == MARCH


@pytest.mark.parametrize(
    "written", ["yesterdayish", "yesterday", "Tuesday", "17", "", None, 3, True, [], "2025-02-30"]
)
def test_what_is_no_date_is_none_and_never_now(written: object) -> None:
    assert timestamp(written) is None


@given(st.text() | st.integers() | st.floats(allow_nan=True))
def test_whatever_is_written_gives_an_aware_moment_or_none(written: object) -> None:
    found = timestamp(written)
    assert found is None or found.tzinfo is not None
