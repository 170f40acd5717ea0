"""Abstention and the risk-coverage curve, worked by hand."""

import numpy as np
import pytest

from rag.evaluation.metrics.abstaining import (
    AURC,
    AbstentionF1,
    AbstentionPrecision,
    AbstentionRecall,
    Answered,
    Point,
    risk_coverage,
)
from rag.evaluation.metrics.metric import Case, Metric
from tests.evaluation.cases import abstained, answered, case, statement

SAID = answered(statement("The dam broke.", "The dam broke"))
RIGHTLY = case(abstained(), answerable=False)
WRONGLY = case(abstained(), answerable=True)
INVENTED = case(SAID, answerable=False)
FOUND = case(SAID, answerable=True)
UNKNOWN = case(abstained(), must_not_include=["dam"])


def value(metric: Metric, *cases: Case) -> float:
    rows = [row for c in cases if (row := metric.row(c)) is not None]
    return metric.value(np.array(rows, dtype=float).reshape(len(rows), -1))


def test_abstention_is_judged_as_the_search_for_questions_without_answer() -> None:
    cases = (RIGHTLY, RIGHTLY, WRONGLY, INVENTED, FOUND)
    assert value(AbstentionPrecision(), *cases) == pytest.approx(2 / 3)
    assert value(AbstentionRecall(), *cases) == pytest.approx(2 / 3)
    assert value(AbstentionF1(), *cases, INVENTED) == pytest.approx(4 / 7)


def test_a_suite_without_such_questions_has_no_abstention_score() -> None:
    for metric in (AbstentionPrecision(), AbstentionRecall(), AbstentionF1()):
        assert np.isnan(value(metric, WRONGLY, FOUND))


def test_a_question_that_may_have_no_answer_is_left_out() -> None:
    assert AbstentionRecall().row(UNKNOWN) is None
    assert Answered().row(UNKNOWN) is None


@pytest.mark.parametrize("expected", [{"answers": ["dam"]}, {"must_include": [["dam"]]}])
def test_expected_wordings_imply_that_there_is_an_answer(expected: dict[str, object]) -> None:
    assert AbstentionRecall().row(case(abstained(), **expected)) == (1.0, 0.0)
    assert Answered().row(case(SAID, **expected)) == (1.0,)


def test_answered_is_the_share_of_questions_with_an_answer() -> None:
    assert value(Answered(), FOUND, WRONGLY, RIGHTLY) == 0.5


def test_a_failed_question_was_not_abstained_from() -> None:
    failed = case(error="boom", answerable=False)
    assert value(AbstentionRecall(), failed, RIGHTLY) == 0.5


def test_the_curve_takes_the_surest_first() -> None:
    rows = np.array([(1, 0.9, 0), (1, 0.5, 1), (1, 0.7, 0), (0, 0.1, 1)], dtype=float)
    assert risk_coverage(rows) == [(0.25, 0.0), (0.5, 0.0), (0.75, pytest.approx(1 / 3))]
    assert AURC().value(rows) == pytest.approx(1 / 9)


def test_equal_confidence_shares_its_risk() -> None:
    rows = np.array([(1, 0.9, 1), (1, 0.9, 0)], dtype=float)
    assert risk_coverage(rows) == risk_coverage(rows[::-1]) == [Point(0.5, 0.5), Point(1.0, 0.5)]


def test_confidence_that_orders_right_answers_first_has_a_smaller_area() -> None:
    right = case(answered(statement("dam", "The dam"), confidence=0.9), answers=["dam"])
    wrong = case(answered(statement("mud", "The dam"), confidence=0.2), answers=["dam"])
    swapped = wrong.model_copy(
        update={"answer": answered(statement("mud", "The dam"), confidence=1.0)}
    )
    assert value(AURC(), right, wrong) == 0.25
    assert value(AURC(), right, swapped) == 0.75


def test_nothing_answered_has_no_area() -> None:
    assert np.isnan(value(AURC(), WRONGLY))
