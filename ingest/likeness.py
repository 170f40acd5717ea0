"""Stored articles much like a new one: what a corrected headline or date leaves behind."""

from collections import defaultdict, deque
from collections.abc import Iterable
from typing import Protocol

from rag.copies import SAME, in_common
from rag.errors import NotFoundError
from rag.types import Article

EDGE = 80
"""So many characters at a text's beginning, or at its end, are looked up as they are."""
MOST_COMPARED = 20
RECENT = 200
"""So many articles of a run are held, since they may wait to be stored."""


class Stored(Protocol):
    """What is stored already."""

    def edges(self, chars: int) -> Iterable[tuple[str, str, str]]:
        """Yield id, first and last characters of each article that has no address."""
        ...

    def get(self, article_id: str) -> Article:
        """Return a stored article; `NotFoundError`."""
        ...


class Likeness:
    """Knows how the texts of one run and of the store begin and end; the store is read once."""

    def __init__(self, stored: Stored) -> None:
        self.stored = stored
        self._ids: dict[str, list[str]] | None = None
        self._recent: deque[Article] = deque(maxlen=RECENT)

    def earlier(self, article: Article) -> Article | None:
        """Return the earlier article that a new one of its outlet shares most of its text with.

        One that has an address is another article, whatever it shares.
        """
        for one in self._noted(article):
            found = self._found(one)
            outlets = {found.publisher if found else None, article.publisher} - {None}
            if found and len(outlets) < 2 and in_common(article.text, found.text) >= SAME:
                return found
        return None

    def _noted(self, article: Article) -> list[str]:
        """Return the ids of what begins or ends like an article, and note one without address."""
        known = self._known()
        edges = (article.text[:EDGE], article.text[-EDGE:])
        alike = [one for edge in edges for one in known[edge] if one != article.id]
        if not article.url:
            for edge in edges:
                known[edge].append(article.id)
            self._recent.append(article)
        return list(dict.fromkeys(alike))[:MOST_COMPARED]

    def _known(self) -> dict[str, list[str]]:
        if self._ids is None:
            self._ids = defaultdict(list)
            for one, first, last in self.stored.edges(EDGE):
                self._ids[first].append(one)
                self._ids[last].append(one)
        return self._ids

    def _found(self, article_id: str) -> Article | None:
        """Return an article of this run, which may wait to be stored, or of the store."""
        recent = next((one for one in self._recent if one.id == article_id), None)
        try:
            return recent or self.stored.get(article_id)
        except NotFoundError:  # deleted since
            return None
