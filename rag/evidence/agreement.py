"""What several sentences answer alike is likelier: each says again what the others say."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

import numpy as np

from rag.evidence.answer_types import FIGURES, WHOLE_SENTENCES, expected_type
from rag.evidence.facts import content
from rag.evidence.words import words

GAIN, WIDTH = 6.0, 4.0
"""What agreement adds to the log odds, and how far below the best sentence one still tells.

Chosen on the open half of NewsQA and on one half of a year of news quiz questions, with what
evidence weighs. On the other half of the quiz, 198 questions never silent, the right sentence is
found .379 of the time for .364 without it, F1 is .372 for .356, and the area under the
risk-coverage curve .398 for .425.
"""
Said = tuple[str, str, float]
Key = frozenset[str]


def agreement(question: str, said: Sequence[Said]) -> list[float]:
    """Return what to add to the log odds of each sentence where others answer as it does.

    `said` has of each its text, the words of it that answer, and its log odds. All that answer
    alike gain `GAIN` times log(1 + sum over all but the likeliest of them of exp((log odds - those
    of the likeliest sentence of all) / WIDTH)), so that which of them comes first stays as it is.
    Where it is asked who, part of a name speaks for the whole: "Holm" for "Mara Holm", not the
    reverse. A sentence that stands there twice says nothing again, nor do the question's own words;
    and a toll that many told last week is no surer than the one that is told today.
    """
    kind = expected_type(question)
    if kind in WHOLE_SENTENCES or kind in FIGURES or not said:
        return [0.0] * len(said)
    best = max(odds for *_, odds in said)
    asked = {w.key for w in words(question)}
    keys = [frozenset(content(answer)[0]) for _, answer, _ in said]
    shares: dict[Key, dict[str, float]] = defaultdict(dict)
    named = set()
    for key, (text, answer, odds) in zip(keys, said, strict=True):
        plain, share = " ".join(text.split()), float(np.exp((odds - best) / WIDTH))
        shares[key][plain] = max(share, shares[key].get(plain, 0.0))
        if kind == "person" and key and all(w.capital for w in words(answer) if w.content):
            named.add(key)
    gains = {key: 0.0 if key <= asked else _gain(_spoken_for(key, shares, named)) for key in shares}
    return [gains[key] for key in keys]


def _spoken_for(
    key: Key, shares: Mapping[Key, Mapping[str, float]], named: Set[Key]
) -> list[float]:
    """Return the shares of the sentences that give this answer, or the name that is part of it."""
    parts = (other for other in named if other < key)
    return [share for one in (key, *parts) for share in shares[one].values()]


def _gain(found: Sequence[float]) -> float:
    return GAIN * float(np.log1p(sum(found) - max(found)))
