from datetime import UTC, datetime

import pytest

from ingest.split import split
from rag.dates import find_window
from rag.timeliness import timeliness
from rag.types import Hit
from tests.rag.newsroom import article

NOW = datetime(2026, 3, 6, tzinfo=UTC)
OLD = article("old", "Mara Holm won the harbour vote.", "2018-06-07")
NEW = article("new", "Lars Berg won the harbour vote.", "2026-03-05")
UNDATED = article("undated", "Anna Lund won the harbour vote.", None)
HITS = [Hit(passage=split(a, 20)[0], article=a, score=1) for a in (OLD, NEW, UNDATED)]


def doubted(question: str) -> list[str]:
    """Which of the articles lose by when they came out."""
    found = timeliness(question, HITS, find_window(question, NOW))
    return [hit.article.id for hit, one in zip(HITS, found, strict=True) if one < 0]


def test_a_question_about_this_week_is_answered_by_what_came_out_in_it() -> None:
    assert doubted("Who won the vote this week?") == ["old", "undated"]


@pytest.mark.parametrize("question", ["Who won the vote?", "Who won the vote in 2018?"])
def test_any_other_question_may_be_answered_by_an_article_of_any_time(question: str) -> None:
    assert doubted(question) == []


def test_what_had_happened_by_some_day_is_told_by_no_article_of_before() -> None:
    assert doubted("What did Holm win in 2025?") == ["old"]
    assert doubted("What will Holm win in 2025?") == []


@pytest.mark.parametrize(
    "question", ["What is the latest in the harbour vote?", "What's new in the harbour?"]
)
def test_where_the_latest_is_asked_for_what_was_overtaken_loses(question: str) -> None:
    assert doubted(question) == ["old", "undated"]


def test_the_more_was_told_later_the_more_it_loses() -> None:
    days = [article(day, "Berg won.", day) for day in ("2026-03-01", "2026-03-02", "2026-03-03")]
    hits = [Hit(passage=split(a, 20)[0], article=a, score=1) for a in days]
    first, second, third = timeliness("What is the latest?", hits, None)
    assert first < second < third == 0


def loses(question: str, text: str, day: str) -> bool:
    one = article("a", text, day)
    hits = [Hit(passage=split(one, 20)[0], article=one, score=1)]
    clock = datetime(2026, 5, 20, 18, tzinfo=UTC)
    return timeliness(question, hits, find_window(question, clock))[0] < 0


@pytest.mark.parametrize(
    ("question", "text", "day", "lost"),
    [
        ("How many marched in March?", "About 900 marched on Monday.", "2026-03-10", False),
        ("How many marched in March?", "About 900 marched on Monday.", "2026-05-19", True),
        ("How many marched in March?", "About 900 marched on Monday.", "2025-03-10", True),
        ("How many marched in March?", "In March, 900 marched.", "2026-05-19", False),
        ("How many will march in March?", "About 900 will march.", "2026-05-19", False),
        ("How many marched since April?", "About 900 marched on Monday.", "2026-03-10", True),
        ("How many marched yesterday?", "About 900 marched on Tuesday.", "2026-05-20", False),
        ("How many marched yesterday?", "About 900 marched on Monday.", "2026-05-20", True),
    ],
)
def test_days_that_are_named_are_told_of_then_or_by_name(
    question: str, text: str, day: str, lost: bool
) -> None:
    assert loses(question, text, day) is lost
