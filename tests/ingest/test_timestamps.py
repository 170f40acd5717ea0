"""Dates as newspapers write them, and what is no date."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.timestamps import timestamp

ZONES = st.none() | st.timezones()
MARCH = datetime(2025, 3, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "2025-03-17",
        "2025-03-17T00:00:00Z",
        "2025-03-17T01:00:00+01:00",
        "Mon, 17 Mar 2025 00:00:00 GMT",
        "17 March 2025",
        "17th March 2025",
        "Monday 17 March 2025",
        "Mar 17, 2025",
        "Monday, March 17, 2025",
        "2025/03/17",
        "17/03/2025",
        "3/17/2025",
        "17-03-2025",
        "17.3.2025",
        "17/03/2025, 00:00",
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


@pytest.mark.parametrize(
    "written",
    [
        "May 1, 2026 9:30 PM",
        "May 1, 2026, 9:30 p.m.",
        "May 1, 2026 at 9:30pm",
        "2026/05/01 9:30 PM",
        "1 May 2026 5:30 PM EDT",
        "Fri, 1 May 2026 23:30:00 +0200 (CEST)",
        "Friday, 01-May-26 21:30:00 GMT",
        "Fri May 1 21:30:00 2026",
    ],
)
def test_a_time_is_read_with_its_half_of_the_day_and_its_zone(written: str) -> None:
    assert timestamp(written) == datetime(2026, 5, 1, 21, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "hour"),
    [("CET", 13), ("CEST", 12), ("BST", 13), ("EST", 19), ("EDT", 18), ("PST", 22), ("PDT", 21)],
)
def test_a_zone_is_read_by_its_common_name(zone: str, hour: int) -> None:
    meant = datetime(2026, 5, 5, hour, 5, tzinfo=UTC)
    forms = ("Tue, 05 May 2026 14:05:00", "5 May 2026 2:05 PM", "2026-05-05 14:05")
    for written in forms:
        assert timestamp(f"{written} {zone}") == meant


@pytest.mark.parametrize(("written", "hour"), [("12:05 AM", 0), ("12:05 PM", 12), ("1:05 am", 1)])
def test_noon_and_midnight_are_twelve(written: str, hour: int) -> None:
    assert timestamp(f"May 1, 2026 {written}") == datetime(2026, 5, 1, hour, 5, tzinfo=UTC)


@pytest.mark.parametrize("written", ["Sept. 5, 2024", "Sept 5, 2024", "Thursday, Sept. 5, 2024"])
def test_months_are_read_as_agencies_shorten_them(written: str) -> None:
    assert timestamp(written) == datetime(2024, 9, 5, tzinfo=UTC)
    assert timestamp(written.replace("Sept", "Jan")) == datetime(2024, 1, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "1 May 2024 11:59 PM ET",
        "1 May 2024 23:59 IST",
        "Wed, 1 May 2024 23:59:00 XYZ",
        "2024-05-01 23:59 XYZ",
        "Wed, 1 May 2024 CET",
        "Wed, 1 May 2024 23:59:00 +01:00 or so",
        "May 1, 2024 17:59 AM",
    ],
)
def test_a_time_that_is_not_read_whole_is_none(written: str) -> None:
    assert timestamp(written) is None


def test_with_dots_the_day_is_first() -> None:
    assert timestamp("5.6.2026, 9:30 pm") == datetime(2026, 6, 5, 21, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "written", ["05/06/2026", "5-6-2026", "31/02/2026", "11.18.2026", "18/11/26", "17/03.2025"]
)
def test_a_day_in_figures_with_two_meanings_or_none_is_not_read(written: str) -> None:
    assert timestamp(written) is None


@pytest.mark.parametrize(
    "written",
    [
        "0001-01-01T00:00:00+01:00",
        "9999-12-31T23:59:59-05:00",
        datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=1))),
    ],
)
def test_a_moment_that_utc_cannot_hold_is_none(written: object) -> None:
    assert timestamp(written) is None


def test_a_moment_keeps_the_zone_it_was_written_in() -> None:
    found = timestamp("2025-03-17T01:00:00+01:00")
    assert found is not None
    assert found.utcoffset() == timedelta(hours=1)


@given(st.text() | st.integers() | st.floats(allow_nan=True) | st.datetimes(timezones=ZONES))
def test_whatever_is_written_gives_an_aware_moment_or_none(written: object) -> None:
    found = timestamp(written)
    assert found is None or found.astimezone(UTC).tzinfo is UTC
