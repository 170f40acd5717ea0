"""Is a sentence supported by the text it cites? Measured in words, numbers and vectors."""

import math
from itertools import repeat

from rag.embedder import Embedder
from rag.evidence.claims import SENTENCE_END, ClaimMatch, Evidence, flat, match
from rag.evidence.rarity import Rarity, english_rarity
from rag.evidence.token_vectors import TokenEncoder, TokenVectors
from rag.evidence.words import words
from rag.onnx.bert import MIDDLE

WINDOW_CHARS = 900
WEIGHTS = {"aligned": 6.0, "covered": 1.5, "numbers": 3.0}
BIAS = -7.0
HARD_FAULT = 0.7
LEAST = 1e-3


class Support:
    """Scores sentences against evidence; the model is loaded on the first call.

    Weights were chosen on the open half of FRANK, slope and bias by logistic regression there.
    """

    def __init__(self, embedder: Embedder, rarity: Rarity | None = None) -> None:
        self._embedder = embedder
        self._rarity = rarity

    def score(self, claim: str, evidence: str) -> float:
        """Return how surely the evidence says the claim, in [0, 1]; nothing said scores 0.

        Of several sentences each is held against the evidence by itself, and theirs is the harmonic
        mean: one that nothing says pulls all down.
        """
        sentences = [s for s in SENTENCE_END.split(claim) if s and words(s)]
        if not sentences or not words(evidence):
            return 0.0
        vectors = token_encoder(self._embedder).encode([*sentences, *windows(evidence)])
        told = Evidence(evidence, vectors[len(sentences) :])
        scores = map(self.score_with, sentences, repeat(told), vectors)
        return len(sentences) / sum(1.0 / max(score, LEAST) for score in scores)

    def score_with(self, sentence: str, evidence: Evidence, tokens: TokenVectors) -> float:
        """Return the same from evidence and token vectors that are there already."""
        if flat(sentence) in evidence.flat:
            return 1.0
        self._rarity = self._rarity or english_rarity()
        return combined(match(sentence, evidence, self._rarity, tokens))


def token_encoder(embedder: Embedder) -> TokenEncoder:
    """Return what gives a claim and its evidence the token vectors that `Support` goes by."""
    return TokenEncoder(embedder.token_model, MIDDLE)


def combined(found: ClaimMatch) -> float:
    """Return the logistic of the weighted parts, less three tenths for each hard fault."""
    logit = BIAS + sum(weight * getattr(found, part) for part, weight in WEIGHTS.items())
    faults = sum(part < 1 for part in (found.numbers, found.quotes, found.negation))
    return HARD_FAULT**faults / (1.0 + math.exp(-logit))


def windows(text: str) -> list[str]:
    """Cut a text at spaces into pieces that the model reads whole."""
    pieces, start = [], 0
    while start < len(text):
        end = start + WINDOW_CHARS
        if end < len(text):
            end = max(text.rfind(" ", start, end), start + WINDOW_CHARS // 2)
        pieces.append(text[start:end])
        start = end
    return pieces
