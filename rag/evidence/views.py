"""A question and a passage prepared once, so that every pair of them is compared cheaply."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rag.evidence.answer_types import AnswerType, expected_type
from rag.evidence.rarity import Rarity
from rag.evidence.token_vectors import Matrix, TokenVectors
from rag.evidence.words import names, words

ASKING = frozenset(["who", "whom", "whose", "what", "which", "when", "where", "why", "how"])


class QuestionView:
    """A question with its content words, their weights, and the vectors of its tokens."""

    def __init__(self, text: str, tokens: TokenVectors, rarity: Rarity) -> None:
        self.text = text
        self.words = words(text)
        self.kind: AnswerType = expected_type(text)
        self.weights = {w.key: rarity(w.key) for w in self.words if w.content}
        self.names = names(self.words)
        self.numbers = {w.key for w in self.words if w.number}
        self.tokens = tokens
        self.vector = unit(tokens.vectors.mean(axis=0))

    @cached_property
    def token_weights(self) -> Matrix:
        """Rarity of the word that each token is part of; 0 for stopwords and punctuation."""
        found = np.zeros(len(self.tokens.vectors), dtype=np.float32)
        for word in self.words:
            inside = (self.tokens.offsets[:, 0] >= word.start) & (
                self.tokens.offsets[:, 1] <= word.end
            )
            found[inside] = self.weights.get(word.key, 0.0)
        return found

    @cached_property
    def asking_vector(self) -> Matrix:
        """The vector of the question word, or of the first token: the model may end before it."""
        asking = next((w for w in self.words if w.text.lower() in ASKING), None)
        found = self.tokens.between(asking.start, asking.end) if asking else self.tokens.vectors
        return np.asarray((found if len(found) else self.tokens.vectors)[0])


class SentenceView:
    """One sentence of a passage with its words and the vectors of its tokens in context."""

    def __init__(self, text: str, vectors: Matrix) -> None:
        self.text = text
        self.words = words(text)
        self.keys = {w.key for w in self.words}
        self.vectors = vectors
        self.vector = unit(vectors.mean(axis=0)) if len(vectors) else vectors.sum(axis=0)


class PassageView:
    """A passage's sentences, read in the context of its title and of one another.

    `tokens` are those of `title`, a line break and `text`; `sentences` are places in `text`.
    """

    def __init__(
        self, title: str, text: str, sentences: Sequence[tuple[int, int]], tokens: TokenVectors
    ) -> None:
        shift = len(title) + 1
        self.title_keys = {w.key for w in words(title)}
        self.tokens = tokens
        self.vector = unit(tokens.vectors.mean(axis=0))
        self.bounds = self._token_bounds([(a + shift, b + shift) for a, b in sentences])
        self.sentences = [
            SentenceView(text[a:b], tokens.vectors[first:last])
            for (a, b), (first, last) in zip(sentences, pairwise(self.bounds), strict=True)
        ]
        self.keys = self.title_keys.union(*(s.keys for s in self.sentences))

    def _token_bounds(self, places: list[tuple[int, int]]) -> list[int]:
        starts: NDArray[np.int64] = self.tokens.offsets[:, 0]
        found = [int(np.searchsorted(starts, start)) for start, _ in places]
        return [*found, int(np.searchsorted(starts, places[-1][1]))] if places else [0]


def unit(vector: Matrix) -> Matrix:
    """Return the vector at length 1; a zero vector stays zero."""
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector
