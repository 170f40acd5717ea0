"""Views over token vectors that can be worked by hand: one axis a word, no model."""

import re

import numpy as np

from rag.evidence.rarity import Rarity
from rag.evidence.token_vectors import TokenVectors
from rag.evidence.views import PassageView, QuestionView
from rag.evidence.words import key_of

DIM = 384
PLAIN = Rarity(100, {})


class FakeTokens:
    """Gives each word an axis of its own, so two tokens are alike only when they share a key."""

    def __init__(self) -> None:
        self.axes: dict[str, int] = {}

    def encode(self, text: str) -> TokenVectors:
        """Return one unit vector a word or mark."""
        spans = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
        vectors = np.zeros((len(spans), DIM), dtype=np.float32)
        for row, (start, end) in enumerate(spans):
            vectors[row, self.axes.setdefault(key_of(text[start:end]), len(self.axes))] = 1.0
        return TokenVectors(vectors, np.asarray(spans, dtype=np.int64).reshape(-1, 2))

    def question(self, text: str) -> QuestionView:
        """Return a question's view; every word is as rare as any other."""
        return QuestionView(text, self.encode(text), PLAIN)

    def passage(self, *sentences: str, title: str = "") -> PassageView:
        """Return the view of a passage of these sentences."""
        text, places, at = " ".join(sentences), [], 0
        for sentence in sentences:
            places.append((at, at + len(sentence)))
            at += len(sentence) + 1
        return PassageView(title, text, places, self.encode(f"{title}\n{text}"))
