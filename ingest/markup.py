"""A text that is written as HTML, as it reads: the article's own paragraphs, none of them lost."""

import re
from collections.abc import Iterator

from lxml import etree, html  # type: ignore[import-untyped]

from ingest.hidden import remove_hidden
from ingest.rows import row

_BLOCK = (
    r"(?:address|article|blockquote|d[dlt]|div|h[1-6]|header|hr|li|main|ol|p|pre|section"
    r"|table|tr|ul)"
)
_IS_BLOCK = re.compile(_BLOCK)
_UNTOLD = (
    ".//script | .//style | .//figure | .//iframe | .//form | .//button"
    " | .//comment() | .//processing-instruction()"
)
_ITEM = re.compile(r"\0\s*")
_PAIR = re.compile(rf"<({_BLOCK})(?:\s[^<>]*)?>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)


def is_markup(text: str) -> bool:
    """Return whether a text is HTML: it begins with a block that ends in it, or ends one last."""
    first = _PAIR.search(text)
    if not first:
        return False
    return not text[: first.start()].strip() or text.rstrip().endswith(">")


def as_shown(text: str) -> str:
    """Return what a text in HTML shows, a paragraph or a row of a table a line.

    What it hides, its scripts and the captions of its pictures are left out, as in a page.
    """
    page = html.document_fromstring(f"<html><body>{text}</body></html>")
    remove_hidden(page)
    return lines_of(page)


def lines_of(page: html.HtmlElement) -> str:
    """Return what a page or a part of one shows, which is changed by that."""
    for part in page.xpath(_UNTOLD):
        part.drop_tree()
    for line in list(page.iter("tr")):
        cells = [cell.text_content() for cell in line]
        line[:] = []
        line.text = row(cells)
    told = _ITEM.sub("- ", "".join(_pieces(page)))
    lines = (" ".join(line.split()) for line in told.split("\n"))
    return "\n".join(line for line in lines if line not in ("", "-"))


def _pieces(page: html.HtmlElement) -> Iterator[str]:
    """Yield the text in its order: a new line where a block begins or ends, a 0 before an item."""
    for event, element in etree.iterwalk(page, events=("start", "end")):
        begins = event == "start"
        if _IS_BLOCK.fullmatch(element.tag) or (element.tag == "br" and begins):
            yield "\n"
        if element.tag == "li" and begins:
            yield "\0"
        told = element.text if begins else element.tail if element is not page else ""
        yield re.sub(r"\s+", " ", told or "")
