"""What a note of correction puts in the place of what was told, and what it leaves alone."""

import pytest

from rag.evidence.amendments import amended

HURT = "A fire injured 12 people on Sunday."
NOTE = "An earlier version of this article said 12 people were injured; "
LIBRARY = "The library reopens on 14 April."
MAYOR = "The mayor of Hask is Lena Fors."
MAYORS = (
    "An earlier version of this article misidentified the mayor of Hask as Lena Fors. "
    "The mayor is Jan Lund."
)
HELMSMAN = "The helmsman, Peter Holt, came."
MISSPELT = (
    "Correction: An earlier version of this story misspelled the name of the helmsman. "
    "He is Peter Hoult."
)


def right(told: str, sentence: str, note: str, *, headed: bool = False) -> str:
    found = amended(told, sentence, note, headed)
    return note[found.start : found.end] if found else ""


@pytest.mark.parametrize(
    ("told", "sentence", "note", "now"),
    [
        ("12", HURT, f"Correction: {NOTE}it was 21.", "21"),
        ("12", HURT, "This article was amended to say that 21 people were injured, not 12.", "21"),
        ("12", HURT, f"This article was amended on 3 May. {NOTE}the right figure is 21.", "21"),
        ("14 April", LIBRARY, "The library reopens on 24 April, not 14 April.", "24 April"),
        ("Lena Fors", MAYOR, MAYORS, "Jan Lund"),
        ("Peter Holt", HELMSMAN, MISSPELT, "Peter Hoult"),
    ],
)
def test_a_note_tells_what_is_right(told: str, sentence: str, note: str, now: str) -> None:
    assert right(told, sentence, note) == now


@pytest.mark.parametrize(
    ("told", "sentence", "note"),
    [
        ("Twelve", "Twelve engines came to the fire.", f"Correction: {NOTE}it was 21."),
        ("12", HURT, "This article was updated on 3 May to include what 21 people said."),
        ("21", "It injured 21 people.", f"Correction: {NOTE}it was 21."),
        ("Hask", MAYOR, MAYORS),
        ("Anna Berg", "The helmsman, Anna Berg, came.", MISSPELT),
    ],
)
def test_what_a_note_does_not_correct_stays(told: str, sentence: str, note: str) -> None:
    assert not right(told, sentence, note)


def test_among_corrections_what_an_article_said_was_wrong() -> None:
    note = "An article on the quay said it was sold for 3 million pounds. It was 4 million pounds."
    sold = "The quay was sold for 3 million pounds."
    assert right("3 million pounds", sold, note, headed=True) == "4 million pounds"
    assert not right("3 million pounds", sold, note)


def test_what_is_right_is_told_with_the_sentence_before_that_says_what_was_wrong() -> None:
    found = amended("Peter Holt", HELMSMAN, MISSPELT)
    assert found
    assert MISSPELT[found.first : found.last] == MISSPELT
