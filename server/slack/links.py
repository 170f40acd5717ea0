"""Addresses in an answer: the outlet's, and ours where the quote is marked."""

import re
from urllib.parse import urlencode, urlsplit

from rag.types import Frozen
from server.slack.limits import LINK_CHARS

UNSAFE = re.compile(r"[\s<>|\x00-\x1f\x7f\ud800-\udfff]")


class Place(Frozen):
    """One answer on the page: its conversation, and which turn of it (1 for the first)."""

    page: str
    conversation_id: str
    turn: int

    @property
    def answer(self) -> str:
        """The address of the conversation."""
        return f"{self.page}/?{urlencode({'c': self.conversation_id})}"

    def quote(self, number: int) -> str:
        """Return the address at which quote `number` is marked in its article."""
        cite = f"{self.turn}.{number}"
        return f"{self.page}/?{urlencode({'c': self.conversation_id, 'cite': cite})}"


def outlet(url: str | None) -> str | None:
    """Return an article's own address if it is a plain one on the web."""
    if url is None or len(url) > LINK_CHARS or UNSAFE.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
