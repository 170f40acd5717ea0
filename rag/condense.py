"""A follow-up made to stand alone, by rule: what it lacks is taken from the turn before."""

import re
from collections.abc import Sequence

from rag.types import Turn

LEANS = re.compile(
    r"^(?:and|but|or|so|what about|how about|why not|why|since when|(?:who|where|what) else)\b"
    r"|\b(?:he|she|it|they|them|him|her|his|hers|its|their|theirs|this|that|these|those|there"
    r"|then|one|ones|do so|did so|the same|the former|the latter)\b",
    re.IGNORECASE,
)
FEW_WORDS = 3


def condense(question: str, history: Sequence[Turn]) -> str:
    """Return the question followed by the one before it, where it cannot stand alone.

    It cannot when it opens like a continuation, refers back, or has at most three words. It stays
    in front, since what is asked for (who, where, how many) is told by the first question word.
    """
    if not history:
        return question
    short = len(re.findall(r"\w+", question)) <= FEW_WORDS
    if not short and not LEANS.search(question):
        return question
    return f"{question} {condense(history[-1].question, history[:-1])}"
