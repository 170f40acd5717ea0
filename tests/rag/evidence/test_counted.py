import pytest

from rag.evidence.counted import Counted


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("How many people left their homes?", "52,000 homes", True),
        ("How many people left their homes?", "52,000 rural homes", True),
        ("How many people left their homes?", "six houses", True),
        ("How many houses and people were hit?", "six houses", False),
        ("How many people left their homes?", "1,900 people", False),
        ("How many people left their homes?", "1,900 guests", False),
        ("How many people left their homes?", "1,900 fled from their homes", False),
        ("How many people left their homes?", "1,900, whose homes burned", False),
        ("How many new workers does the firm need?", "430 workers", False),
        ("How many firms do the workers own?", "430 workers", True),
        ("How many of the workers left?", "430 workers", False),
        ("How much do workers earn?", "430 workers", False),
    ],
)
def test_a_figure_counts_another_thing_that_the_question_names(
    question: str, text: str, another: bool
) -> None:
    figure = text.split(",")[0] if ", " in text else text.split()[0]
    assert Counted(question).another(text, len(figure)) is another


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("How many children died?", "five|people died", True),
        ("How many children died?", "five|people died, two of them children", False),
        ("How many people died?", "five|people died", False),
        ("How many died?", "five|people died", False),
        ("How many homes were ruined?", "the number of people killed rose to 17|, they said", True),
        ("How many goals did he score?", "he scored 23|this season", False),
        ("How many Oscars did she win?", "three|of them have won Oscars", True),
        ("How many people were hurt badly?", "88 people were hurt, 28|of them badly", False),
        ("How many people died?", "twelve|of them died in hospital", False),
        ("How many women were killed?", "seven|of them were women", False),
        ("How many civilians died?", "17|people died", False),
        ("How many seats will it have?", "it will hold 50,000|people", False),
        ("How many homes were ruined?", "the toll was 17 and 300|were ruined", False),
    ],
)
def test_a_figure_of_people_counts_no_things_and_not_some_of_them(
    question: str, text: str, another: bool
) -> None:
    ahead, _, behind = text.partition("|")
    told = f"{ahead} {behind}".replace(" ,", ",")
    assert Counted(question).another(told, len(ahead)) is another
