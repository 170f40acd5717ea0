"""Text of articles made safe for Markdown, and read back from it."""

import re
from urllib.parse import quote

RULE = "\n\n---\n\n"  # what follows it is about the answer, and no part of it
NO_ANSWER = "No answer. "
ROW = "\n- "
ACTIVE = re.compile(r"([\\`*_\[\]<~]|^[#>+=|-])")
ESCAPED = re.compile(r"\\([\\`*_\[\]<~#>+=|-])")
MARKER = re.compile(r" ?\[\[\d+\]\]\([^\s)]*\)")
ROWS = re.compile(rf"{ROW}.*")
UNSAFE = re.compile(r"[\s()<>\\\"'`\x00-\x1f\x7f]")


def flat(text: str) -> str:
    """Return text on one line."""
    return " ".join(text.split())


def escaped(text: str) -> str:
    """Return text on one line, shown as it stands: no link, image or tag of its own."""
    return ACTIVE.sub(r"\\\1", flat(text))


def linkable(url: str) -> str:
    """Return an address that can stand between the brackets of a link."""
    return UNSAFE.sub(lambda found: quote(found[0]), url)


def said(text: str) -> str:
    """Return the statements alone of an answer in Markdown, as a later turn knows them."""
    statements = text.partition(RULE)[0]
    if statements.startswith(NO_ANSWER):
        return ""
    return flat(ESCAPED.sub(r"\1", ROWS.sub("", MARKER.sub("", statements))))
