from datetime import UTC, datetime

from rag.succession import newest_first, precedes, told_at
from rag.types import ArticleInfo

MAY, JUNE = datetime(2026, 5, 5, 8, tzinfo=UTC), datetime(2026, 6, 5, 8, tzinfo=UTC)


def test_an_article_is_of_its_update() -> None:
    assert told_at(ArticleInfo(id="a", published_at=MAY, updated_at=JUNE)) == JUNE
    assert told_at(ArticleInfo(id="a")) is None


def test_a_day_alone_is_all_of_that_day() -> None:
    assert precedes(MAY, JUNE)
    assert not precedes(JUNE.replace(hour=0), JUNE)
    assert precedes(MAY, MAY.replace(hour=9))
    assert not precedes(None, JUNE)


def test_the_current_version_is_first_then_the_later_ones() -> None:
    versions = [
        ArticleInfo(id="a", version=1, published_at=JUNE),
        ArticleInfo(id="a", version=2, published_at=MAY),
        ArticleInfo(id="a", version=3),
    ]
    assert [one.version for one in newest_first(reversed(versions), 1)] == [1, 2, 3]
