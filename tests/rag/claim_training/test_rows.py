import random

import pytest

from rag.claim_training.pairs import Pair, Story
from rag.claim_training.rows import differing, rows, window

SENTENCES = tuple(f"This is the sentence that has number {n}." for n in range(12))
PAIR = Pair(Story("Numbers", SENTENCES, 1), frozenset({4}), "Four is told.", "Five is told.")


@pytest.mark.parametrize(
    ("true", "false", "words"),
    [
        ("Berg will not go.", "Berg will go.", ["will", "go"]),
        ("Twelve died.", "Twenty died.", ["Twenty"]),
        ("Twelve died.", "Twelve died at sea.", ["at", "sea"]),
        ("Berg beat Holm.", "Holm beat Berg.", ["Holm", "beat"]),
    ],
)
def test_the_words_that_a_false_claim_has_for_itself_are_loose(
    true: str, false: str, words: list[str]
) -> None:
    assert [false[start:end] for start, end in differing(true, false)][: len(words)] == words


def test_a_claim_is_held_against_the_sentences_that_say_it_and_some_around_them() -> None:
    shown = window(SENTENCES, [4, 6], 40, random.Random(0))
    assert {4, 5, 6} <= set(shown)
    assert shown == list(range(shown[0], shown[-1] + 1))
    assert len(shown) == 5


def test_what_stands_far_apart_is_shown_without_all_that_is_between() -> None:
    long = ["word " * 60] * 8
    assert window(long, [0, 7], 100, random.Random(0)) == [0, 7]


def test_both_claims_of_a_pair_are_held_against_one_text() -> None:
    true, false = rows([PAIR], random.Random(1))[0]
    assert (true.supported, false.supported) == (True, False)
    assert SENTENCES[4] in true.text
    assert [false.claim[start:end] for start, end in false.loose] == ["Five"]
