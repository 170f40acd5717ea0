"""A change of subject: the words that make it, and what is asked behind them."""

import pytest

from rag.condense import anew, leans
from rag.types import Turn

HISTORY = [Turn(question="Which countries will send troops?")]


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("ok, something else. who won in Orl", "who won in Orl"),
        ("Different thing - who won in Orl?", "who won in Orl?"),
        ("never mind. can kids get the vaccine", "can kids get the vaccine"),
        ("Thanks! Another question: how many ran in Orl?", "how many ran in Orl?"),
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


@pytest.mark.parametrize(
    "question",
    [
        "Something else happened: what?",
        "new zealand, who won the vote there",
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
