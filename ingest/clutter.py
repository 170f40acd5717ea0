"""What stands in a page's article and is none of it: appeals to the reader, words shown twice."""

import re

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from rag.appeals import is_appeal

FEWEST_WORDS, MOST_WORDS = 3, 60
"""A quote that a page shows again, larger, has so many words."""

_QUOTES = "//blockquote | //aside | //*[contains(@class, 'pull')]"
_WORD = re.compile(r"\w+")
_NEXT = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def without_appeals(text: str) -> str:
    """Return a text without the lines, and the ends of lines, that ask to follow or subscribe."""
    lines = ((line, _without_appeal(line)) for line in text.split("\n"))
    return "\n".join(kept for line, kept in lines if kept or not line)


def _without_appeal(line: str) -> str:
    if is_appeal(line.removeprefix("- ")):
        return ""
    parts = _NEXT.split(line)
    while parts and is_appeal(parts[-1]):
        line = line[: line.rindex(parts.pop())].rstrip()
    return line


def remove_repeated_quotes(page: HtmlElement) -> None:
    """Drop every quote set apart whose words a paragraph of the page holds."""
    said = [(one, _bare(one.text_content())) for one in page.iter("p")]
    for quote in page.xpath(_QUOTES):
        words = _bare(quote.text_content())
        if not FEWEST_WORDS <= len(words.split()) <= MOST_WORDS or quote.getparent() is None:
            continue
        if any(words in told and quote not in (one, *one.iterancestors()) for one, told in said):
            quote.drop_tree()


def _bare(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.lower()))} "
