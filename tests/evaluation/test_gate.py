"""The gate holds, is missed, or cannot be judged."""

import math

import pytest

from rag.errors import InvalidInputError
from rag.evaluation.gate import (
    Verdict,
    check_model,
    check_no_worse,
    check_requirements,
    parse_requirement,
    verdict_of,
)
from rag.types import Caveat
from tests.evaluation.suites import RIGHT, WRONG, result, run_of

GOOD = run_of("good", [result("a", RIGHT), result("b", RIGHT)])
FAILED = Caveat(kind="model_failed", text="The model did not answer.")
HALF = run_of("half", [result("a", RIGHT), result("b", WRONG)])


@pytest.mark.parametrize(
    ("required", "verdict"),
    [
        ("passed>=0.5", Verdict.HELD),
        ("mine:passed == 0.5", Verdict.HELD),
        ("passed>0.5", Verdict.MISSED),
        ("aurc<=0.1", Verdict.MISSED),
        ("followup_passed>=0", Verdict.UNDECIDED),
        ("other:passed>=0", Verdict.UNDECIDED),
    ],
)
def test_a_requirement_is_judged_against_the_figure(required: str, verdict: Verdict) -> None:
    checks = check_requirements(HALF, [parse_requirement(required)])
    assert [check.verdict for check in checks] == [verdict]


@pytest.mark.parametrize(
    "text", ["passed", "passed=>1", "passed>=much", "passed>=nan", "passed<=inf", "speed>=1", ""]
)
def test_what_is_no_requirement_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError, match=r"requirement|number|no metric"):
        parse_requirement(text)


def test_a_run_that_lost_nothing_holds() -> None:
    assert verdict_of(check_no_worse(HALF, GOOD, tolerance=0)) is Verdict.HELD


def test_a_loss_is_missed_unless_it_is_tolerated() -> None:
    assert verdict_of(check_no_worse(GOOD, HALF, 0.01, ["passed"])) is Verdict.MISSED
    assert verdict_of(check_no_worse(GOOD, HALF, 0.5, ["passed"])) is Verdict.HELD


def test_a_tolerance_that_is_no_number_tolerates_nothing() -> None:
    assert verdict_of(check_no_worse(GOOD, HALF, math.nan, ["passed"])) is Verdict.MISSED


def test_a_metric_of_which_less_is_better_is_guarded_the_other_way() -> None:
    assert verdict_of(check_no_worse(GOOD, HALF, 0, ["aurc"])) is Verdict.MISSED
    assert verdict_of(check_no_worse(HALF, GOOD, 0, ["aurc"])) is Verdict.HELD


def test_speed_is_guarded_only_where_it_is_named() -> None:
    slow = GOOD.model_copy(update={"figures": tuple(_slower(f) for f in GOOD.figures)})
    assert verdict_of(check_no_worse(GOOD, slow, 0)) is Verdict.HELD
    assert verdict_of(check_no_worse(GOOD, slow, 0, ["latency_p50"])) is Verdict.MISSED


def test_another_suite_cannot_be_judged() -> None:
    other = run_of("other", HALF.results, questions_hash="c" * 64)
    elsewhere = run_of("elsewhere", HALF.results, name="yours")
    assert verdict_of(check_no_worse(other, HALF, 0)) is Verdict.UNDECIDED
    assert verdict_of(check_no_worse(elsewhere, HALF, 0)) is Verdict.UNDECIDED


def test_a_figure_that_is_gone_cannot_be_judged() -> None:
    blind = GOOD.model_copy(update={"figures": ()})
    assert verdict_of(check_no_worse(GOOD, blind, 0)) is Verdict.UNDECIDED


def test_a_metric_that_some_questions_have_no_score_of_cannot_be_judged() -> None:
    first, second = GOOD.results
    gap = first.model_copy(update={"unscored": {"passed": "ModelError: quota"}})
    blind = GOOD.model_copy(update={"results": (gap, second)})
    (check,) = check_requirements(blind, [parse_requirement("passed>=0")])
    assert (check.verdict, check.seen) == (
        Verdict.UNDECIDED,
        "1 questions have no score: ModelError: quota in mine",
    )
    assert verdict_of(check_no_worse(GOOD, blind, 0, ["passed"])) is Verdict.UNDECIDED
    assert verdict_of(check_no_worse(blind, GOOD, 0, ["passed"])) is Verdict.UNDECIDED


def test_a_suite_that_was_not_judged_at_all_is_not_passed_over() -> None:
    gaps = [
        r.model_copy(update={"unscored": {"passed": "ModelError: quota"}}) for r in HALF.results
    ]
    blind = HALF.model_copy(update={"results": tuple(gaps), "figures": ()})
    other = [r.model_copy(update={"suite": "yours"}) for r in GOOD.results]
    suites = (*HALF.setup.suites, HALF.setup.suites[0].model_copy(update={"name": "yours"}))
    both = blind.model_copy(
        update={
            "setup": HALF.setup.model_copy(update={"suites": suites}),
            "results": (*blind.results, *other),
            "figures": tuple(f.model_copy(update={"suite": "yours"}) for f in GOOD.figures),
        }
    )
    checks = check_requirements(both, [parse_requirement("passed>=0.5")])
    assert {check.verdict for check in checks} == {Verdict.UNDECIDED, Verdict.HELD}
    assert verdict_of(checks) is Verdict.UNDECIDED


def test_a_metric_that_is_named_and_that_the_base_lacks_cannot_be_judged() -> None:
    asked = ["passed", "followup_passed"]
    assert verdict_of(check_no_worse(GOOD, GOOD, 0, asked)) is Verdict.UNDECIDED


def test_figures_of_two_judges_cannot_be_judged() -> None:
    other = GOOD.model_copy(update={"setup": GOOD.setup.model_copy(update={"judge": "other"})})
    assert verdict_of(check_no_worse(GOOD, other, 0, ["passed"])) is Verdict.HELD
    assert verdict_of(check_no_worse(GOOD, other, 0, ["citation_recall"])) is Verdict.UNDECIDED


FELL = run_of("fell", [result("a", RIGHT.model_copy(update={"caveats": (FAILED,)}))])


def test_a_run_whose_chat_model_failed_cannot_be_judged_unless_that_is_required_of_it() -> None:
    (check,) = check_model(FELL, GOOD, [])
    assert check.verdict is Verdict.UNDECIDED
    assert "1 of 1 answered by the embedded reader instead" in check.seen
    borne = [parse_requirement("by_model>=0")]
    assert check_model(FELL, None, borne) == []
    assert verdict_of(check_requirements(FELL, borne)) is Verdict.HELD


def test_nothing_that_is_required_of_a_run_bears_a_base_whose_chat_model_failed() -> None:
    (check,) = check_model(GOOD, FELL, [parse_requirement("by_model>=0")])
    assert (check.verdict, check.what) == (Verdict.UNDECIDED, "the base is its chat model's")


def test_what_is_required_of_one_suite_bears_nothing_in_another() -> None:
    both = FELL.model_copy(
        update={"results": [r.model_copy(update={"suite": s}) for s in "pq" for r in FELL.results]}
    )
    (check,) = check_model(both, None, [parse_requirement("p:by_model>=0")])
    assert "1 of 1 answered" in check.seen
    assert not check_model(both, None, [parse_requirement(f"{s}:by_model>=0") for s in "pq"])


def test_missed_outweighs_undecided_and_nothing_is_undecided() -> None:
    wanted = [parse_requirement(text) for text in ("passed>=1", "followup_passed>=0")]
    assert verdict_of(check_requirements(HALF, wanted)) is Verdict.MISSED
    assert verdict_of([]) is Verdict.UNDECIDED


def _slower(figure: object) -> object:
    grown = {"value": 9.0} if getattr(figure, "metric", "") == "latency_p50" else {}
    return figure.model_copy(update=grown)  # type: ignore[attr-defined]
