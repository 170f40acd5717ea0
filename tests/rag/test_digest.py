"""The news of a day or a week are told story by story, none twice, none of another time."""

from datetime import UTC, datetime

import pytest

from rag.archive import Archive
from rag.dates import find_window
from rag.digest import asks_for_news, digest
from rag.filters import Filters
from tests.rag.newsroom import article, prepared

CLOCK = datetime(2026, 5, 20, 18, tzinfo=UTC)
BEGINS = "Ferry crews in Norrland began a strike on Monday over pay."
GOES_ON = "The ferry strike in Norrland entered its second day on Tuesday."
CUP = "Hask Rovers won the cup, beating Lanby at the Orlund dome."
CUP_AGAIN = "Hask Rovers have won the cup for the first time, beating Lanby."
STORM = "Storm Pell tore roofs off forty houses in Tarn."
STORED = (
    article("a", BEGINS, "2026-05-18", title="Ferry strike begins"),
    article("b", f"Follow us on WhatsApp. {GOES_ON}", "2026-05-20", title="Ferry strike goes on"),
    article("c", CUP, "2026-05-19", title="Rovers win cup"),
    article("d", CUP_AGAIN, "2026-05-20", title="Cup goes to Hask", publisher="Post"),
    article("e", STORM, "2026-05-04", title="Storm in Tarn"),
)


@pytest.fixture
def stored(archive: Archive) -> Archive:
    archive.put(prepared(*STORED, words=60))
    return archive


def told(
    stored: Archive, question: str, clock: datetime | None = CLOCK, filters: Filters = Filters()
) -> list[str]:
    return [r.text for r in digest(stored, filters, find_window(question, clock), clock)]


@pytest.mark.parametrize(
    ("question", "news"),
    [
        ("What happened yesterday?", True),
        ("What's new?", True),
        ("what are the headlines today", True),
        ("Give me the news of this week.", True),
        ("What happened on 11 May?", True),
        ("What happened between 1 and 15 March?", True),
        ("What happened in Tarn?", False),
        ("What happened to the ferry yesterday?", False),
        ("What's new on the ferry strike?", False),
        ("What new laws were passed yesterday?", False),
        ("Who won yesterday?", False),
    ],
)
def test_the_news_as_such_name_no_matter(question: str, news: bool) -> None:
    assert asks_for_news(question, find_window(question, CLOCK)) is news


def test_of_each_story_the_last_article_is_told_newest_first(stored: Archive) -> None:
    assert sorted(told(stored, "What's new?")) == sorted([GOES_ON, CUP_AGAIN])
    assert told(stored, "What happened yesterday?") == [CUP]


def test_nothing_of_another_time_is_told(stored: Archive) -> None:
    assert told(stored, "What happened in January?") == []
    assert told(stored, "What happened on 4 May?") == [STORM]
    before = datetime(2026, 5, 18, 18, tzinfo=UTC)
    assert told(stored, "What's new?", before) == [BEGINS]


def test_filters_hold_for_the_news_too(stored: Archive) -> None:
    filters = Filters(publishers=("Post",))
    assert told(stored, "What's new?", filters=filters) == [CUP_AGAIN]


def test_without_a_clock_the_news_are_of_the_week_before_the_newest(stored: Archive) -> None:
    assert STORM not in told(stored, "What's new?", None)
