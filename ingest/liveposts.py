"""A live report: the clock time above each of its posts stays in front of what the post says."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement  # type: ignore[import-untyped]

FEWEST = 2
"""So many posts under a clock time are a live report."""

_CLOCK = re.compile(r"[012]?\d[:.][0-5]\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?", re.IGNORECASE)


def keep_times(page: HtmlElement) -> None:
    """Write each time of a live report before the first paragraph of its post, as it is shown."""
    posts = list(_posts(page))
    for clock, paragraph in posts if len(posts) >= FEWEST else ():
        paragraph.text = f"{clock} {(paragraph.text or '').lstrip()}"


def _posts(page: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    for time in page.iter("time"):
        clock = " ".join(time.text_content().split())
        if not _CLOCK.fullmatch(clock):
            continue
        paragraph = _first_paragraph(time)
        if paragraph is not None:
            yield clock, paragraph


def _first_paragraph(time: HtmlElement) -> HtmlElement | None:
    """Return the first paragraph of the post that holds this time, and no other."""
    around = list(time.iterancestors())
    for part in around:
        if sum(1 for _ in part.iter("time")) > 1:
            return None
        told = (one for one in part.iter("p") if one.text_content().strip() and one not in around)
        if (first := next(told, None)) is not None:
            return first
    return None
