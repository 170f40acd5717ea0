import pytest

from rag.evidence.offices import Offices


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who is the prime minister?", "Environment minister Carla Voss visited the reserve."),
        ("Who is the president of Orl?", "Vice President Jon Brekke will travel to Orl."),
        ("Who is the president of Orl?", "Former president Ines Holm wrote a book on Orl."),
        ("Who's the foreign secretary?", "Press secretary Lia Brandt would not say."),
        ("Who is the health minister?", "Emil Roth, minister for education, disagreed."),
        ("Who was the mayor in 2019?", "Deputy mayor Tom Ferris resigned in 2019."),
    ],
)
def test_another_office_of_the_same_noun_is_missed(question: str, sentence: str) -> None:
    assert Offices(question).missed(sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who is the prime minister?", "Prime Minister Carla Voss met the environment minister."),
        ("Who is the prime minister?", "The minister, Carla Voss, will lead the cabinet."),
        ("Who is the president of Orl?", "Orl's president, Ines Holm, spoke."),
        ("Who is the president of Orl?", "Ines Holm leads Orl."),
        ("Who was the president in 2019?", "Former president Ines Holm ruled until 2020."),
        ("Who is the vice president?", "Vice President Jon Brekke spoke."),
        ("Where did the president speak?", "The vice president spoke in Merrow."),
        ("Who is the health minister?", "Emil Roth, minister of health, disagreed."),
        ("Who is the minister?", "The environment minister is Carla Voss."),
    ],
)
def test_the_office_itself_or_none_is_not(question: str, sentence: str) -> None:
    assert not Offices(question).missed(sentence)
