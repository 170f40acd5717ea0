"""What the author of an article thinks is told in the first person."""

import pytest

from rag.evidence.voice import Voice

BERG = ("Anna Berg",)


@pytest.mark.parametrize(
    ("question", "sentence", "surer"),
    [
        ("What does Berg think of the ban?", "I think it is a mistake.", True),
        ("what does the columnist say about it", "It took my breath away.", True),
        ("What does Holm think of the ban?", "I think it is a mistake.", False),
        ("What does Berg think of the ban?", "The ban is a mistake.", False),
        ("What does Berg think?", "\u201cI think it is a mistake,\u201d he said.", False),
        ("What does Berg think?", "'I think it is a mistake,' he said.", False),
        ("What does Berg think?", "World War I ended.", False),
        ("Where did Berg go?", "I went to Orl.", False),
    ],
)
def test_an_author_is_told_by_what_i_think(question: str, sentence: str, surer: bool) -> None:
    assert (Voice(question).told(sentence, BERG) > 0) is surer


def test_an_author_called_king_is_no_king() -> None:
    assert Voice("What did the king say?").told("I think so.", ("Tom King",)) == 0


def test_an_article_without_an_author_speaks_for_nobody() -> None:
    assert Voice("What does Berg think?").told("I think so.", ()) == 0
