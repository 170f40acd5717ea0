"""Moments as whole microseconds since 1970 (UTC): how the stores keep and compare them."""

from datetime import UTC, datetime, timedelta

from rag.errors import InvalidInputError
from rag.filters import Filters

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
UNDATED, LAST = -(2**62), 2**62
"""Where an article without a date stands, before all others and in no window; and the end."""


def micros(at: datetime) -> int:
    """Return an aware moment as microseconds; a naive one is a `TypeError`, never a guess."""
    return (at - EPOCH) // MICROSECOND


EARLIEST, LATEST = (micros(one.replace(tzinfo=UTC)) for one in (datetime.min, datetime.max))


def clock(asked_at: datetime | None) -> datetime | None:
    """Return the clock that a question sees; `InvalidInputError` where it names no time zone."""
    if asked_at is not None and asked_at.utcoffset() is None:
        raise InvalidInputError(
            f"The time {asked_at.isoformat()} names no zone: ask at an aware time, such as UTC."
        )
    return asked_at


def moment(microseconds: int) -> datetime:
    """Return the aware moment, in UTC; one before or after all that there are is the first or last.

    A zone can put a date that can be written there.
    """
    return EPOCH + timedelta(microseconds=min(max(microseconds, EARLIEST), LATEST))


def window(filters: Filters) -> tuple[int, int]:
    """Return the half-open range that filters admit; without dates, all and the undated too."""
    if not filters.from_ and not filters.to:
        return UNDATED, LAST
    low = micros(filters.from_) if filters.from_ else UNDATED + 1
    return low, micros(filters.to) if filters.to else LAST
