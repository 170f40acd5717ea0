"""Which words of a sentence may be marked as the answer."""

import pytest

from rag.evidence.doubt import Doubted


@pytest.mark.parametrize("word", ["he", "It", "them", "this", "himself"])
def test_a_word_that_stands_for_something_is_no_answer(word: str) -> None:
    doubted = Doubted("Who was arrested?")
    assert not doubted.marks(word)
    assert doubted.of_likeliest(word) < 0


def test_marks_without_a_word_are_no_answer() -> None:
    assert not Doubted("Which towns agreed?").marks(",")


@pytest.mark.parametrize("name", ["the US", "US", "WHO", "His Majesty", "the other man"])
def test_a_name_that_looks_like_one_is(name: str) -> None:
    doubted = Doubted("Who was sued?")
    assert doubted.marks(name)
    assert doubted.of_likeliest(name) == 0


@pytest.mark.parametrize(
    ("question", "answer", "marked"),
    [
        ("Who is Anna Berg?", "47", False),
        ("who won", "forty-seven", False),
        ("Where did they land?", "1,200", False),
        ("Who is Anna Berg?", "the mayor", True),
        ("Who won?", "Class 4B", True),
        ("How old is Anna Berg?", "47", True),
        ("When did they land?", "1998", True),
    ],
)
def test_a_bare_figure_is_neither_somebody_nor_a_place(
    question: str, answer: str, marked: bool
) -> None:
    assert Doubted(question).marks(answer) is marked


@pytest.mark.parametrize(
    ("question", "marked"),
    [
        ("Where is the final?", False),
        ("When will the final be?", False),
        ("Where was the final to be?", True),
        ("Where has the final been moved from?", True),
    ],
)
def test_what_a_thing_was_moved_from_is_not_where_it_is(question: str, marked: bool) -> None:
    doubted = Doubted(question)
    assert doubted.marks("the Quay Park", "The final has been moved from ") is marked
    assert doubted.marks("Eddering Arena", "The final has been moved from the Quay Park to ")


@pytest.mark.parametrize(
    ("before", "marked"),
    [
        ("Ulm cancelled its market, which was to open on ", False),
        ("Ulm has called off the market that was scheduled to open on ", False),
        ("Ulm cancelled its fair. Its market was to open on ", True),
        ("The market was to open on ", True),
        ("Ulm cancelled its market, which was to open soon, on ", True),
    ],
)
def test_when_a_thing_was_to_be_is_not_when_it_is_once_it_is_cancelled(
    before: str, marked: bool
) -> None:
    assert Doubted("When will the market open?").marks("Saturday", before) is marked
    assert Doubted("When was the market to open?").marks("Saturday", before)


@pytest.mark.parametrize(
    ("question", "answer", "after", "marked"),
    [
        ("Who is protesting?", "Supporters", " protested the vote on Monday.", True),
        ("Who has been arrested?", "Police", " have arrested two men.", False),
        ("Who was killed?", "Soldiers", " killed a man in Kell.", False),
        ("Who was killed?", "Two men", " killed in the blast were brothers.", True),
        ("Who has been arrested?", "Two men", " were arrested on Monday.", True),
        ("Who arrested them?", "Police", " have arrested two men.", True),
    ],
)
def test_who_does_a_thing_is_not_to_whom_it_was_done(
    question: str, answer: str, after: str, marked: bool
) -> None:
    assert Doubted(question).marks(answer, "", after) is marked
