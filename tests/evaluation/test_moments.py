"""Times of a suite: a day, a time, or told to be neither."""

from datetime import UTC, date, datetime, time

import pytest

from rag.evaluation.moments import Unusable, moment

END = datetime(2026, 3, 13, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize("written", ["2026-03-13", "20260313", date(2026, 3, 13)])
def test_a_date_alone_is_the_end_of_its_day(written: object) -> None:
    assert moment(written) == END
    assert moment(written, time.min) == datetime(2026, 3, 13, tzinfo=UTC)


def test_a_time_without_a_zone_is_in_utc() -> None:
    assert moment("2026-03-13T09:00") == datetime(2026, 3, 13, 9, tzinfo=UTC)


@pytest.mark.parametrize("written", [20260313, 1773360000.0, True])
def test_a_number_is_no_date(written: object) -> None:
    with pytest.raises(Unusable, match="is a number; write a date as 2026-03-13"):
        moment(written)


@pytest.mark.parametrize("written", ["31 Febtober", "", [], {}])
def test_what_is_no_date_is_told(written: object) -> None:
    with pytest.raises(Unusable, match="is not a date or time"):
        moment(written)
