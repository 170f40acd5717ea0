"""What came of reading one article: the article, or the reason why there is none."""

from pathlib import Path
from typing import NamedTuple, Self

from ingest.record import Draft
from rag.types import Article


class Instead(NamedTuple):
    """Why an article was read from a feed and not at its address; `ids` are those it may have."""

    reason: str
    ids: tuple[str, ...]


class Reading(NamedTuple):
    """`source` says where (a path, a line, an address); `size` is the input used up, in bytes.

    `by_title` is whether nothing but title and outlet tells the article from another one,
    `unnamed` whether no id was given with it; `lasting` whether a reason would stand at another
    try; `instead` that it gives way to what is stored; `live` that it was fetched just now.
    """

    source: str
    article: Article | None = None
    reason: str | None = None
    warning: str | None = None
    size: int = 0
    by_title: bool = False
    unnamed: bool = False
    lasting: bool = False
    instead: Instead | None = None
    live: bool = False

    def warned(self, note: str) -> Self:
        """Return the reading with a further word to the owner, beside its reason if it has one."""
        if self.reason:
            return self._replace(reason=f"{self.reason}; {note}")
        return self._replace(warning="; ".join(filter(None, (self.warning, note))))


def shown(path: Path | str) -> str:
    """Return a path or an address that can be printed and stored whatever bytes are in it."""
    return str(path).encode(errors="replace").decode()


def read_well(source: str, draft: Draft, size: int = 0) -> Reading:
    """Return the reading of an article that can be stored."""
    return Reading(source, draft.article, None, draft.warning, size, draft.by_title, draft.unnamed)
