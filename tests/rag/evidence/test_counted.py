import pytest

from rag.evidence.counted import Counted


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("How many people left their homes?", "52,000 homes", True),
        ("How many people left their homes?", "52,000 rural homes", True),
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
