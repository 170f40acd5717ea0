"""What may stand on a command line: text, counts, numbers, dates."""

import math
from datetime import datetime, time
from typing import Any

import click

from rag.fields import in_utc, iso

MOST = 1_000_000_000  # every engine can hold it, and no store holds as many


class Text(click.ParamType[str]):
    """Text in UTF-8; the bytes of a file's name may be none, and only a path may hold those."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text; `click.BadParameter` where it is none."""
        text = str(value)
        try:
            text.encode()
        except UnicodeEncodeError:
            self.fail(f"{text!r} is not text; write it in UTF-8", param, ctx)
        return text


class Finite(click.FloatRange):
    """A number in a range: not nan, which is neither more nor less than any, and not inf."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number; `click.BadParameter` where it is none."""
        number = super().convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail(f"{value!r} is not a finite number", param, ctx)
        return number


TEXT = Text()
COUNT = click.IntRange(1, MOST)


def date(value: str) -> datetime:
    """Return an ISO date or time as an aware datetime, UTC where no zone is given."""
    if (found := iso(value)) is None:
        raise click.BadParameter(
            f"{value!r} is no date; write 2026-03-05 or 2026-03-05T14:00+00:00"
        )
    if not isinstance(found, datetime):
        found = datetime.combine(found, time.min)
    return in_utc(found)
