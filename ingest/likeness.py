"""Stored articles much like a new one: what a corrected headline or date leaves behind."""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from typing import Protocol

from rag.copies import SAME, in_common
from rag.errors import NotFoundError
from rag.types import Article

EDGE = 80
"""So many characters at a text's beginning, or at its end, are looked up as they are."""
MOST_COMPARED = 20
FEWEST_READ = 50
"""So many new articles of a run are looked up one by one; for more the store is read once."""

RECENT = 200
"""So many articles of a run are held, since they may wait to be stored."""


class Stored(Protocol):
    """What is stored already."""

    def edges(self, chars: int) -> Iterable[tuple[str, str, str]]:
        """Yield id, first and last characters of each article that has no address."""
        ...

    def edged_like(self, article: Article, chars: int) -> Sequence[str]:
        """Return ids of articles without an address that begin or end as one does."""
        ...

    def get(self, article_id: str, version: int | None = None) -> Article:
        """Return a stored article, as it is now by default; `NotFoundError`."""
        ...


class Likeness:
    """Knows how the texts of one run begin and end, and of the store those that may matter."""

    def __init__(self, stored: Stored) -> None:
        self.stored = stored
        self._ids: dict[str, list[str]] = defaultdict(list)
        self._asked = 0
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
        stored = self._stored(article)
        edges = (article.text[:EDGE], article.text[-EDGE:])
        alike = [*stored, *(one for edge in edges for one in self._ids.get(edge, ()))]
        if not article.url:
            self._note(article.id, *edges)
            self._recent.append(article)
        return [one for one in dict.fromkeys(alike) if one != article.id][:MOST_COMPARED]

    def _stored(self, article: Article) -> Sequence[str]:
        """Return what is stored like an article; of a long run all that is stored is noted."""
        self._asked += 1
        if self._asked <= FEWEST_READ:
            return self.stored.edged_like(article, EDGE)
        if self._asked == FEWEST_READ + 1:
            for known in self.stored.edges(EDGE):
                self._note(*known)
        return ()

    def _note(self, article_id: str, first: str, last: str) -> None:
        for edge in (first, last):
            self._ids[edge].append(article_id)

    def _found(self, article_id: str) -> Article | None:
        """Return an article of this run, which may wait to be stored, or of the store."""
        recent = next((one for one in self._recent if one.id == article_id), None)
        try:
            return recent or self.stored.get(article_id)
        except NotFoundError:  # deleted since
            return None
