"""Titles and bodies of a feed's entries: what of them is marked up, and how it reads."""

import re
from collections.abc import Iterator
from html import escape, unescape

from lxml import etree  # type: ignore[import-untyped]

ATOM = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")

_PAIR = re.compile(
    r"<(a|abbr|b|bdi|big|cite|code|em|font|i|ins|mark|p|q|s|small|span|strong|sub|sup|tt|u)"
    r"(?:\s[^<>]*)?>(.*?)</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&#?\w{1,32};")
DEEPEST = 5
LONGEST = 1000
"""A title of more characters is taken as it is written: pairs are sought from each of its tags."""


def title(element: etree._Element | None) -> str:
    """Return a title as it reads; none of its words is lost, though it look like a tag.

    In Atom its type says whether it is marked up. In RSS nothing does: only pairs of tags that
    mark words are taken for it, so that "How to use <canvas>" stays whole.
    """
    if element is None:
        return ""
    written = plain(element)
    kind = element.get("type", "text") if _is_atom(element) else "html"
    if "xhtml" in kind or "html" not in kind or len(written) > LONGEST:
        return " ".join(written.split())
    for _ in range(DEEPEST):
        written = _PAIR.sub(r"\2", written)
    told = _ENTITY.sub(lambda entity: unescape(entity[0]), _BREAK.sub(" ", written))
    return " ".join(told.split())


def body(elements: Iterator[etree._Element]) -> str:
    """Return the first full text among the elements as HTML; a picture is none."""
    for one in elements:
        encoded = etree.QName(one).localname == "encoded"
        kind = "html" if encoded else one.get("type", "text").partition(";")[0].strip().lower()
        if kind == "xhtml":
            return "".join(
                etree.tostring(part, encoding="unicode", with_tail=False) for part in one
            )
        if kind not in ("text", "html") and not kind.startswith("text/"):
            continue
        if text := plain(one):
            return text if kind in ("html", "text/html") else f"<p>{escape(text)}</p>"
    return ""


def plain(element: etree._Element) -> str:
    """Return all the text in an element."""
    return "".join(element.itertext()).strip()


def _is_atom(element: etree._Element) -> bool:
    return etree.QName(element).namespace in ATOM
