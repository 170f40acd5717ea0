"""Time and tokens."""

import numpy as np
import pytest

from rag.evaluation.metrics.spending import Latency, Tokens
from tests.evaluation.cases import case


def test_a_percentile_lies_between_its_neighbours() -> None:
    seconds = np.array([[1.0], [2.0], [3.0], [4.0]])
    assert Latency(50).value(seconds) == 2.5
    assert Latency(95).value(seconds) == pytest.approx(3.85)


def test_failed_questions_have_no_latency() -> None:
    assert Latency(50).row(case(error="boom")) is None


def test_no_chat_model_costs_no_tokens_and_gives_no_score() -> None:
    assert Tokens().row(case()) is None
    assert Tokens().row(case().model_copy(update={"tokens": 70})) == (70.0,)
