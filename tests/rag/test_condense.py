import pytest

from rag.condense import condense
from rag.types import Turn

BEFORE = [Turn(question="Which countries will send troops?")]


@pytest.mark.parametrize(
    "question", ["And Germany?", "What about last week?", "When did he say it?"]
)
def test_a_question_that_cannot_stand_alone_takes_the_one_before(question: str) -> None:
    assert condense(question, BEFORE) == f"{question} {BEFORE[0].question}"


def test_a_question_that_stands_alone_is_left_as_it_is() -> None:
    question = "How much will the new harbour at Stenna cost?"
    assert condense(question, BEFORE) == question


def test_the_first_question_is_left_as_it_is() -> None:
    assert condense("And Germany?", []) == "And Germany?"


def test_a_chain_of_follow_ups_reaches_back_to_what_stands_alone() -> None:
    history = [*BEFORE, Turn(question="And Germany?")]
    assert condense("And Spain?", history) == (
        "And Spain? And Germany? Which countries will send troops?"
    )
