"""Bare words are read as the question that they ask."""

import pytest

from rag.keywords import in_full


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("Halvard profit?", "What is the Halvard profit?"),
        ("orl trial verdict", "What is the orl trial verdict?"),
        ("orl toll?", "How many people died in orl?"),
        ("death toll in the Orl fire", "How many people died in Orl fire?"),
        ("dead so far at Orl", "How many people died in Orl?"),
    ],
)
def test_bare_words_are_read_as_a_question(question: str, read: str) -> None:
    assert in_full(question) == read


@pytest.mark.parametrize(
    "question",
    [
        "Weir Bridge",
        "toll?",
        "Who won the score?",
        "Orl inquiry who leads it",
        "latest cost of the bridge",
        "thanks for the result",
        "And the profit?",
        "Is the profit up?",
    ],
)
def test_what_names_a_matter_or_asks_by_itself_stays(question: str) -> None:
    assert in_full(question) == question
