"""The lines at the top of a text that say what it is: header lines, the outlet's line, a byline."""

import re
from collections.abc import Callable, Sequence

from ingest.address import is_web

Fields = dict[str, str]
Read = Callable[[str], tuple[Fields, str] | None]
"""Takes what it can read off the top of a text, and returns it with the rest; None if nothing."""

NAMES: dict[str, str] = {
    **dict.fromkeys(("title", "headline"), "title"),
    **dict.fromkeys(("publisher", "outlet", "source", "publication", "newspaper"), "publisher"),
    **dict.fromkeys(("date", "published", "published at", "published on"), "published_at"),
    **dict.fromkeys(("publication date", "date published"), "published_at"),
    **dict.fromkeys(("updated", "updated at", "updated on", "last updated"), "updated_at"),
    **dict.fromkeys(("author", "authors", "by", "byline"), "authors"),
    **dict.fromkeys(("url", "link", "address"), "url"),
    **dict.fromkeys(("language", "lang"), "language"),
    "id": "id",
}
PASSED_OVER = ("section", "category", "tags", "keywords", "slug", "edition", "page", "word count")
"""Header lines that tell nothing an article is stored with; what no one knows stays in the text."""

FEWEST = 2
"""So many header lines are a header; one alone may be a headline, as "Source: the mayor lied" is,
unless it says that it is the title, or a full date and no other such line follows."""

_NAMED = re.compile(r"([A-Za-z][A-Za-z _]{0,24}):(?:[ \t]+(.*))?")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    r"(?i:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    rf"(?:{_DAY} {_MONTH},? \d{{4}}|{_MONTH} {_DAY},? \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"
    r"(?:,? \d{1,2}:\d{2})?)"
)
_FULL_DATE = re.compile(_DATE)
_BETWEEN = r"(?:,| ?[|·•–—]| -) ?"  # noqa: RUF001
_PRESS = (
    r"(?i:advertiser|argus|bulletin|chronicle|courant|courier|daily|dispatch|echo|examiner|express"
    r"|gazette|globe|guardian|herald|independent|inquirer|journal|ledger|magazine|mail|mercury"
    r"|messenger|mirror|monitor|news|observer|packet|post|press|record|register|reporter|review"
    r"|sentinel|standard|star|sun|telegraph|times|today|tribune|weekly|\w*wire)"
)
_NAME = r"(?:[A-Z&]\S*|of|and|the|for|de|di|la)"
_OUTLET = rf"(?:The(?: {_NAME}){{1,6}}|(?:[A-Z]\S* (?:{_NAME} ){{0,5}})?\b{_PRESS})(?: \([^()]*\))?"
_OUTLET_LINE = re.compile(rf"({_OUTLET}){_BETWEEN}({_DATE})")
_PARTICLE = r"(?:(?:de|da|di|van|von|der|bin|al|el|la) )*"
_WRITTEN = r"[^\W\d_a-z][\w.'’-]*"  # noqa: RUF001
_PERSON = rf"{_WRITTEN}(?: {_PARTICLE}{_WRITTEN}){{1,3}}"
_PEOPLE = rf"{_PERSON}(?:(?:, | and |, and | & ){_PERSON})*"
_ROLE = r"(?:[\w'’-]+ ){0,4}(?:correspondent|reporter|editor|writer)"  # noqa: RUF001
_BYLINE = re.compile(
    rf"(?:By|BY|By:|Byline:|Author:) ({_PEOPLE})(?:, {_ROLE})?(?:{_BETWEEN}({_DATE}))?"
)
_IS_ROLE = re.compile(_ROLE, re.IGNORECASE)
_AND = re.compile(r", and | and |, | & ")


def masthead(text: str, *, headline_above: bool) -> tuple[Fields, str]:
    """Return the fields that stand at the top of a text as written, and the text below them.

    Above a headline no byline is looked for: "By popular demand" may be the headline.
    """
    readers: Sequence[Read] = (_header, _outlet, *((_byline,) if headline_above else ()))
    fields: Fields = {}
    while found := next(filter(None, (read(text) for read in readers)), None):
        again = found[0].keys() & fields.keys()
        if again or (headline_above and found[0].keys() == {"title"}):  # of a person, that is
            break
        fields, text = {**fields, **found[0]}, found[1].lstrip()
    return fields, text


def _header(text: str) -> tuple[Fields, str] | None:
    """Read the lines that name what they say, down to the first line that does not."""
    fields: Fields = {}
    kept: list[str] = []
    read = 0
    lines = text.split("\n")
    for line in lines:
        named = _NAMED.fullmatch(line.strip())
        name = named[1].lower().replace("_", " ") if named else ""
        if not named or (not read and name not in NAMES):
            break
        read += 1
        field, value = NAMES.get(name), _unquoted(named[2] or "")
        if field == "publisher" and is_web(value):  # "Source: https://…"
            field = "url"
        if field and field not in fields:
            fields[field] = value
        elif name not in PASSED_OVER:
            kept.append(line)
    if not _is_header(fields, kept):
        return None
    return fields, "\n".join([*kept, *lines[read:]])


def _is_header(fields: Fields, others: Sequence[str]) -> bool:
    told = fields.get("published_at") or fields.get("updated_at") or ""
    alone = bool(_FULL_DATE.fullmatch(told)) and not others
    return len(fields) >= FEWEST or "title" in fields or alone


def _outlet(text: str) -> tuple[Fields, str] | None:
    """Read "The Dunmoor Advertiser, 10 November 2026": an outlet and a day, and nothing else."""
    line, _, rest = text.partition("\n")
    found = _OUTLET_LINE.fullmatch(line.strip())
    return ({"publisher": found[1], "published_at": found[2]}, rest) if found else None


def _byline(text: str) -> tuple[Fields, str] | None:
    line, _, rest = text.partition("\n")
    found = _BYLINE.fullmatch(line.strip())
    if not found:
        return None
    date = {"published_at": found[2]} if found[2] else {}
    people = (one for one in _AND.split(found[1]) if not _IS_ROLE.fullmatch(one))
    return {"authors": ";".join(people), **date}, rest


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value
