"""What a claim and its evidence have in common, as numbers between 0 (nothing) and 1 (all)."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from rag.evidence.rarity import Rarity, coverage
from rag.evidence.token_vectors import Matrix, TokenVectors
from rag.evidence.words import Word, names, words

QUOTED = re.compile('["\u201c]([^"\u201c\u201d]{3,}?)["\u201d]')
SENTENCE_END = re.compile(r"(?<=[.!?])[\"\u201d\u2019')]*\s+|\n+")
NEGATIONS = frozenset({"not", "no", "never", "nor", "neither", "without", "cannot"})
CLOSE, NEARBY = 4, 12


class ClaimMatch(NamedTuple):
    """How far the evidence carries a claim; every part is 1 when nothing is missing."""

    covered: float
    together: float
    rarest: float
    numbers: float
    names: float
    quotes: float
    negation: float
    tokens: float
    worst_token: float


class Evidence:
    """A text that claims are held against, prepared once."""

    def __init__(self, text: str, tokens: Sequence[TokenVectors] = ()) -> None:
        self.text = text
        self.flat = " ".join(text.split()).lower()
        self.places: dict[str, list[int]] = {}
        self.sentences = [s for s in SENTENCE_END.split(text) if s.strip()]
        self.keys = [{w.key for w in words(s)} for s in self.sentences]
        for place, word in enumerate(words(text)):
            self.places.setdefault(word.key, []).append(place)
        self.pairs = [a | b for a, b in pairwise([*self.keys, set()])]
        vectors = [t.vectors for t in tokens if len(t.vectors)]
        self.vectors = np.concatenate(vectors) if vectors else None


def match(claim: str, evidence: Evidence, rarity: Rarity, tokens: TokenVectors) -> ClaimMatch:
    """Compare one claim with its evidence."""
    said = words(claim)
    weights = {w.key: rarity(w.key) for w in said if w.content}
    missing = [weight for key, weight in weights.items() if key not in evidence.places]
    overlaps = [coverage(weights, keys) for keys in evidence.pairs] or [0.0]
    nearest = max(
        range(len(evidence.keys)), key=lambda n: coverage(weights, evidence.keys[n]), default=None
    )
    told = words(evidence.sentences[nearest]) if nearest is not None else []
    similar = token_similarities(said, weights, tokens, evidence.vectors)
    return ClaimMatch(
        covered=max(overlaps) if weights else 1.0,
        together=together([w.key for w in said if w.content], evidence.places),
        rarest=1.0 - max(missing, default=0.0),
        numbers=share({w.key for w in said if w.number}, evidence.places),
        names=share(names(said), evidence.places),
        quotes=float(all(_flat(q) in evidence.flat for q in QUOTED.findall(claim))),
        negation=float(not flipped(said, told)),
        tokens=float(similar.mean()) if len(similar) else 1.0,
        worst_token=float(np.sort(similar)[:2].mean()) if len(similar) else 1.0,
    )


def flipped(said: Sequence[Word], told: Sequence[Word]) -> bool:
    """Return whether one side negates a word that the other side says without negation."""
    claimed, given = negated(said), negated(told)
    one_sided = claimed ^ given
    return any(
        w.key in one_sided and any(w.key == other.key for other in told) for w in said if w.content
    )


def negated(said: Sequence[Word]) -> set[str]:
    """Return the keys of words that a negation stands right before, function words between."""
    found, open_negation = set(), False
    for word in said:
        lowered = word.text.lower().replace("\u2019", "'")
        if lowered in NEGATIONS or lowered.endswith("n't"):
            open_negation = True
        elif open_negation and word.content:
            found.add(word.key)
            open_negation = False
    return found


def share(wanted: set[str], there: dict[str, list[int]]) -> float:
    """Return the share of keys that are there; 1 when none is wanted."""
    return sum(key in there for key in wanted) / len(wanted) if wanted else 1.0


def together(keys: Sequence[str], places: dict[str, list[int]]) -> float:
    """Return how often two neighbours of the claim's content words are near in the evidence."""
    found = [_nearness(places.get(a, []), places.get(b, [])) for a, b in pairwise(keys)]
    return sum(found) / len(found) if found else float(all(key in places for key in keys))


def _nearness(one: Sequence[int], other: Sequence[int]) -> float:
    distance = min((abs(a - b) for a in one for b in other), default=NEARBY + 1)
    return 1.0 if distance <= CLOSE else 0.5 if distance <= NEARBY else 0.0


def token_similarities(
    said: Sequence[Word], weights: dict[str, float], tokens: TokenVectors, told: Matrix | None
) -> Matrix:
    """Return for each content token of the claim its most similar token of the evidence."""
    content = [w for w in said if w.content]
    starts = tokens.offsets[:, 0]
    inside = np.zeros(len(starts), dtype=bool)
    for word in content:
        inside |= (starts >= word.start) & (starts < word.end)
    if told is None or not inside.any():
        return np.zeros(int(inside.sum()), dtype=np.float32)
    return np.asarray((tokens.vectors[inside] @ told.T).max(axis=1))


def _flat(text: str) -> str:
    return " ".join(text.split()).lower().rstrip(".,;:!?")
