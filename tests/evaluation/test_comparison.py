"""Two runs are compared question by question."""

import pytest

from rag.errors import InvalidInputError
from rag.evaluation.comparison import Comparison, Difference, compare
from tests.evaluation.cases import answered, statement
from tests.evaluation.suites import ABSTAINED, RIGHT, WRONG, result, run_of


def difference(found: Comparison, metric: str) -> Difference:
    return next(d for d in found.differences if d.metric == metric)


def test_what_got_better_and_worse_is_named() -> None:
    base = run_of("base", [result("a", RIGHT), result("b", WRONG), result("c", WRONG)])
    new = run_of("new", [result("a", ABSTAINED), result("b", RIGHT), result("c", WRONG)])
    found = compare(base, new)
    assert [change.new.question.id for change in found.worse] == ["a"]
    assert [change.new.question.id for change in found.better] == ["b"]


def test_one_question_each_way_shows_no_difference() -> None:
    base = run_of("base", [result("a", RIGHT), result("b", WRONG)])
    new = run_of("new", [result("a", WRONG), result("b", RIGHT)])
    passed = difference(compare(base, new), "passed")
    assert (passed.p, passed.verdict, passed.test) == (1.0, "no difference shown", "McNemar")


def test_many_questions_one_way_are_better_or_worse() -> None:
    ids = [f"q{number}" for number in range(12)]
    right, wrong = (run_of(n, [result(i, a) for i in ids]) for n, a in (("r", RIGHT), ("w", WRONG)))
    assert difference(compare(wrong, right), "passed").verdict == "better"
    assert difference(compare(right, wrong), "f1").verdict == "worse"
    assert difference(compare(right, wrong), "aurc").verdict == "worse"


def test_a_question_whose_expectations_changed_is_not_paired() -> None:
    base = run_of("base", [result("a", RIGHT), result("b", RIGHT)])
    new = run_of("new", [result("a", RIGHT), result("b", RIGHT, answers=["mud"])])
    assert compare(base, new).unpaired == 2


def test_figures_of_two_judges_are_left_out_and_said_to_be() -> None:
    base = run_of("base", [result("a", RIGHT)])
    new = base.model_copy(update={"setup": base.setup.model_copy(update={"judge": "other"})})
    found = compare(base, new)
    assert not {d.metric for d in found.differences} & {"citation_recall", "citation_precision"}
    assert "None judged the base, other the new run" in found.notes[-1]


def test_answers_that_changed_without_a_verdict_that_did_are_listed() -> None:
    words = answered(statement("A dam broke.", "The dam broke"))
    base = run_of("base", [result("a", RIGHT), result("b", RIGHT), result("c", WRONG)])
    new = run_of("new", [result("a", words), result("b", RIGHT), result("c", RIGHT)])
    assert [pair[1].question.id for pair in compare(base, new).reworded] == ["a"]


def test_setups_that_differ_are_noted_first_and_so_is_what_the_verdict_follows() -> None:
    base = run_of("base", [result("a", RIGHT)])
    new = base.model_copy(update={"setup": base.setup.model_copy(update={"workers": 4})})
    assert compare(base, new).notes[0] == "The setups differ, base → new: workers 1 → 4."
    assert compare(base, base).notes[0].startswith("The verdict follows p")


def test_runs_over_other_questions_cannot_be_compared() -> None:
    with pytest.raises(InvalidInputError, match="share no question"):
        compare(run_of("base", [result("a", RIGHT)]), run_of("new", [result("b", RIGHT)]))
