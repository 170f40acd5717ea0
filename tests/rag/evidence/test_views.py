import numpy as np

from rag.evidence.rarity import Rarity
from rag.evidence.views import QuestionView
from tests.rag.evidence.fakes import FakeTokens


def test_the_question_word_is_asked_for_wherever_it_stands() -> None:
    view = FakeTokens().question("On Monday, who sailed?")
    assert np.array_equal(view.asking_vector, view.tokens.vectors[3])


def test_a_question_word_behind_the_end_of_the_model_falls_back_on_the_first_token() -> None:
    fake = FakeTokens()
    cut = fake.encode("Given that ferries sailed, when")
    view = QuestionView("Given that ferries sailed, when and why?", cut, Rarity(9, {}))
    cut_before = QuestionView(view.text, fake.encode("Given that"), Rarity(9, {}))
    assert np.array_equal(view.asking_vector, cut.vectors[-1])
    assert np.array_equal(cut_before.asking_vector, cut.vectors[0])
