"""Whether somebody stays in office is told by who stays or goes, and by nobody else."""

import pytest

from rag.evidence.tenure import Tenure


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Did the headmaster of Orl school resign?", "The interim report on Orl came on Friday."),
        ("Is Ada Moss still mayor?", "Brae resigned as mayor of Bray."),
        ("Will the army be replaced?", "Tyres were replaced."),
        ("Has Moss quit smoking?", "The former model Moss quit."),
        ("Is the mayor still ill?", "She resigned."),
        ("Who resigned?", "She resigned."),
        ("Did the headmaster of Orl resign?", "Moss quit smoking in May, the mayor of Orl said."),
    ],
)
def test_what_tells_of_no_office_or_of_others_is_no_surer(question: str, sentence: str) -> None:
    assert Tenure(question).told(sentence) == 0


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Is Ada Moss still mayor?", "Moss has resigned."),
        ("Is Ada Moss still the mayor of Orl?", "She keeps her post for now."),
        ("will the minister step down", "He said he had no plans to go."),
    ],
)
def test_who_stays_or_goes_is_told_by_name_or_pronoun(question: str, sentence: str) -> None:
    assert Tenure(question).told(sentence) > 0
