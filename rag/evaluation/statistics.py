"""How sure a figure is, and whether two runs differ: seeded, and paired by question.

Intervals of shares of yes/no verdicts: Wilson 1927, "Probable inference, the law of succession,
and statistical inference"; all others: bootstrap percentiles, Efron 1979. Randomisation test:
Fisher 1935; for retrieval, Smucker, Allan and Carterette 2007. McNemar's exact test: McNemar 1947.
"""

from math import comb, sqrt
from typing import NamedTuple

import numpy as np

from rag.evaluation.metrics.metric import Metric, Rows

SEED = 20_260_101
RESAMPLES = 1_000
SHUFFLES = 5_000
LEVEL = 0.95
Z = 1.959963984540054
BLOCK = 250


class Interval(NamedTuple):
    """Bounds within which the figure lies, at 95 per cent."""

    low: float
    high: float


def interval(metric: Metric, rows: Rows, resamples: int = RESAMPLES) -> Interval:
    """Return the interval of a metric's figure: Wilson's for shares of yes/no verdicts.

    Else the bootstrap's, questions being drawn with return.
    """
    if metric.yes_or_no and metric.is_mean:
        return wilson(float(rows[:, 0].sum()), len(rows))
    draw = np.random.default_rng(SEED)
    count = len(rows)
    values = [metric.value(rows[draw.integers(0, count, count)]) for _ in range(resamples)]
    return _bounds(np.array(values))


def wilson(yes: float, count: int) -> Interval:
    """Return Wilson's score interval of a share of yes/no verdicts, wide where none or all are yes.

    With p = yes / n: (p + z²/2n ± z √(p(1 - p)/n + z²/4n²)) / (1 + z²/n). NaN without verdicts.
    """
    if not count:
        return Interval(float("nan"), float("nan"))
    share, spread = yes / count, Z * Z / count
    middle = share + spread / 2
    reach = sqrt(share * (1 - share) * spread + spread * spread / 4)
    low, high = ((middle + side * reach) / (1 + spread) for side in (-1, 1))
    return Interval(max(0.0, min(low, share)), min(1.0, max(high, share)))


def difference_interval(metric: Metric, base: Rows, new: Rows) -> Interval:
    """Return the bootstrap interval of new minus base, the same questions drawn on both sides."""
    draw = np.random.default_rng(SEED)
    count = len(base)
    picks = (draw.integers(0, count, count) for _ in range(RESAMPLES))
    return _bounds(np.array([metric.value(new[p]) - metric.value(base[p]) for p in picks]))


def randomisation_p(metric: Metric, base: Rows, new: Rows) -> float:
    """Return the two-sided p-value of the difference, each question's sides swapped at random."""
    observed = abs(metric.value(new) - metric.value(base))
    if np.isnan(observed):
        return float("nan")
    draw = np.random.default_rng(SEED)
    shuffled = _mean_shuffles if metric.is_mean else _shuffles
    differences = np.abs(shuffled(metric, base, new, draw))
    judged = differences[~np.isnan(differences)]
    return float((1 + (judged >= observed - 1e-12).sum()) / (1 + len(judged)))


def mcnemar_p(base: Rows, new: Rows) -> float:
    """Return the exact two-sided p-value for yes/no scores: are gains and losses even?"""
    gained = int(((new[:, 0] > 0.5) & (base[:, 0] <= 0.5)).sum())
    lost = int(((new[:, 0] <= 0.5) & (base[:, 0] > 0.5)).sum())
    changed = gained + lost
    tail: int = sum(comb(changed, count) for count in range(min(gained, lost) + 1))
    return min(1.0, 2 * tail / (1 << changed))


def _mean_shuffles(
    metric: Metric, base: Rows, new: Rows, draw: np.random.Generator
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """The mean's difference is the mean of differences, whose signs are flipped, all at once."""
    differences = new[:, 0] - base[:, 0]
    blocks = [
        draw.choice([-1.0, 1.0], size=(BLOCK, len(differences))) @ differences
        for _ in range(SHUFFLES // BLOCK)
    ]
    return np.concatenate(blocks) / len(differences)


def _shuffles(
    metric: Metric, base: Rows, new: Rows, draw: np.random.Generator
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    values = []
    for _ in range(SHUFFLES // 5):
        swap = draw.random((len(base), 1)) < 0.5
        left, right = np.where(swap, new, base), np.where(swap, base, new)
        values.append(metric.value(right) - metric.value(left))
    return np.array(values)


def _bounds(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Interval:
    known = values[~np.isnan(values)]
    if not len(known):
        return Interval(float("nan"), float("nan"))
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(known, [tail, 1 - tail])
    return Interval(float(low), float(high))
