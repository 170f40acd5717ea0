import pytest

from rag.evidence.measured import Measured


def test_words_without_a_figure_are_not_how_many() -> None:
    asked = Measured("How many died?")
    assert asked.lacks_figure("number")
    assert not asked.lacks_figure("five")
    assert not Measured("Who died?").lacks_figure("a man")


COST = "Dredging was to cost 3.2 million pounds, but the bill rose to 4.9 million pounds by May."


@pytest.mark.parametrize(
    ("question", "text", "marked", "left"),
    [
        ("How much will it cost?", COST, "3.2 million pounds", "4.9 million pounds"),
        ("How much was it at first to cost?", COST, "3.2 million pounds", "3.2 million pounds"),
        ("Who will pay?", COST, "3.2 million pounds", "3.2 million pounds"),
        ("How much will it cost?", COST, "Dredging", "Dredging"),
        ("How many died?", "It killed 31, a toll that later rose to 142.", "31", "31"),
        ("How many died?", "It killed 31 but that has risen to 142.", "31", "142"),
        ("How many died?", "It killed 31, then the toll rose to 9 per cent.", "31", "31"),
        ("How much did it make?", "It made $5m, but sales rose to $9m.", "$5m", "$5m"),
        ("How much is it?", "It was $5, and then rose to $6.", "$5", "$6"),
        ("How high is the rate?", "It was 4% but was cut to 3% in May.", "4%", "3%"),
    ],
)
def test_a_figure_is_what_it_came_to_in_its_sentence(
    question: str, text: str, marked: str, left: str
) -> None:
    start = text.index(marked)
    first, last = Measured(question).grown_to(text, start, start + len(marked))
    assert text[first:last] == left
