"""The words that everything in a list must hold, each as a whole word."""

import json
import re
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, cast

from rag.errors import InvalidInputError
from rag.fields import is_text

MOST_CHARS = 500
"""So long a search has 250 words at most; SQLite takes no condition of a thousand parts."""

REST = "*"
"""What ends a word of which only the beginning is given."""

UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff]")
"""Scripts that write no space between words, or join what follows to a word."""


def sought(words: str | None) -> list[str]:
    """Return the words one by one; `InvalidInputError` where they are too many or no text."""
    if len(words or "") > MOST_CHARS:
        raise InvalidInputError(
            f"The words to look for have {len(words or ''):,} characters, at most {MOST_CHARS} are "
            "read: shorten them."
        )
    if not is_text(words or ""):
        raise InvalidInputError("The words to look for are not text: write them in letters.")
    return (words or "").split()


def holds(column: Any, word: str) -> ColumnElement[bool]:
    """Return that a column holds a word, whatever case: "time" is not in "Times", "time*" is."""
    bare = word.removesuffix(REST) or word
    found: ColumnElement[bool] = column.regexp_match(pattern(word))
    if bare.isascii() and "'" not in bare:  # which an engine looks up faster
        return and_(column.icontains(bare, autoescape=True), found)
    return found


def holds_name(column: Any, name: str) -> ColumnElement[bool]:
    """Return that a column of names in JSON holds one, or its parts in their order."""
    escaped = r"\s+".join(_escaped(part) for part in name.split())
    return cast(column, Text).regexp_match(rf"(?i)(^|\W){escaped}($|\W)")


def pattern(word: str) -> str:
    """Return the expression of a word, as Python and PostgreSQL read it."""
    bare = word.removesuffix(REST) or word
    before = r"(^|\W)" if _bounded(bare[0]) else ""
    after = r"($|\W)" if _bounded(bare[-1]) and bare == word else ""
    either = re.escape(bare).replace("'", "['\u2019]")
    return f"(?i){before}{either}{after}"


def _bounded(edge: str) -> bool:
    return bool(re.match(r"\w", edge)) and not UNSPACED.match(edge)


def _escaped(part: str) -> str:
    """Return the expression of a part of a name, in whichever case JSON escapes its letters."""
    written = (re.escape(c) if c.isascii() else _in_either_case(c) for c in part)
    return "".join(written)


def _in_either_case(letter: str) -> str:
    forms = dict.fromkeys(json.dumps(c)[1:-1] for c in (letter, letter.lower(), letter.upper()))
    return f"({'|'.join(map(re.escape, forms))})"
