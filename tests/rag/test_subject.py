"""A change of subject: the words that make it, and what is asked behind them."""

import pytest

from rag.condense import condense, leans
from rag.subject import anew
from rag.types import Turn

HISTORY = [Turn(question="Which countries will send troops?")]


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("ok, something else. who won in Orl", "who won in Orl"),
        ("Different thing - who won in Orl?", "who won in Orl?"),
        ("never mind. can kids get the vaccine", "can kids get the vaccine"),
        ("Thanks! A different question: how many ran in Orl?", "how many ran in Orl?"),
        ("On another note, who won in Orl?", "who won in Orl?"),
    ],
)
def test_words_that_change_the_subject_are_no_part_of_the_question(
    question: str, asked: str
) -> None:
    assert anew(question, HISTORY) == (asked, ())


def test_after_a_change_of_subject_a_question_may_lean_all_the_same() -> None:
    asked = "what about the school there, is it open?"
    assert anew(f"ok something else: {asked}", HISTORY) == (asked, HISTORY)


@pytest.mark.parametrize("asks", ["Another question:", "And one other thing -", "Next question."])
def test_what_asks_on_keeps_what_was_asked_before(asks: str) -> None:
    assert anew(f"{asks} how many were hurt?", HISTORY) == ("how many were hurt?", HISTORY)


def test_what_was_asked_before_a_change_of_subject_is_no_part_of_what_follows() -> None:
    changed = [*HISTORY, Turn(question="ok, something else: who won the vote in Orl?")]
    _, left = anew("how many voted there?", changed)
    assert left == [Turn(question="who won the vote in Orl?")]
    assert condense("how many voted there?", left) == "how many voted there? (won, Orl)"


@pytest.mark.parametrize(
    "question",
    [
        "Something else happened: what?",
        "new zealand, who won the vote there",
        "New, improved and cheaper: what is the phone called?",
        "New - York - when was the mayor elected?",
        "Never mind the bridge, who won the vote?",
        "Other countries: who sent troops?",
        "Who else, and why did they go?",
        "ok " * 700 + "else",
    ],
)
def test_a_question_that_only_begins_alike_stays_as_it_is(question: str) -> None:
    assert anew(question, HISTORY) == (question, HISTORY)


def test_a_story_that_is_named_stands_alone() -> None:
    assert not leans("Ok. What happened to the watchman in that Nepal statue story?")
    assert leans("What happened to the watchman in that story?")
    assert leans("Who leads this FBI case?")
