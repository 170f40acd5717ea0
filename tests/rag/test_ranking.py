from datetime import UTC, datetime, timedelta

import pytest

from rag.dates import Window
from rag.ranking import Ranked, Weights, When, best_articles, fuse, order, prior

ASKED = datetime(2026, 3, 12, tzinfo=UTC)
MARCH = Window(ASKED.replace(day=1), ASKED.replace(month=4, day=1), "March", False)
YEAR_AGO = Window(ASKED.replace(year=2025, day=1), ASKED.replace(year=2025), "2025", False)
RANKED = Ranked(["a#1", "b#0"], ["a", "c"], ["b#2"], ["b"])


def test_fusion_adds_reciprocal_ranks() -> None:
    scores = fuse([(1.0, ["a", "b"]), (2.0, ["b"])])
    assert scores == {"a": 1 / 61, "b": 1 / 62 + 2 / 61}


def test_a_list_of_no_weight_still_brings_candidates() -> None:
    assert set(best_articles(RANKED, Weights())) == {"a", "b", "c"}


def test_an_article_is_there_with_what_matched_or_else_with_its_first_passage() -> None:
    published = dict.fromkeys("abc")
    scored = order(RANKED, Weights(), best_articles(RANKED, Weights()), published)
    assert [one.id for one in scored] == ["b#2", "b#0", "a#1", "c#0"]


def test_articles_that_are_not_known_are_left_out() -> None:
    scored = order(RANKED, Weights(), best_articles(RANKED, Weights()), {"c": None})
    assert [one.id for one in scored] == ["c#0"]


@pytest.mark.parametrize(
    ("days", "factor"), [(0, 2.0), (7, 2.0), (14, 1.5), (21, 1.25), (-0.5, 2.0), (-9, 1.0)]
)
def test_the_week_before_counts_double_and_those_before_it_less(days: float, factor: float) -> None:
    assert prior(ASKED - timedelta(days=days), When(None, ASKED)) == factor


def test_without_a_clock_or_a_date_time_says_nothing() -> None:
    assert prior(ASKED, When()) == prior(None, When(MARCH, ASKED)) == 1.0


def test_a_time_gone_by_prefers_articles_of_that_time() -> None:
    when = When(YEAR_AGO, ASKED)
    assert prior(ASKED.replace(year=2025, day=5), when) > prior(ASKED, when) == 1.0


def test_a_window_that_holds_the_clock_is_now() -> None:
    assert prior(ASKED, When(MARCH, ASKED)) == 2.0
