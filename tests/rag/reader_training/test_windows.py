import random

import pytest

from rag.reader_training.swaps import Names
from rag.reader_training.windows import answering, elsewhere, places, truecased, without_answer
from rag.reader_training.yes_no import question_of, yes_no
from tests.rag.reader_training.examples import BRIDGE, FERRY


@pytest.mark.parametrize("seed", range(5))
def test_a_window_holds_whole_sentences_and_its_answer(seed: int) -> None:
    window = answering(FERRY, random.Random(seed))
    assert window is not None
    assert set(window.sentences) <= set(FERRY.sentences)
    assert [window.text[a:b] for a, b in window.spans] == ["Anna Berg"]


def test_the_rest_of_the_article_holds_no_answer() -> None:
    window = without_answer(FERRY, random.Random(0))
    assert window is not None
    assert window.spans == ()
    assert "Anna Berg" not in window.text


def test_another_article_that_has_the_answer_is_no_negative() -> None:
    other = BRIDGE._replace(sentences=("Anna Berg opened the bridge.",))
    assert elsewhere(FERRY, other, random.Random(0)) is None
    assert elsewhere(FERRY, BRIDGE, random.Random(0)) is not None


def test_answers_are_found_as_whole_words() -> None:
    assert places(["Bergen is not Berg.", "Berg it is."], "Berg", [0, 1]) == ((14, 18), (20, 24))


def test_a_swapped_name_leaves_nothing_to_answer() -> None:
    asked = truecased(FERRY, random.Random(0))
    window = answering(asked, random.Random(0))
    assert window is not None
    found = [Names([FERRY, BRIDGE]).swapped(window, random.Random(seed)) for seed in range(9)]
    swapped = [w for w in found if w is not None]
    assert swapped
    assert all(w.spans == () and "Bergen" not in w.question for w in swapped)


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("The council will raise fares.", "Will the council raise fares?"),
        ("Anna Berg has refused.", "Has Anna Berg refused?"),
        ("It will rain.", None),
        ("Rain fell.", None),
        ("The council will not raise fares.", None),
    ],
)
def test_a_statement_becomes_the_question_it_decides(sentence: str, question: str | None) -> None:
    assert question_of(sentence, random.Random(0)) == question


def test_a_yes_or_no_question_is_answered_by_its_whole_sentence() -> None:
    example = FERRY._replace(sentences=("The council will raise fares.",))
    window = yes_no(example, random.Random(0))
    assert window is not None
    assert [window.text[a:b] for a, b in window.spans] == ["The council will raise fares."]
