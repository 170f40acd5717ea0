"""How rare a word is in general English: the weight of meeting it on both sides."""

import json
import math
from collections.abc import Mapping, Set
from functools import cache
from importlib.resources import files


class Rarity:
    """Inverse document frequency by word key, scaled to [0, 1]; unknown words weigh 1."""

    def __init__(self, documents: int, frequencies: Mapping[str, int]) -> None:
        self._documents = documents
        self._frequencies = frequencies
        self._most = math.log(documents + 1)

    def __call__(self, key: str) -> float:
        """Return the weight of one word key."""
        seen = self._frequencies.get(key, 0)
        return math.log((self._documents + 1) / (seen + 1)) / self._most


@cache
def english_rarity() -> Rarity:
    """Return the table counted over the paragraphs that the reader was trained on."""
    stored = json.loads((files("rag.evidence") / "frequencies.json").read_text("utf-8"))
    return Rarity(stored["documents"], stored["frequencies"])


def coverage(weights: Mapping[str, float], keys: Set[str]) -> float:
    """Return the share of the weight whose words are among `keys`; 0 without any word."""
    total = sum(weights.values())
    return sum(w for key, w in weights.items() if key in keys) / total if total else 0.0
