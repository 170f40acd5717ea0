"""Is a sentence supported by the text it cites? Measured in words, numbers and vectors."""

import math
from itertools import repeat

from rag.embedder import Embedder
from rag.evidence.claims import SENTENCE_END, ClaimMatch, Evidence, flat, match
from rag.evidence.rarity import Rarity, english_rarity
from rag.evidence.token_vectors import TokenEncoder, TokenVectors
from rag.evidence.words import words

WINDOW_CHARS = 900
WEIGHTS = ClaimMatch(
    covered=1.56,
    together=2.08,
    rarest=0.52,
    numbers=1.04,
    names=0.26,
    quotes=1.04,
    negation=0.78,
    tokens=2.08,
    worst_token=0.52,
)
BIAS = -8.49
HARD_FAULT = 0.5
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
        mean: one that nothing says pulls all down. On FRANK's summaries of three sentences the area
        under the curve is .762 so, .715 where the claim is one piece.
        """
        sentences = [s for s in SENTENCE_END.split(claim) if s and words(s)]
        if not sentences or not words(evidence):
            return 0.0
        encoder = TokenEncoder(self._embedder.token_model)
        vectors = encoder.encode([*sentences, *windows(evidence)])
        told = Evidence(evidence, vectors[len(sentences) :])
        scores = map(self.score_with, sentences, repeat(told), vectors)
        return len(sentences) / sum(1.0 / max(score, LEAST) for score in scores)

    def score_with(self, sentence: str, evidence: Evidence, tokens: TokenVectors) -> float:
        """Return the same from evidence and token vectors that are there already."""
        if flat(sentence) in evidence.flat:
            return 1.0
        self._rarity = self._rarity or english_rarity()
        return combined(match(sentence, evidence, self._rarity, tokens))


def combined(found: ClaimMatch) -> float:
    """Return the logistic of the weighted parts, halved for each hard fault."""
    logit = BIAS + sum(w * part for w, part in zip(WEIGHTS, found, strict=True))
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
