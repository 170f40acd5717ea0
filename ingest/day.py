"""A day as a newspaper writes it out: full, with its year, and one on which it may have printed."""

import re
from datetime import UTC, datetime, timedelta

from ingest.timestamps import timestamp

FIRST_YEAR = 1900

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
DAY = (
    r"(?i:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    rf"(?:{_NUMBER} {_MONTH},? \d{{4}}|{_MONTH} {_NUMBER},? \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    r"|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\.\d{1,2}\.\d{4})"
    r"(?:,?(?: at)? \d{1,2}:\d{2}(?: ?[ap]\.?m\b\.?)?)?)"
)
BETWEEN = r"(?:,| ?[|·•–—]| -) ?"  # noqa: RUF001
"""What stands between an outlet or a name and a day."""

_FULL = re.compile(DAY)


def is_full_day(written: str) -> bool:
    """Return whether a text is a day with its year, and nothing else."""
    return bool(_FULL.fullmatch(written)) and timestamp(written) is not None


def may_be_of_print(written: str) -> bool:
    """Return whether a text is a day of the time of newspapers that has come, here or elsewhere."""
    found = timestamp(written)
    latest = datetime.now(UTC) + timedelta(days=1)
    return found is not None and found.year >= FIRST_YEAR and found <= latest
