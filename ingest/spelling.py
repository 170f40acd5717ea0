"""Names of an article's fields, and those that are nearly one."""

from collections.abc import Mapping
from difflib import get_close_matches

CLOSE = 0.8
NAMES = {
    **{name: name for name in ("id", "url", "text", "title", "publisher", "authors", "language")},
    **{"published_at": "published_at", "published": "published_at", "date": "published_at"},
    **{"updated_at": "updated_at", "updated": "updated_at"},
    **{"outlet": "publisher", "source": "publisher", "site": "publisher"},
    **{"headline": "title", "author": "authors", "lang": "language"},
}
"""Every name under which a field may be written, and the field."""


def misspelt(fields: Mapping[str, object]) -> list[str]:
    """Return what is to be told of each name that is nearly that of a field which is not there."""
    given = {NAMES.get(name) for name in fields}
    told = []
    for name in sorted(map(str, fields.keys() - NAMES.keys())):
        close = get_close_matches(name.lower(), NAMES, n=1, cutoff=CLOSE)
        if close and NAMES[close[0]] not in given:
            told.append(f"field {name!r} is not known; did you mean {close[0]!r}?")
    return told
