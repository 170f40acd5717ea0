"""Fields that somebody writes: which are known, and what validation found wrong, in plain words."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, model_validator

CLOSE = 0.7
OBJECT = "Input should be an object with named fields"
LIST = "Input should be a list"
PLAIN: dict[str, str] = {
    "model_type": OBJECT,
    "model_attributes_type": OBJECT,
    "dict_type": OBJECT,
    "list_type": LIST,
    "tuple_type": LIST,
}
"""What pydantic says in words of Python, by the type of the problem."""

_DIGITS = re.compile(r"\d{1,7}|\d{9,}")
_HALF = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def in_utc(moment: datetime) -> datetime:
    """Return a time in UTC where it names no zone; a date is read as its beginning."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def iso(text: str) -> date | datetime | None:
    """Return the date or time that a text in ISO 8601 is; None for any other, bare digits too."""
    written = text.strip()
    for read in () if _DIGITS.fullmatch(written) else (date.fromisoformat, datetime.fromisoformat):
        try:
            return read(written)
        except ValueError:
            continue
    return None


def _dated(sent: Any) -> Any:
    """Return what is sent, text read; a number could be seconds, or a date without its dashes."""
    if isinstance(sent, int | float):
        raise ValueError(f"{sent!r} is a number; write a date as 2026-03-13")
    if not isinstance(sent, str):
        return sent
    if (found := iso(sent)) is None:
        raise ValueError(f"{sent!r} is not a date or time; write 2026-03-13")
    return found


Moment = Annotated[datetime, AfterValidator(in_utc), BeforeValidator(_dated)]
"""A time that somebody writes, with its zone or in UTC, or a date."""


class Known(BaseModel):
    """Takes only the fields that it has: a misspelt one is told, and never left out in silence."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _known(cls, sent: Any) -> Any:
        if cls.model_config.get("extra") != "forbid" or not isinstance(sent, Mapping):
            return sent
        names = {field.alias or name for name, field in cls.model_fields.items()}
        own = {name: field.alias or name for name, field in cls.model_fields.items()}
        also = own if cls.model_config.get("populate_by_name") else {}
        strange = [
            name for name in sent if name not in names and (name not in also or also[name] in sent)
        ]
        if strange:
            raise ValueError("; ".join(unknown(str(name), names) for name in strange))
        return sent


def unknown(name: str, known: Iterable[str]) -> str:
    """Return that a field is not known, with the one that was meant, or all there are."""
    names = sorted(known)
    close = get_close_matches(name, names, n=1, cutoff=CLOSE)
    hint = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(names)}"
    return f"unknown field {name!r}; {hint}"


def has_half(written: str) -> bool:
    """Return whether a text holds half of a surrogate pair, which no encoding can write."""
    return bool(_HALF.search(written))


def is_text(written: str) -> bool:
    """Return whether a text holds no control character and no half of a surrogate pair."""
    return not _CONTROL.search(written)


def path(problem: Mapping[str, Any]) -> str:
    """Return where pydantic found a problem: names of fields and places in lists, with dots."""
    return ".".join(str(part) for part in problem["loc"])


def fault(problem: Mapping[str, Any]) -> str:
    """Return what pydantic found, without where and without words of its own."""
    message: str = problem["msg"]
    return PLAIN.get(problem["type"]) or message.removeprefix("Value error, ")


def sentence(problems: Iterable[Mapping[str, Any]]) -> str:
    """Return what pydantic found as one line: field, then fault."""
    told = ((path(problem), fault(problem)) for problem in problems)
    return "; ".join(f"{where}: {what}" if where else what for where, what in told)
