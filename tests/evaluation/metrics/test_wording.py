"""What an answer says, against what was expected."""

import pytest

from rag.evaluation.metrics.wording import (
    Contains,
    ExactMatch,
    Exclude,
    Include,
    PassagesContain,
    TokenF1,
    contains,
    token_f1,
)
from rag.types import Answer, Marked
from tests.evaluation.cases import abstained, answered, case, passage, statement

SAID = answered(statement("The dam, of course.", "The dam broke"))


@pytest.mark.parametrize(
    ("said", "wanted", "score"),
    [("the dam broke", "a dam", 2 / 3), ("dam", "bridge", 0.0), ("the", "", 1.0), ("x", "", 0.0)],
)
def test_f1_counts_shared_tokens(said: str, wanted: str, score: float) -> None:
    assert token_f1(said, wanted) == pytest.approx(score)


def test_a_wording_is_contained_as_whole_words_only() -> None:
    assert contains("He paid 12 euros", "12 Euros")
    assert not contains("He paid 112 euros", "12 euros")


@pytest.mark.parametrize(
    ("answer", "exact", "f1", "held"),
    [(SAID, 0, 0.5, 1), (abstained(), 0, 0, 0)],
    ids=["sentence", "abstained"],
)
def test_the_best_of_the_alternatives_counts(
    answer: Answer, exact: float, f1: float, held: float
) -> None:
    asked = case(answer, answers=["the bridge", "dam"])
    assert ExactMatch().row(asked) == (exact,)
    assert TokenF1().row(asked) == (f1,)
    assert Contains().row(asked) == (held,)


def test_short_answers_are_scored_by_the_words_that_are_marked() -> None:
    (statement,) = SAID.statements
    at = statement.text.index("dam")
    marked = statement.model_copy(update={"answer": Marked(start=at, end=at + 3)})
    asked = case(SAID.model_copy(update={"statements": (marked,)}), answers=["dam"])
    assert ExactMatch().row(asked) == (1.0,)
    assert TokenF1().row(asked) == (1.0,)


def test_include_is_the_share_met_by_any_alternative() -> None:
    asked = case(SAID, must_include=[["wall", "dam"], ["river"]])
    assert Include().row(asked) == (0.5,)


def test_exclude_fails_on_one_unwanted_wording() -> None:
    assert Exclude().row(case(SAID, must_not_include=["river", "course"])) == (0.0,)
    assert Exclude().row(case(SAID, must_not_include=["river"])) == (1.0,)


def test_passages_are_searched_to_their_depth() -> None:
    found = answered(
        statement("x", "No one"), passages=[passage("a"), passage("b", text="the dam")]
    )
    assert PassagesContain(1).row(case(found, answers=["dam"])) == (0.0,)
    assert PassagesContain(5).row(case(found, answers=["dam"])) == (1.0,)


@pytest.mark.parametrize("metric", [ExactMatch(), TokenF1(), Contains(), Include(), Exclude()])
def test_nothing_expected_gives_no_score(metric: ExactMatch) -> None:
    assert metric.row(case(SAID)) is None
    assert metric.row(case(answers=["dam"], must_include=[["dam"]])) is None  # retrieval only
