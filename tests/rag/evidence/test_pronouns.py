import pytest

from rag.evidence.pronouns import Pronouns


@pytest.mark.parametrize(
    ("question", "sentence", "missed"),
    [
        ("How old is she?", "The oldest, a man of 81 from Orl, was in hospital.", True),
        ("How old is she?", "Ida Dahl, 44, was in hospital.", False),
        ("How old is she?", "Her brother, 40, said he was in hospital.", False),
        ("What did he say?", "\u201cI will be angry,\u201d she said.", True),
        ("What did he say?", "\u201cI will be angry,\u201d Mr Holm told her.", False),
        ("What did he tell her?", "\u201cI will be angry,\u201d she said.", False),
        ("What does his lawyer say?", "She said it was over.", False),
        (
            "Who will he play?",
            "The star of \u201cMet Your Mother\u201d is a priest.",
            False,
        ),
        ("How old is the mayor?", "The man is 81.", False),
    ],
)
def test_a_sentence_of_the_other_sex_alone_is_of_another(
    question: str, sentence: str, missed: bool
) -> None:
    assert Pronouns(question).missed(sentence) is missed
