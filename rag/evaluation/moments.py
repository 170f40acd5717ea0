"""Times as a suite writes them: a date alone means a day, and what is none is told."""

from datetime import UTC, date, datetime, time

from rag.fields import in_utc, iso


class Unusable(ValueError):
    """A field of a row holds what cannot be used; the message says what, and names the field."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def moment(value: object, of_day: time = time(23, 59, 59), field: str = "asked_at") -> datetime:
    """Return a time with its zone: a bare date is the end of that day, in UTC.

    So that what was published on the day of a question is in its past. `Unusable` where it is
    none: a number could be seconds, milliseconds or a date without its dashes.
    """
    found = iso(value) if isinstance(value, str) else value
    if isinstance(found, datetime):
        return in_utc(found)
    if isinstance(found, date):
        return datetime.combine(found, of_day, UTC)
    if isinstance(found, int | float):
        raise Unusable(field, f"{field} {value!r} is a number; write a date as 2026-03-13")
    raise Unusable(field, f"{field} {value!r} is not a date or time; write 2026-03-13")
