from hypothesis import given, settings
from hypothesis import strategies as st

from rag.types import Answer, Caveat, Item, Statement
from server.slack.limits import MESSAGE_CHARS
from server.slack.plain import answer_text, escaped
from tests.server.slack.answers import answers, cited, stated, texts


@settings(max_examples=40)
@given(answers)
def test_it_is_within_the_limit_and_holds_no_markup(answer: Answer) -> None:
    text = answer_text(answer)
    assert len(text) <= MESSAGE_CHARS
    assert "<" not in text
    assert ">" not in text


@given(texts, st.integers(5, 50))
def test_escaping_keeps_to_a_length(text: str, most: int) -> None:
    assert len(escaped(text, most)) <= most


def test_a_screen_reader_hears_the_whole_answer_caveats_first() -> None:
    caveat = Caveat(kind="single_source", text="Only Echo says so.")
    answer = Answer(question="Who?", statements=(stated("Troops go."),), caveats=(caveat,))
    assert answer_text(answer, "Who?").splitlines() == [
        "Who?",
        "One source. Only Echo says so.",
        "Troops go. [1]",
        "[1] Title 0, Echo, 5 March 2026, https://echo.example/0",
    ]


def test_a_list_is_heard_row_by_row() -> None:
    quote = cited("Albrant will.")
    told = Statement(
        text="One will:", citations=(quote,), items=(Item(text="Albrant", citations=(quote,)),)
    )
    assert "One will:\n• Albrant [1]" in answer_text(Answer(question="Who?", statements=(told,)))


def test_an_abstention_is_heard_as_one() -> None:
    nearest = (cited("The bridge opens."),)
    answer = Answer(question="Who?", abstained=True, missing="Nothing.", nearest=nearest)
    heard = "The articles do not say. Nothing.\nNearest: The bridge opens. [1]\n"
    assert answer_text(answer).startswith(heard)
