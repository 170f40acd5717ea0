import pytest

from rag.evidence.agreement import agreement

WHO = "Who leads the expedition?"
LED = ("Mara Holm leads the expedition.", "Mara Holm", 2.0)
AGAIN = ("The expedition's leader, Mara Holm, spoke in Orl.", "the Mara Holm", 0.0)
OTHER = ("Lars Berg cooks for the expedition.", "Lars Berg", 1.0)


def test_sentences_that_answer_alike_are_surer_and_others_as_sure_as_before() -> None:
    led, again, other = agreement(WHO, [LED, AGAIN, OTHER])
    assert led == again > 0
    assert other == 0


def test_what_is_unlikely_itself_adds_little() -> None:
    unlikely = (AGAIN[0], AGAIN[1], -20.0)
    assert agreement(WHO, [LED, unlikely])[0] < 0.1 < agreement(WHO, [LED, AGAIN])[0]


def test_a_copy_of_a_sentence_says_nothing_again() -> None:
    copy = ("Mara Holm\nleads the  expedition.", "Mara Holm", 2.0)
    assert agreement(WHO, [LED, copy]) == [0, 0]
    assert agreement(WHO, [LED, copy, AGAIN])[0] == agreement(WHO, [LED, AGAIN])[0]


def test_words_of_the_question_and_no_words_at_all_answer_nothing() -> None:
    own = [("The expedition left.", "The expedition", 1.0), ("An expedition.", "expedition", 1.0)]
    assert agreement(WHO, own) == [0, 0]
    assert agreement(WHO, [("It rained.", "", 1.0), ("It snowed.", "", 1.0)]) == [0, 0]
    assert agreement(WHO, []) == []


@pytest.mark.parametrize(
    "question", ["How many people died?", "How much did it cost?", "Did Holm die?", "Why?"]
)
def test_figures_change_and_whole_sentences_have_no_words_that_answer(question: str) -> None:
    said = [("Nine people died.", "Nine people", 1.0), ("By noon nine people died.", "Nine", 1.0)]
    alike = [(text, "nine", odds) for text, _, odds in said]
    assert agreement(question, alike) == [0, 0]


def test_part_of_a_name_speaks_for_the_whole_and_not_the_reverse() -> None:
    part = ("Holm spoke in Orl.", "Holm", 1.0)
    whole, short = agreement(WHO, [LED, part])
    assert whole > 0 == short
    assert agreement("What leads there?", [LED, part]) == [0, 0]
    assert agreement(WHO, [LED, ("He spoke.", "He", 1.0)]) == [0, 0]
