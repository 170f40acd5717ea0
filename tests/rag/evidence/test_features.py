import numpy as np
import pytest

from rag.evidence.answer_head import AnswerHead
from rag.evidence.features import FEATURES, features, weighted_mean
from rag.evidence.rarity import coverage
from tests.rag.evidence.fakes import DIM, FakeTokens

MUTE = AnswerHead(
    asked=np.zeros((2 * DIM, 1), dtype=np.float32),
    told=np.zeros((DIM, 1), dtype=np.float32),
    hidden=np.zeros((5, 1), dtype=np.float32),
    hidden_bias=np.zeros(1, dtype=np.float32),
    out=np.zeros(1, dtype=np.float32),
)


def column(rows: np.ndarray, name: str) -> list[float]:
    return [float(x) for x in rows[:, FEATURES.index(name)]]


@pytest.fixture
def rows() -> np.ndarray:
    fake = FakeTokens()
    question = fake.question("Who closed the Bergen harbour?")
    passage = fake.passage("It rained.", "Anna Berg closed the Bergen harbour.", title="News")
    return features(question, [passage], MUTE)


def test_there_is_a_row_for_each_sentence_and_a_column_for_each_feature(rows: np.ndarray) -> None:
    assert rows.shape == (2, len(FEATURES))
    assert np.isfinite(rows).all()


def test_a_sentence_with_the_questions_words_covers_it(rows: np.ndarray) -> None:
    assert column(rows, "covered") == [0.0, 1.0]
    assert column(rows, "covered_behind") == [1.0, 0.0]
    assert column(rows, "late") == pytest.approx([0.0, 1.0])


def test_a_new_name_is_offered_to_who(rows: np.ndarray) -> None:
    assert column(rows, "offered") == [0.0, 1.0]
    assert column(rows, "offered_person") == [0.0, 1.0]


def test_a_name_the_passage_lacks_is_absent() -> None:
    fake = FakeTokens()
    passage = fake.passage("The president of Norway spoke.")
    found = features(fake.question("Who is the president of Brazil?"), [passage], MUTE)
    assert column(found, "names_absent") == [1.0]


def test_a_sentence_cut_off_by_the_token_limit_still_has_a_row() -> None:
    fake = FakeTokens()
    passage = fake.passage("It rained.", "It snowed.")
    passage.bounds = [0, 3, 3]
    passage.sentences[1].vectors = passage.sentences[1].vectors[:0]
    found = features(fake.question("Did it snow?"), [passage], MUTE)
    assert found.shape[0] == 2
    assert np.isfinite(found).all()


def test_no_passage_gives_no_row() -> None:
    assert features(FakeTokens().question("Why?"), [], MUTE).shape == (0, len(FEATURES))


def test_coverage_weighs_words() -> None:
    assert coverage({"rare": 3.0, "common": 1.0}, {"rare"}) == 0.75
    assert coverage({}, {"rare"}) == 0.0


def test_a_mean_without_weight_is_zero() -> None:
    ones = np.ones(2, dtype=np.float32)
    assert weighted_mean(ones, ones) == 1.0
    assert weighted_mean(ones, ones * 0) == 0.0
