"""Run files hold a run whole, and what is none is refused."""

import pytest

from rag.errors import InvalidInputError, ModelError
from rag.evaluation.metrics.citing import CitationRecall
from rag.evaluation.metrics.passing import Completed
from rag.evaluation.run import metric_named
from tests.evaluation.suites import ABSTAINED, RIGHT, WRONG, result, run_of

RUN = run_of("new", [result("a", RIGHT), result("b", WRONG), result("c", ABSTAINED), result("d")])


def test_figures_are_means_over_the_questions_they_apply_to() -> None:
    passed, followed = RUN.figure("mine", "passed"), RUN.figure("mine", "followup_passed")
    assert passed is not None
    assert (passed.value, passed.questions) == (0.25, 4)
    assert passed.low <= passed.value <= passed.high
    assert followed is None
    assert RUN.failed == 1


def test_a_metric_whose_judge_fails_has_no_score_and_others_do() -> None:
    def fail(*_: object) -> float:
        raise ModelError("quota")

    scored = result("a", RIGHT).scored([CitationRecall(fail), Completed()])
    assert "citation_recall" not in scored.scores
    assert scored.unscored == {"citation_recall": "quota"}
    assert scored.scores["completed"] == (1.0,)


def test_an_unknown_metric_is_told_with_those_that_are() -> None:
    with pytest.raises(InvalidInputError, match=r"ndgc@10.*ndcg@10"):
        metric_named("ndgc@10")
