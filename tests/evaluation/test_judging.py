"""A run file is judged again by another judge."""

import pytest

from rag.errors import InvalidInputError, ModelError
from rag.evaluation.judges import NamedJudge
from rag.evaluation.judging import judged_again
from rag.evaluation.run import Run
from tests.evaluation.suites import ABSTAINED, RIGHT, result, run_of
from tests.rag.newsroom import WordOverlap

EMBEDDER = WordOverlap("word-overlap")
RUN = run_of("new", [result("a", RIGHT), result("b", ABSTAINED)])
STRICT = NamedJudge("strict", lambda _: lambda sentence, evidence: 0.0)


def recall(run: Run) -> float | None:
    figure = run.figure("mine", "citation_recall")
    return figure.value if figure else None


def test_only_the_judged_figures_and_the_judge_change() -> None:
    again = judged_again(RUN, STRICT, EMBEDDER)
    assert (recall(RUN), recall(again), again.setup.judge) == (1.0, 0.0, "strict")
    assert again.figure("mine", "passed") == RUN.figure("mine", "passed")
    assert [r.answer for r in again.results] == [r.answer for r in RUN.results]


def test_a_judge_that_fails_takes_its_score_away_and_says_why() -> None:
    def fail(sentence: str, evidence: str) -> float:
        raise ModelError("the judge failed: quota")

    again = judged_again(RUN, NamedJudge("broken", lambda _: fail), EMBEDDER)
    assert recall(again) is None
    assert again.unscored("mine")["citation_recall"] == ["the judge failed: quota"]
    assert recall(judged_again(again, STRICT, EMBEDDER)) == 0.0


def test_recall_and_precision_ask_the_judge_once() -> None:
    asked: list[str] = []

    def count(sentence: str, evidence: str) -> float:
        asked.append(sentence)
        return 1.0

    judged_again(RUN, NamedJudge("counting", lambda _: count), EMBEDDER)
    assert asked == ["The dam broke."]


def test_passages_alone_have_nothing_to_judge() -> None:
    ranked = RUN.model_copy(update={"setup": RUN.setup.model_copy(update={"mode": "retrieval"})})
    with pytest.raises(InvalidInputError, match="has no answers to judge"):
        judged_again(ranked, STRICT, EMBEDDER)
