import re

import numpy as np
import pytest

from rag.evidence.spans import A_WORD_MORE, TokenLogits, tell, wordiness

# "Anna left. Lars stayed." as four one-word tokens
OFFSETS = np.array([[0, 4], [5, 9], [11, 15], [16, 22]])
SENTENCES = [(0, 10), (11, 23)]


def logits(starts: list[float], ends: list[float], nothing: float = 0.0) -> TokenLogits:
    return TokenLogits(np.float32(starts), np.float32(ends), OFFSETS, nothing)


def test_a_sentence_is_as_likely_as_its_spans_together() -> None:
    first, second = tell(logits([2, 0, 0, 0], [2, 0, 0, 0]), SENTENCES)
    assert first.log_odds == pytest.approx(np.log(np.exp(4) + np.exp(2) + np.exp(0)), abs=1e-5)
    assert second.log_odds == pytest.approx(np.log(3), abs=1e-5)
    assert first.spans == ((0, 4),)


def test_silence_counts_against_every_sentence() -> None:
    loud, quiet = (tell(logits([2, 0, 0, 0], [2, 0, 0, 0], n), SENTENCES)[0] for n in (0, 3))
    assert loud.log_odds - quiet.log_odds == pytest.approx(3)


def test_spans_never_overlap_nor_end_before_they_start() -> None:
    (first, _) = tell(logits([0, 2, 0, 0], [2, 0, 0, 0]), SENTENCES)
    assert first.spans == ((0, 4), (5, 9))


def test_a_sentence_that_was_cut_off_says_nothing() -> None:
    assert tell(logits([0] * 4, [0] * 4), [(30, 40)])[0].spans == ()


def test_of_equal_spans_the_one_without_its_clause_is_marked() -> None:
    text = "Mara Holm, a candidate backed by the harbour union, won."
    places = [(m.start(), m.end()) for m in re.finditer(r"\w+|[^\w\s]", text)]
    starts, ends = np.zeros(len(places)), np.zeros(len(places))
    starts[0] = ends[1] = ends[9] = 4.0
    told = TokenLogits(np.float32(starts), np.float32(ends), np.array(places), 0.0)
    (only,) = tell(told, [(0, len(text))])
    assert text[slice(*only.spans[0])] == "Mara Holm"


def test_words_beyond_the_third_count_against_a_span() -> None:
    offsets = np.array([[0, 3], [3, 6], [7, 9], [10, 12], [13, 15]])
    taken = wordiness(offsets)
    assert taken[0].tolist() == pytest.approx([0, 0, 0, 0, A_WORD_MORE])
    assert taken[1, 4] == pytest.approx(A_WORD_MORE)


def test_a_whole_sentence_of_any_length_answers_yes_or_no() -> None:
    count = 60
    offsets = np.array([[5 * n, 5 * n + 4] for n in range(count)])
    starts, ends = np.zeros(count), np.zeros(count)
    starts[0] = ends[-1] = 20.0
    told = TokenLogits(np.float32(starts), np.float32(ends), offsets, 0.0)
    sentence = (0, 5 * count)
    (whole,), (short,) = tell(told, [sentence], whole=True), tell(told, [sentence])
    assert whole.spans == ((0, 5 * count - 1),)
    assert whole.log_odds == pytest.approx(40, abs=1e-3)
    assert short.log_odds < 30
