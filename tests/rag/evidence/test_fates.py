import pytest

from rag.evidence.doubt import OF_ANOTHER_KIND, Doubted
from rag.evidence.fates import Fates

FERRY = "The ferry sank, killing at least 14 people and leaving dozens missing, officials said."
RISEN = "The number of people killed when a cable car fell has risen to 11, officials said."


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        ("How many people are missing?", FERRY, "14"),
        ("How many people were on board the ferry?", FERRY, "14"),
        ("How many were hurt?", "The blast left 14 dead and 20 injured.", "14"),
        ("How many died?", "A ferry carrying 178 people sank, and 61 drowned.", "178"),
        ("How many died?", "Rescuers pulled another 11 from the water.", "11"),
        ("How many people were on the cable car?", RISEN, "11"),
        ("How many people are missing?", RISEN, "11"),
        ("How many were arrested?", "The march left 30 people injured.", "30"),
    ],
)
def test_a_figure_counts_those_whom_something_else_befell(
    question: str, sentence: str, figure: str
) -> None:
    start = sentence.index(figure)
    end = start + len(figure)
    assert Fates(question).another(sentence, start, end)
    assert Doubted(question).of_measure(sentence, start, end) == OF_ANOTHER_KIND


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        ("How many people died?", FERRY, "14"),
        ("How many were hurt?", "The blast left 14 dead and 20 injured.", "20"),
        ("How many died?", "All 178 people aboard died.", "178"),
        ("How many died?", "The number known to have died rose to 61.", "61"),
        ("How many died?", "The death toll has risen to 61.", "61"),
        ("How many people died?", RISEN, "11"),
        ("How many people were on the cable car?", "It was carrying 31 people.", "31"),
        ("How many people were on the list?", RISEN, "11"),
        ("How many escaped?", "Thirteen got out by a ladder.", "Thirteen"),
        ("How many soldiers go?", FERRY, "14"),
        ("How many people were killed or hurt?", "The blast hurt 20.", "20"),
    ],
)
def test_a_figure_may_count_those_who_are_asked_for(
    question: str, sentence: str, figure: str
) -> None:
    start = sentence.index(figure)
    assert not Fates(question).another(sentence, start, start + len(figure))
