"""How likely each token of a passage is part of the answer to a question."""

from importlib.resources import files
from typing import NamedTuple, Self

import numpy as np

from rag.evidence.token_vectors import Matrix
from rag.evidence.views import PassageView, QuestionView

REACH = 8
TOKEN_FEATURES = 5


class AnswerHead(NamedTuple):
    """A bilinear form between question and token, plus weights on how tokens match around it.

    Shapes: asked (2 dim, rank), told (dim, rank), hidden (5, h), hidden_bias (h), out (h).
    """

    asked: Matrix
    told: Matrix
    hidden: Matrix
    hidden_bias: Matrix
    out: Matrix

    @classmethod
    def load(cls) -> Self:
        """Return the head that ships with the package."""
        with (files("rag.evidence") / "answer_head.npz").open("rb") as stored:
            arrays = np.load(stored)
            return cls(*(arrays[name].astype(np.float32) for name in cls._fields))

    def score(self, question: QuestionView, passage: PassageView) -> Matrix:
        """Return one logit for each token of the passage, title included."""
        wanted = np.concatenate([question.vector, question.asking_vector]) @ self.asked
        matched = token_features(question, passage)
        bent = np.maximum(matched @ self.hidden + self.hidden_bias, 0.0)
        return np.asarray(passage.tokens.vectors @ (self.told @ wanted) + bent @ self.out)


def token_features(question: QuestionView, passage: PassageView) -> Matrix:
    """Return for each token: own match, match in reach, of its sentence, of all; and any match."""
    similar = passage.tokens.vectors @ question.tokens.vectors.T
    weights = question.token_weights / max(float(question.token_weights.sum()), 1e-6)
    content = np.where(weights > 0, similar, 0.0)
    own = content.max(axis=1, initial=0.0)
    reach = _spread(content) @ weights
    sentence = np.zeros(len(own), dtype=np.float32)
    for first, last in zip(passage.bounds[:-1], passage.bounds[1:], strict=True):
        if last > first:
            sentence[first:last] = content[first:last].max(axis=0) @ weights
    whole = np.full(len(own), float(content.max(axis=0, initial=0.0) @ weights))
    anything = similar.max(axis=1, initial=0.0)
    return np.stack([own, reach, sentence, whole, anything], axis=1).astype(np.float32)


def _spread(similar: Matrix) -> Matrix:
    """Return for each token the best similarity within reach, less the further away."""
    best = similar.copy()
    for distance in range(1, REACH + 1):
        fading = np.float32(1 - distance / (REACH + 1))
        best[distance:] = np.maximum(best[distance:], fading * similar[:-distance])
        best[:-distance] = np.maximum(best[:-distance], fading * similar[distance:])
    return best
