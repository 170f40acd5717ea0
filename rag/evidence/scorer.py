"""The probability that a sentence answers a question, from features and learned weights."""

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import NamedTuple, Self

import numpy as np

from rag.evidence.answer_head import AnswerHead
from rag.evidence.doubt import Doubted, unmatched
from rag.evidence.features import FEATURES, features
from rag.evidence.token_vectors import Matrix
from rag.evidence.views import PassageView, QuestionView

LEAST = 1e-5


class Weights(NamedTuple):
    """A network with one hidden layer over standardised features; the output is a logit."""

    mean: Matrix
    scale: Matrix
    hidden: Matrix
    hidden_bias: Matrix
    out: Matrix
    bias: Matrix

    @classmethod
    def load(cls) -> Self:
        """Return the weights that ship with the package; they name the features they expect."""
        stored = json.loads((files("rag.evidence") / "weights.json").read_text("utf-8"))
        if stored["features"] != list(FEATURES):
            raise ValueError("weights.json was made for other features: train the reader again")
        return cls(*(np.asarray(stored[name], dtype=np.float32) for name in cls._fields))

    def probabilities(self, rows: Matrix) -> Matrix:
        """Return one probability a row."""
        scaled = np.clip((rows - self.mean) / self.scale, -6.0, 6.0)
        bent = np.maximum(scaled @ self.hidden + self.hidden_bias, 0.0)
        return np.asarray(1.0 / (1.0 + np.exp(-(bent @ self.out + self.bias))), dtype=np.float32)


class SentenceScorer:
    """Scores every sentence of some passages as the answer to a question."""

    def __init__(self, weights: Weights | None = None, head: AnswerHead | None = None) -> None:
        self._weights = weights or Weights.load()
        self._head = head or AnswerHead.load()

    def score(self, question: QuestionView, passages: Sequence[PassageView]) -> list[Matrix]:
        """Return for each passage the log odds of each of its sentences."""
        rows = features(question, passages, self._head)
        doubted = Doubted(question.text)
        sentences = [s for passage in passages for s in passage.sentences]
        doubts = np.exp([doubted.of_sentence(s.text) for s in sentences])
        least = rows[:, FEATURES.index("late_least")]
        factors = doubts * [unmatched(float(matched)) for matched in least]
        scores = np.clip(self._weights.probabilities(rows) * factors, LEAST, 1 - LEAST)
        ends = np.cumsum([len(p.sentences) for p in passages])
        return np.split(np.log(scores / (1 - scores)), ends[:-1]) if passages else []
