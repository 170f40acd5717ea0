import pytest

from rag.evidence.approximate import rounds
from rag.evidence.figures import figures, values
from rag.evidence.words import words


@pytest.mark.parametrize(
    ("claim", "told", "right"),
    [
        ("About two million were sold.", "1.96 million", True),
        ("About two million were sold.", "1.6 million", False),
        ("Two million were sold.", "1.96 million", False),
        ("It is nearly 100 light years away.", "97", True),
        ("It is nearly 100 light years away.", "103", False),
        ("More than 60,000 lost power.", "61,400", True),
        ("More than 60,000 lost power.", "58,000", False),
        ("Over \u00a35 million was paid.", "5.2 million", True),
        ("It began in about 2019.", "2018", False),
        ("About 40 came.", "dozens", False),
    ],
)
def test_a_figure_is_another_one_rounded_where_its_words_say_so(
    claim: str, told: str, right: bool
) -> None:
    (figure,) = figures(words(claim))
    assert rounds(claim, figure, values(words(told))) == right
