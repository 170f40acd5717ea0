"""A front page: headlines that each lead elsewhere, or the files of a folder, and no article."""

import re

from lxml.html import HtmlElement  # type: ignore[import-untyped]

FEWEST = 3
"""A list has so many headlines with a line below."""

FRONT_PAGE = "looks like a front page, a list of articles: give the address of each article"

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTING = re.compile(r"\s*(?:Index of|Directory listing for) /")


def is_front_page(page: HtmlElement, text: str) -> bool:
    """Return whether every line of a page's text stands below a headline that is a link, or is one.

    A page that lists the files of a folder is one too.
    """
    if _LISTING.match("".join(page.xpath("//title//text()"))):
        return True
    linked: dict[str, int] = {}
    under = 0
    for part in page.iter("p", *_HEADINGS):
        if part.tag in _HEADINGS:
            under = under + 1 if _leads_elsewhere(part) else 0
        elif under:
            linked.setdefault(_shown(part), under)
    lines = [line.removeprefix("- ").strip() for line in text.split("\n")]
    headlines = {_shown(one) for one in page.iter(*_HEADINGS) if _leads_elsewhere(one)}
    told = {linked[line] for line in lines if line in linked}
    return len(told) >= FEWEST and all(line in linked or line in headlines for line in lines)


def _leads_elsewhere(heading: HtmlElement) -> bool:
    """Return whether all of a heading is a link to another page."""
    shown = _shown(heading)
    links = (*heading.iter("a"), *heading.iterancestors("a"))
    return bool(shown) and any(
        one.get("href", "#")[0:1] != "#" and shown in _shown(one) for one in links
    )


def _shown(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
