"""Text that a page holds but does not show is no part of its article."""

import re

from lxml.html import HtmlElement  # type: ignore[import-untyped]

_HIDING = re.compile(
    r"display:none|visibility:(hidden|collapse)|font-size:0(\.0*)?(px|pt|em|rem|%)?(;|!|$)"
    r"|opacity:0(\.0*)?%?(;|!|$)|text-indent:-\d{3,}|(left|top):-\d{4,}px"
)
_CANDIDATES = "descendant::*[@hidden or @style or self::template or self::noscript]"
_FRAMES = {"html", "body"}


def remove_hidden(page: HtmlElement) -> None:
    """Drop every element that its own attributes hide, with all that is in it."""
    for element in page.xpath(_CANDIDATES):
        if element.tag not in _FRAMES and element.getparent() is not None and _hides(element):
            element.drop_tree()


def _hides(element: HtmlElement) -> bool:
    if element.tag in ("template", "noscript"):
        return True
    if "hidden" in element.attrib:
        return True
    style = re.sub(r"\s+|/\*.*?\*/", "", element.get("style", "").lower())
    return _HIDING.search(style) is not None
