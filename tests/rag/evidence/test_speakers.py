import pytest

from rag.evidence.speakers import ANOTHER, HEARD, Speaker

TEXT = """Its chief engineer, Manolis Tsak, said the line had been checked in May.

"It is a disgrace," said the minister, Ines Valdo. "We have waited for years."

He would not say who paid, but he added: "Somebody will have to answer for this."

Orla Finch described the plan as "a gift to nobody" in a letter on Friday.

The plan was drawn up in March."""


def told(question: str, sentence: str) -> float:
    start = TEXT.index(sentence)
    return Speaker(question).told(TEXT, start, start + len(sentence))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What did Tsak say about the line?", "Its chief engineer, Manolis Tsak, said the line"),
        ("what did the grid's engineer say", "Its chief engineer, Manolis Tsak, said the line"),
        ("How did Ines Valdo react?", '"It is a disgrace," said the minister, Ines Valdo.'),
        ("What was the minister's reaction?", '"We have waited for years."'),
        (
            "What does Finch make of the plan?",
            'Orla Finch described the plan as "a gift to nobody"',
        ),
        ("What did Valdo have to say?", 'he added: "Somebody will have to answer for this."'),
    ],
)
def test_who_is_asked_about_is_heard(question: str, sentence: str) -> None:
    assert told(question, sentence) == HEARD


def test_another_is_not_heard_for_one_who_is_named() -> None:
    assert (
        told("What did Finch say?", '"It is a disgrace," said the minister, Ines Valdo.') == ANOTHER
    )
    assert told("What did Finch say?", '"We have waited for years."') == ANOTHER


def test_who_is_described_may_be_named_otherwise_in_the_article() -> None:
    assert told("What did the boss say?", "Its chief engineer, Manolis Tsak, said the line") == 0


def test_what_nobody_says_is_neither_surer_nor_less_sure() -> None:
    assert told("What did Finch say?", "The plan was drawn up in March.") == 0


@pytest.mark.parametrize(
    "question", ["How much did the line cost?", "What does he want?", "Who said so?", "why?"]
)
def test_a_question_that_asks_after_nobodys_words_changes_nothing(question: str) -> None:
    assert told(question, "Its chief engineer, Manolis Tsak, said the line") == 0
