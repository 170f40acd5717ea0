"""Where an article stands in the course of its own versions: new, known, changed or overtaken."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from ingest.reading import Reading
from rag.articles import HASHED
from rag.errors import NotFoundError
from rag.succession import precedes, told_at
from rag.types import Article, ArticleInfo


class Versions(Protocol):
    """The stored versions of articles."""

    def hashes(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the content hash of those ids that are stored."""
        ...

    def get(self, article_id: str, version: int | None = None) -> Article:
        """Return a version, the current one by default; `NotFoundError`."""
        ...

    def versions(self, article_id: str) -> Iterable[ArticleInfo]:
        """Return what is known of every version; `NotFoundError`."""
        ...


class Place(NamedTuple):
    """`known` where nothing is to be stored; `stored` where another version is.

    `earlier` tells the owner of what overtook it, `reason` why it can be none of these versions.
    """

    known: bool = False
    stored: bool = False
    earlier: str | None = None
    reason: str | None = None


class Last(NamedTuple):
    """The last version of an article that a run came by, in the least room, for there are many.

    `hashes` and `times` are those of all its versions that the run came by.
    """

    source: str
    published: datetime | None
    told: datetime | None
    words: int
    hashes: tuple[str, ...] = ()
    times: tuple[datetime | None, ...] = ()


class Course:
    """Knows what a run came by, for that may wait to be stored, and asks the store."""

    def __init__(self, stored: Versions) -> None:
        self._stored = stored
        self._seen: dict[str, Last] = {}

    def place(self, article: Article, hashed: str, reading: Reading) -> Place:
        """Return where an article stands, and take it for one that is stored from now on."""
        seen = self._seen.get(article.id)
        if seen and hashed in seen.hashes:
            return Place(known=True)
        if seen and not _is_version(article, seen):
            return Place(reason=_taken(article.id, seen.source))
        current = self._stored.hashes([article.id]).get(article.id)
        own = _last(article, seen.source if seen else reading.source)
        last = seen or (self._current(article.id) if current not in (None, hashed) else None)
        earlier = last is not None and _is_earlier(reading, article, own, last)
        known = current == hashed or (earlier and self._was(article))
        kept = last if earlier and last else own
        hashes, times = (seen.hashes, seen.times) if seen else ((), ())
        self._seen[article.id] = kept._replace(
            source=own.source, hashes=(*hashes, hashed), times=(*times, own.told)
        )
        told = _overtaken(article, own, kept) if earlier else None
        return Place(known=known, stored=last is not None, earlier=told)

    def _current(self, article_id: str) -> Last | None:
        try:
            return _last(self._stored.get(article_id), "")
        except NotFoundError:  # deleted since
            return None

    def _was(self, article: Article) -> bool:
        """Return whether one of the stored versions is the article as it is."""
        try:
            numbers = [one.version for one in self._stored.versions(article.id)]
            return any(_same(article, self._stored.get(article.id, one)) for one in numbers)
        except NotFoundError:  # its versions wait, or were deleted since
            return False


def _last(article: Article, source: str) -> Last:
    words = hash(tuple(f"{article.title} {article.text}".split()))
    return Last(source, article.published_at, told_at(article), words)


def _same(article: Article, other: Article) -> bool:
    return article.model_dump(include=HASHED) == other.model_dump(include=HASHED)


def _is_version(article: Article, other: Last) -> bool:
    """Return whether two of a run that share an id tell times of one article."""
    told = article.published_at and article.published_at == other.published
    return bool(told) and told_at(article) not in other.times


def _is_earlier(reading: Reading, article: Article, own: Last, last: Last) -> bool:
    """Return whether the words changed, and an earlier time is told of these.

    What is at an address now is the newest, unless it says itself that it is not.
    """
    undated = reading.live and article.updated_at is None
    return own.words != last.words and not undated and precedes(own.told, last.told)


def _overtaken(article: Article, own: Last, last: Last) -> str:
    older, newer = (f"{one.told:%Y-%m-%d}" for one in (own, last))
    return (
        f"of {older}, older than what is stored, of {newer}: kept as an earlier version; if it is "
        f"the right one: dateline articles delete {article.id}, and ingest it again"
    )


def _taken(article_id: str, source: str) -> str:
    return (
        f"has the id {article_id} that {source} has, with other content: "
        "give it an id or an address of its own"
    )
