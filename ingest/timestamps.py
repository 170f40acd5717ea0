"""Written dates to aware datetimes, or nothing: a date is never guessed."""

from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime

FORMATS = (
    "%d %B %Y",
    "%d %b %Y",
    "%B %d, %Y",
    "%b %d, %Y",
    "%B %d %Y",
    "%A, %d %B %Y",
    "%A, %B %d, %Y",
    "%Y/%m/%d",
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y.%m.%d",
)
SECONDS = (10**8, 10**11)
MILLISECONDS = (10**11, 10**14)


def timestamp(written: object) -> datetime | None:
    """Return the moment meant by ISO 8601, RFC 2822, Unix time or a plain written date.

    A date without a time is midnight, and one without a zone is UTC. None where it cannot be read.
    """
    if isinstance(written, datetime):
        return _aware(written)
    if isinstance(written, date):
        return datetime.combine(written, time(), UTC)
    if isinstance(written, int | float):
        return _unix(written)
    return _text(" ".join(written.split())) if isinstance(written, str) else None


def _text(written: str) -> datetime | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime, _format):
        try:
            return _aware(read(written))
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _format(written: str) -> datetime:
    for form in FORMATS:
        try:
            return datetime.strptime(written, form)
        except ValueError:
            continue
    raise ValueError(written)


def _unix(number: float) -> datetime | None:
    if SECONDS[0] <= number < SECONDS[1]:
        return datetime.fromtimestamp(number, UTC)
    if MILLISECONDS[0] <= number < MILLISECONDS[1]:
        return datetime.fromtimestamp(number / 1000, UTC)
    return None


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
