"""How well relevant articles or passages are ranked.

Definitions are those of trec_eval, which ir-measures calls (nDCG: Järvelin and Kekäläinen
2002, with the grade itself as gain; AP and RR: Buckley and Voorhees 2005, Voorhees 1999).
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from math import log2
from typing import Literal

from rag.evaluation.metrics.metric import Case, Metric, Row, as_row
from rag.evaluation.metrics.relevance import Judged, judged_articles, judged_passages

Level = Literal["article", "passage"]


class RankingMetric(Metric, ABC):
    """A metric of a ranked list of ids against graded relevance.

    Args of every subclass: `k`, the depth looked at (None: all), and the `level` that is ranked.
    """

    title: str

    def __init__(self, k: int | None = None, level: Level = "article") -> None:
        self.k = k
        self.level = level
        prefix = "passage_" if level == "passage" else ""
        self.name = f"{prefix}{self.title}" + ("" if k is None else f"@{k}")

    def of(self, ranking: Sequence[str], grades: Mapping[str, int]) -> float | None:
        """Return the score of one ranking, best first; None where nothing is relevant."""
        if not any(grade > 0 for grade in grades.values()):
            return None
        gains = [max(grades.get(id_, 0), 0) for id_ in ranking[: self.k]]
        return self.score(gains, sorted((g for g in grades.values() if g > 0), reverse=True))

    @abstractmethod
    def score(self, gains: Sequence[int], ideal: Sequence[int]) -> float:
        """Return the score of the grades found, in order, against the best there could be."""

    def row(self, case: Case) -> Row | None:
        """Return the score of the passages retrieved for a question."""
        judged: Judged = (judged_articles if self.level == "article" else judged_passages)(case)
        return as_row(self.of(*judged))


class HitAt(RankingMetric):
    """Whether anything relevant is among the first k (trec_eval's success)."""

    title = "hit"
    yes_or_no = True

    def score(self, gains: Sequence[int], ideal: Sequence[int]) -> float:
        """Return 1 or 0."""
        return float(any(gains))


class RecallAt(RankingMetric):
    """The share of what is relevant that is among the first k."""

    title = "recall"

    def score(self, gains: Sequence[int], ideal: Sequence[int]) -> float:
        """Return relevant found over relevant there are."""
        return sum(gain > 0 for gain in gains) / len(ideal)


class MRR(RankingMetric):
    """One over the rank of the first relevant result; 0 where there is none."""

    title = "mrr"

    def score(self, gains: Sequence[int], ideal: Sequence[int]) -> float:
        """Return the reciprocal rank."""
        return next((1 / rank for rank, gain in enumerate(gains, 1) if gain), 0.0)


class NDCG(RankingMetric):
    """Discounted cumulative gain over that of the ideal ranking."""

    title = "ndcg"

    def score(self, gains: Sequence[int], ideal: Sequence[int]) -> float:
        """Return DCG over ideal DCG, the discount being log2(rank + 1)."""
        return _dcg(gains) / _dcg(ideal[: self.k])


class MAP(RankingMetric):
    """The mean, over all that is relevant, of the precision at its rank (0 where not found)."""

    title = "map"

    def score(self, gains: Sequence[int], ideal: Sequence[int]) -> float:
        """Return the average precision."""
        ranks = [rank for rank, gain in enumerate(gains, 1) if gain]
        return sum(found / rank for found, rank in enumerate(ranks, 1)) / len(ideal)


def _dcg(gains: Iterable[int]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, 1))
