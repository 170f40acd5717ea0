"""Teasers: what a feed has of an article to make one read the rest at its address."""

import re
from html import unescape

FEWEST_WORDS = 60
"""A text in a feed of fewer words is a summary, and no article."""

_TAG = re.compile(r"<[^<>]*>")
_FOOTER = re.compile(r"The post .{1,300} (?:first )?appeared (?:first )?on [^.]{1,200}\.?$")
"""What WordPress puts below a text, whole or not."""

_MORE = (
    r"(?:read|learn|see|view|find out|keep|continue|click) (?:on|more|reading|here)(?: \S+){0,8}"
    r"|(?:read|see|view|continue to)? ?(?:the |our )?(?:full|whole|entire|rest of the|original)"
    r" (?:article|story|post|text|report|version)(?: \S+){0,5}"
    r"|more|weiterlesen|mehr lesen|lire (?:la suite|plus)|leer más|seguir leyendo|lees verder"
    r"|leggi tutto|continua a leggere|läs mer|les mer|læs mere|leia mais"
)
_CUT = re.compile(rf"(?:…|\.\.\.)\W*$|(?:^|\W)(?:{_MORE})\W*$", re.IGNORECASE)
_LAST = 160
"""So many characters at the end are looked at."""


def is_teaser(body: str) -> bool:
    """Return whether a text in HTML is too short to be an article, or says that it goes on."""
    text = " ".join(unescape(_TAG.sub(" ", body)).split())
    text = _FOOTER.sub("", text).rstrip()
    return len(text.split()) < FEWEST_WORDS or bool(_CUT.search(text[-_LAST:]))
