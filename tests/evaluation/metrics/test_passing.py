"""The one verdict on a question."""

import pytest

from rag.evaluation.metrics.passing import Completed, FollowUp, Passed, faults
from rag.types import Answer
from tests.evaluation.cases import TEXT, abstained, answered, case, statement

SAID = answered(statement("The dam broke on Monday.", "The dam broke on Monday."))
HURT = {"article": "dam", "text": "hurt", "start": TEXT.index("hurt"), "end": len(TEXT) - 1}


@pytest.mark.parametrize(
    ("answer", "expected", "fault"),
    [
        (SAID, {"answers": ["the bridge"]}, "holds none of the expected answers: the bridge"),
        (SAID, {"must_include": [["flood", "deluge"]]}, "does not include: flood | deluge"),
        (SAID, {"must_not_include": ["monday"]}, "includes: monday"),
        (SAID, {"quotes": [HURT]}, "cites nothing of the expected quote: hurt"),
        (SAID, {"answerable": False}, "answered, though the articles hold no answer"),
        (SAID, {"relevant": [{"article": "x"}]}, "cites none of the relevant articles: x"),
        (abstained("no dam"), {"answers": ["dam"]}, "abstained: no dam"),
        (None, {"error": "boom", "answers": ["dam"]}, "failed: boom"),
    ],
)
def test_each_fault_is_named(
    answer: Answer | None, expected: dict[str, object], fault: str
) -> None:
    assert faults(case(answer, **expected)) == [fault]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (SAID, {"answers": ["dam"], "must_not_include": ["bridge"], "answerable": True}),
        (SAID, {"answers": ["dam"], "relevant": [{"article": "elsewhere"}]}),
        (SAID, {"relevant": [{"article": "dam"}]}),
        (abstained(), {"answerable": False, "must_not_include": ["dam"]}),
        (abstained(), {"must_not_include": ["dam"]}),
    ],
)
def test_what_holds_has_no_fault(answer: Answer, expected: dict[str, object]) -> None:
    assert faults(case(answer, **expected)) == []


def test_a_question_of_which_nothing_is_expected_is_not_judged() -> None:
    assert Passed().row(case(SAID)) is None


def test_a_follow_up_is_a_question_with_a_history() -> None:
    history = [{"question": "What broke?", "answer": "The dam."}]
    assert FollowUp().row(case(SAID, answers=["Monday"])) is None
    assert FollowUp().row(case(SAID, answers=["Monday"], history=history)) == (1.0,)


def test_an_error_is_counted() -> None:
    assert Completed().row(case(error="boom")) == (0.0,)
    assert Completed().row(case(SAID)) == (1.0,)
