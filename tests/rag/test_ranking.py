from datetime import UTC, datetime, timedelta

import pytest

from rag.dates import Window
from rag.ranking import Ranked, Scored, Weights, When, best_articles, blend, order, prior, when_of

ASKED = datetime(2026, 3, 12, tzinfo=UTC)
MARCH = Window(ASKED.replace(day=1), ASKED.replace(month=4, day=1), "March", False)
YEAR_AGO = Window(ASKED.replace(year=2025, day=1), ASKED.replace(year=2025), "2025", False)
RANKED = Ranked(
    [Scored("a#1", 2.0), Scored("b#0", 1.0)],
    [Scored("a", 4.0), Scored("c", 3.0)],
    [Scored("b#2", 0.5)],
    [Scored("b", 0.5)],
)


def test_blending_adds_shares_of_the_way_from_last_to_first() -> None:
    first = [Scored("a", 9.0), Scored("b", 6.0), Scored("c", 5.0)]
    assert blend([(1.0, first), (2.0, [Scored("b", 0.1)])]) == {"a": 1.0, "b": 2.25, "c": 0.0}


def test_of_an_articles_passages_the_best_counts() -> None:
    rows = [Scored("a#1", 3.0), Scored("b#0", 2.0), Scored("a#0", 1.0)]
    scores = best_articles(Ranked(rows, [], [], []), Weights(passage_words=1.0, given=0.0))
    assert scores == {"a": 1.0, "b": 0.5}


def test_a_list_of_no_weight_still_brings_candidates() -> None:
    assert set(best_articles(RANKED, Weights())) == {"a", "b", "c"}


def test_an_article_is_there_with_what_matched_or_else_with_its_first_passage() -> None:
    published = dict.fromkeys("abc")
    scored = order(RANKED, Weights(), best_articles(RANKED, Weights()), published)
    assert [one.id for one in scored] == ["a#1", "b#2", "b#0", "c#0"]


def test_articles_that_are_not_known_are_left_out() -> None:
    scored = order(RANKED, Weights(), best_articles(RANKED, Weights()), {"c": None})
    assert [one.id for one in scored] == ["c#0"]


@pytest.mark.parametrize(
    ("days", "factor"), [(0, 3.0), (7, 3.0), (14, 2.0), (21, 1.5), (-0.5, 3.0), (-9, 1.0)]
)
def test_the_week_before_counts_threefold_and_those_before_it_less(
    days: float, factor: float
) -> None:
    assert prior(ASKED - timedelta(days=days), When(None, ASKED)) == factor


def test_without_a_clock_or_a_date_time_says_nothing() -> None:
    assert prior(ASKED, When()) == prior(None, When(MARCH, ASKED)) == 1.0


def test_a_time_gone_by_prefers_articles_of_that_time() -> None:
    when = When(YEAR_AGO, ASKED)
    assert prior(ASKED.replace(year=2025, day=5), when) > prior(ASKED, when) == 1.0


def test_a_window_that_holds_the_clock_is_now() -> None:
    assert prior(ASKED, When(MARCH, ASKED)) == 3.0


def test_a_time_ahead_still_prefers_what_is_new() -> None:
    ahead = Window(ASKED.replace(year=2030), ASKED.replace(year=2031), "2030", False)
    assert prior(ASKED, When(ahead, ASKED)) == 3.0


@pytest.mark.parametrize(
    ("question", "factor"),
    [
        ("Who won the vote?", 3.0),
        ("When was the girl born?", 3.0),
        ("Who won in the 1990s?", 1.0),
        ("Who founded the Stenna Echo?", 1.0),
        ("When was Anna Berg born?", 1.0),
    ],
)
def test_what_is_new_is_not_preferred_where_time_does_not_matter(
    question: str, factor: float
) -> None:
    assert prior(ASKED, when_of(question, ASKED)) == factor
