"""How much of a sentence another text says in its order: local alignment of token vectors."""

import numpy as np

from rag.evidence.token_vectors import Matrix

ALIKE = 0.4
LEFT_OUT = 0.08
ADDED = 0.25


def aligned(similar: Matrix) -> float:
    """Return how much of a claim some stretch of a text says in the same order, in [0, 1].

    `similar` has the cosine of each token of the claim to each of the text, shape (claim, text).
    A pair of tokens counts for as much as its cosine is above ALIKE; a token of the text that the
    claim passes over costs LEFT_OUT, one that the claim adds costs ADDED. What the best stretch
    comes to is divided by what the claim word for word would. Smith and Waterman, "Identification
    of common molecular subsequences", J. Mol. Biol. 147, 1981, over BERTScore's similarities
    (Zhang et al., ICLR 2020). A claim without tokens is said by anything, and 1.
    """
    if not len(similar):
        return 1.0
    passed_over = LEFT_OUT * np.arange(similar.shape[1])
    before, best = np.zeros(similar.shape[1] + 1), 0.0
    for gains in similar - ALIKE:
        ending = np.maximum(before[:-1] + gains, before[1:] - ADDED)
        ending = np.maximum.accumulate(np.maximum(ending, 0.0) + passed_over) - passed_over
        best = max(best, float(ending.max(initial=0.0)))
        before = np.concatenate([[0.0], np.maximum(ending, 0.0)])
    return min(best / (len(similar) * (1.0 - ALIKE)), 1.0)
