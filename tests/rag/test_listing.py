import pytest

from rag.listing import asks_for_list, enumeration, parts


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("Which countries will send troops?", True),
        ("And which companies are affected?", True),
        ("What measures were announced?", True),
        ("Who attended the talks?", True),
        ("Who else refused?", True),
        ("From which towns were people rescued?", True),
        ("In what other countries do they sell it?", True),
        ("Which country won?", False),
        ("In which country is it sold?", False),
        ("What happens to the bridge?", False),
        ("What is the price of oil?", False),
        ("Who is the mayor?", False),
        ("Which class is it?", False),
        ("What rules does the council plan?", True),
        ("What prices rose?", True),
        ("What was the price of oil?", False),
        ("What does the ferry cost?", False),
        ("What does he say?", False),
        ("What was done?", False),
        ("What causes the delays?", False),
        ("What did critics say?", False),
        ("Which city has the longest bridge?", False),
        ("What illness does Berg have?", False),
    ],
)
def test_plural_questions_ask_for_lists(question: str, several: bool) -> None:
    assert asks_for_list(question) is several


@pytest.mark.parametrize(
    ("answer", "members"),
    [
        ("the UK and France", ["the UK", "France"]),
        ("Anna Berg, Lars Holm and Ida Dahl", ["Anna Berg", "Lars Holm", "Ida Dahl"]),
        ("Bosnia and Herzegovina, Norway", ["Bosnia and Herzegovina", "Norway"]),
        ("bread and butter", ["bread and butter"]),
        ("1,200 soldiers and 300 tanks", ["1,200 soldiers", "300 tanks"]),
        ("5,000 crowns", ["5,000 crowns"]),
        ("2,400,000 crowns, 12 ships", ["2,400,000 crowns", "12 ships"]),
    ],
)
def test_an_enumeration_of_names_is_taken_apart(answer: str, members: list[str]) -> None:
    assert parts(answer) == members


@pytest.mark.parametrize(
    ("sentence", "answer", "whole"),
    [
        (
            "Its members are Albrant, Corrin, the Sorrel Isles, Vessaly and five smaller states.",
            "Corrin",
            "Albrant, Corrin, the Sorrel Isles, Vessaly",
        ),
        ("In Oslo, Berg, Holm and Dahl agreed.", "Holm", "Berg, Holm and Dahl"),
        ("In Oslo, Berg, Holm and Dahl agreed.", "Oslo", "Oslo"),
        ("Albrant and Merrow will send 900 soldiers.", "900", "900"),
        ("Berg, the mayor, agreed.", "Berg", "Berg"),
        ("Anna Berg, Mayor of Oslo, agreed.", "Anna Berg", "Anna Berg"),
    ],
)
def test_a_name_of_an_enumeration_brings_the_others(sentence: str, answer: str, whole: str) -> None:
    start = sentence.index(answer)
    assert enumeration(sentence, start, start + len(answer)) == whole
