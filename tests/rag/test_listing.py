import pytest

from rag.listing import asks_for_list, parts


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("Which countries will send troops?", True),
        ("And which companies are affected?", True),
        ("What measures were announced?", True),
        ("Who attended the talks?", True),
        ("Who else refused?", True),
        ("Which country won?", False),
        ("What happens to the bridge?", False),
        ("What is the price of oil?", False),
        ("Who is the mayor?", False),
        ("Which class is it?", False),
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
    ],
)
def test_an_enumeration_of_names_is_taken_apart(answer: str, members: list[str]) -> None:
    assert parts(answer) == members
