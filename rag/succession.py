"""Which of two versions of an article is the later, by the dates that they tell."""

from collections.abc import Iterable
from datetime import UTC, datetime, time

from rag.types import ArticleInfo

NEVER = datetime.min.replace(tzinfo=UTC)


def told_at(info: ArticleInfo) -> datetime | None:
    """Return when a version is of: its update, or else its publication."""
    known = [at for at in (info.published_at, info.updated_at) if at]
    return max(known, default=None)


def precedes(own: datetime | None, other: datetime | None) -> bool:
    """Return whether a time is earlier than another one; a day alone is all of that day."""
    if own is None or other is None:
        return False
    own, other = own.astimezone(UTC), other.astimezone(UTC)
    if time.min in (own.time(), other.time()):
        return own.date() < other.date()
    return own < other


def newest_first(versions: Iterable[ArticleInfo], current: int) -> list[ArticleInfo]:
    """Return versions of one article, the current one first, then by their times."""
    return sorted(
        versions,
        key=lambda one: (one.version == current, told_at(one) or NEVER, one.version),
        reverse=True,
    )
