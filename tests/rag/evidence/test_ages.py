import pytest

from rag.evidence.ages import ANOTHERS, OWN, Ages

HERS = ["How old is she? (Sunniva Eikeland)", "How old was Sunniva Eikeland?"]


@pytest.mark.parametrize("question", HERS)
@pytest.mark.parametrize(
    "sentence",
    [
        "Eikeland, 47, promised that no jobs would be lost.",
        "The job goes to Sunniva Eikeland (47).",
        "It was won by 47-year-old Sunniva Eikeland.",
        "With him stood Sunniva Eikeland, aged 47 and a widow.",
    ],
)
def test_an_age_behind_a_name_is_that_persons(question: str, sentence: str) -> None:
    assert Ages(question).of_sentence(sentence) == OWN


@pytest.mark.parametrize("question", HERS)
@pytest.mark.parametrize(
    "sentence", ["Its founder, Bohumil Rada, 74, is to retire.", "A 19-year-old Lars Berg fell."]
)
def test_anothers_age_is_not_hers(question: str, sentence: str) -> None:
    assert Ages(question).of_sentence(sentence) == ANOTHERS


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How old is she?", "Bohumil Rada, 74, is to retire."),
        ("Who is Sunniva Eikeland?", "Bohumil Rada, 74, is to retire."),
        ("How old is she? (Sunniva Eikeland)", "She was born in Bergen, and is 47."),
        ("How old is she? (Sunniva Eikeland)", "In Bergen, 47 people voted for her."),
    ],
)
def test_without_a_name_or_an_age_nothing_is_said(question: str, sentence: str) -> None:
    assert Ages(question).of_sentence(sentence) == 0
