"""Of a part and the whole that it is of, the one that is asked for."""

import pytest

from rag.evidence.parts import whole_of

TOLD = "Eleven of the 14 children taken to hospital were still being treated."
HELD = "Police held two men and a woman over the theft of eleven coins."


@pytest.mark.parametrize(
    ("question", "text", "marked", "figure"),
    [
        ("How many children were taken to hospital?", TOLD, "Eleven", "14"),
        ("How many children are still in hospital?", TOLD, "Eleven", "Eleven"),
        ("How many of the children taken to hospital recovered?", TOLD, "Eleven", "Eleven"),
        ("How many children were treated?", TOLD, "Eleven", "Eleven"),
        ("How many people were held?", HELD, "two", "two men and a woman"),
        ("How many men were held?", HELD, "two", "two"),
        ("How many children came?", "Three of the best sang.", "Three", "Three"),
    ],
)
def test_the_whole_answers_what_is_asked_of_all(
    question: str, text: str, marked: str, figure: str
) -> None:
    start = text.index(marked)
    assert text[slice(*whole_of(question, text, start, start + len(marked)))] == figure
