"""The lines at the top of a text that say what it is: header lines, the outlet's line, a byline."""

from collections.abc import Callable, Mapping, Sequence

from ingest.byline import byline
from ingest.dateline import dateline
from ingest.headerlines import UNFIT, header, is_named
from ingest.outletline import outlet_line
from ingest.record import Record, parse

Fields = dict[str, str]
Read = Callable[[str], tuple[Fields, str] | None]
"""Takes what it can read off the top of a text, and returns it with the rest; None if nothing."""


def masthead(text: str, *, headline_above: bool) -> tuple[Fields, str]:
    """Return the fields that stand at the top of a text as written, and the text below them.

    Below a headline no line names another. Above it a byline is one only below an outlet's line:
    "By popular demand" may be the headline.
    """
    fields: Fields = {}
    while found := _next(text, bylines=headline_above or bool(fields)):
        if found[0].keys() & fields.keys() or (headline_above and "title" in found[0]):
            break
        fields, text = {**fields, **found[0]}, found[1].lstrip()
    return fields, text


def named(fields: Mapping[str, object]) -> Record:
    """Return the fields as a record, with what is told of the value that a header left out."""
    record = parse({name: value for name, value in fields.items() if name != UNFIT})
    unfit = [str(fields[UNFIT])] if UNFIT in fields else []
    return record.model_copy(update={"notes": (*record.notes, *unfit)})


def is_of_masthead(line: str) -> bool:
    """Return whether a line is written like one of these, and so is no headline."""
    return is_named(line) or any(read(line) for read in (outlet_line, dateline, byline))


def _next(text: str, *, bylines: bool) -> tuple[Fields, str] | None:
    readers: Sequence[Read] = (header, outlet_line, dateline, *((byline,) if bylines else ()))
    return next(filter(None, (read(text) for read in readers)), None)
