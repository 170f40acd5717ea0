"""The header of a page's own article: the headline, and the date that stands beside it."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from ingest.timestamps import timestamp

MOST_WORDS = 6
"""A line beside a headline, such as a byline, is no longer than this; the story is."""

_SENTENCE_ENDS = (".", "!", "?", "…", "。")
_NO_STORY = {"h1", "h2", "h3", "h4", "h5", "h6", "script", "style"}
_ASIDES = {"aside", "nav", "footer", "figure", "blockquote"}
_FRAMES = {"html", "body", "main", "article"}
_ASIDE_NAMES = re.compile(
    r"(?<![a-z])(related|(?:user)?comments?|recommend\w*|popular|trending|latest|teasers?"
    r"|promos?|sidebar|newsletter|updates|dek|standfirst|subtitle|summary)(?![a-z])",
    re.IGNORECASE,
)
_ROOTS = "ancestor::html | ancestor::body | ancestor::main | ancestor::article"
_UPDATED = re.compile(
    r"updat|modif|edited|correct|aktualis|geändert|mise? à jour|actualiz|aggiorn|bijgewerkt",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"publi[sc]", re.IGNORECASE)


def header_date(page: HtmlElement, title: str) -> str | None:
    """Return the date, as written, of the first `<time>` between the headline and the story.

    A time in the story, beside it or below it dates something else, and so does an update's.
    """
    headline = _headline(page, title)
    times = _times(headline) if headline is not None else iter(())
    written = (time.get("datetime") or time.text_content() for time in times)
    return next((one for one in written if timestamp(one)), None)


def is_aside(element: HtmlElement, root: HtmlElement | None = None) -> bool:
    """Return whether an element is in a part of the page, or of `root`, beside the article."""
    for part in (element, *element.iterancestors()):
        if part is root:
            return False
        if part.tag in _ASIDES or (part.tag not in _FRAMES and _ASIDE_NAMES.search(_names(part))):
            return True
    return False


def _headline(page: HtmlElement, title: str) -> HtmlElement | None:
    """Return the heading that is the title, else the first in the article."""
    named = [one for one in page.iter("h1") if one.text_content().split() == title.split()]
    return next(iter(named or page.xpath("//article//h1 | //main//h1")), None)


def _times(headline: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the times of publication around the headline, down to the first line of the story."""
    root = (headline.xpath(_ROOTS) or [headline.getroottree().getroot()])[-1]
    header = next(headline.iterancestors("header"), None)
    reached = root.tag in ("article", "main")
    passed = False
    for element in root.iter("*"):
        passed = passed or element is headline
        inside = header is not None and header in element.iterancestors()
        if is_aside(element, root):
            continue
        if element.tag == "time" and (inside or passed or reached) and _dates_article(element):
            yield element
        if passed and not inside and _is_story(element):
            return


def _dates_article(time: HtmlElement) -> bool:
    if any(map(_is_story, time.iterancestors())):
        return False
    said = (_names(time), _names(time.getparent()), _words_before(time), time.text_content())
    return bool(_PUBLISHED.search(_names(time))) or not _UPDATED.search(" ".join(said))


def _is_story(element: HtmlElement) -> bool:
    if element.tag in _NO_STORY:
        return False
    own = "".join([element.text or "", *(child.tail or "" for child in element)]).strip()
    return len(own.split()) > MOST_WORDS or own.endswith(_SENTENCE_ENDS)


def _words_before(time: HtmlElement) -> str:
    before = time.getprevious()
    if before is None:
        return time.getparent().text or ""
    return (before.text_content() if before.tag != "time" else "") + (before.tail or "")


def _names(element: HtmlElement) -> str:
    return " ".join(element.get(name, "") for name in ("class", "id", "itemprop", "itemtype"))
