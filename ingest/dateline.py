"""A line of parts about its article: "The Sun | Published: 5 May 2026, 7:05 pm | By Ann Berg"."""

import re

from ingest.byline import byline
from ingest.day import DAY, may_be_of_print
from ingest.outletline import is_of_press

DAYS = {"published_at", "updated_at"}

_BETWEEN = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+")  # noqa: RUF001
_LABELLED = re.compile(
    rf"(?:(?:(?:first )?published|posted)(?: on| at)?|(?P<later>(?:last )?(?:updated|modified)"
    rf"(?: on| at)?)):? (?P<day>{DAY})",
    re.IGNORECASE,
)
_DATED = re.compile(rf"(?P<outlet>\S.*?)[ ,]+(?P<day>{DAY})")
_PAGE = re.compile(r"(?:page |p\. ?)?\d{1,3}", re.IGNORECASE)


def dateline(text: str) -> tuple[dict[str, str], str] | None:
    """Return what the parts of the first line tell, and the text below it.

    There is a day among them that is said to be one of publication, or stands beside an outlet or
    who wrote. None where a part is none of these; a day said to be so alone, where one follows.
    """
    line, _, rest = text.partition("\n")
    parts = _BETWEEN.split(line.strip())
    fields: dict[str, str] = {}
    for part in parts:
        told = _told(part)
        if told is None or told.keys() & fields.keys():
            return None
        fields.update(told)
    labelled = any(map(_LABELLED.fullmatch, parts))
    if not fields.keys() & DAYS or not (labelled or fields.keys() - DAYS):
        return None
    if not parts[1:] and any(map(_LABELLED.fullmatch, rest.split("\n"))):
        return None
    return fields, rest


def is_running(line: str) -> bool:
    """Return whether a line runs along every page: its outlet or its day, and the page's number."""
    parts = _BETWEEN.split(line.strip())
    return dateline(line) is not None and any(map(_PAGE.fullmatch, parts))


def _told(part: str) -> dict[str, str] | None:
    labelled = _LABELLED.fullmatch(part)
    day = labelled["day"] if labelled else part
    if labelled or re.fullmatch(DAY, part):
        later = labelled and labelled["later"]
        return {"updated_at" if later else "published_at": day} if may_be_of_print(day) else None
    if dated := _DATED.fullmatch(part):
        told = _told(dated["day"])
        return (
            {"publisher": dated["outlet"], **told}
            if told and is_of_press(dated["outlet"])
            else None
        )
    if is_of_press(part):
        return {"publisher": part}
    if _PAGE.fullmatch(part):
        return {}
    found = byline(part)
    return found[0] if found else None
