"""Intervals and tests, beside the reference implementations."""

import numpy as np
import pytest
from scipy import stats

from rag.evaluation.metrics.abstaining import AbstentionF1
from rag.evaluation.metrics.spending import Latency
from rag.evaluation.metrics.wording import ExactMatch, TokenF1
from rag.evaluation.statistics import (
    difference_interval,
    interval,
    mcnemar_p,
    randomisation_p,
    wilson,
)

DRAW = np.random.default_rng(7)
SCORES = DRAW.random((60, 1))
LIFTED = np.clip(SCORES + DRAW.normal(0.05, 0.1, (60, 1)), 0, 1)


def test_the_interval_is_the_bootstraps() -> None:
    theirs = stats.bootstrap(
        (SCORES[:, 0],), np.mean, n_resamples=5000, method="percentile", rng=1
    ).confidence_interval
    ours = interval(TokenF1(), SCORES, resamples=5000)
    assert ours == pytest.approx((theirs.low, theirs.high), abs=0.01)
    assert ours.low < SCORES.mean() < ours.high


@pytest.mark.parametrize(("yes", "count"), [(0, 5), (5, 5), (7, 20), (441, 444), (1, 1)])
def test_shares_have_wilsons_interval(yes: int, count: int) -> None:
    theirs = stats.binomtest(yes, count).proportion_ci(method="wilson")
    rows = np.array([[1.0]] * yes + [[0.0]] * (count - yes))
    assert interval(ExactMatch(), rows) == pytest.approx((theirs.low, theirs.high), abs=1e-12)
    assert wilson(yes, count).low <= yes / count <= wilson(yes, count).high


def test_no_verdicts_have_no_interval() -> None:
    assert all(map(np.isnan, wilson(0, 0)))


def test_the_same_rows_have_the_same_interval_every_time() -> None:
    assert interval(TokenF1(), SCORES) == interval(TokenF1(), SCORES)


def test_one_value_has_an_interval_of_no_width() -> None:
    assert interval(TokenF1(), np.full((9, 1), 0.5)) == (0.5, 0.5)


@pytest.mark.parametrize("size", [8, 60])
def test_the_randomisation_test_is_the_paired_permutation_test(size: int) -> None:
    base, new = SCORES[:size], LIFTED[:size]
    theirs = stats.permutation_test(
        (new[:, 0], base[:, 0]),
        lambda a, b, axis: np.mean(a, axis=axis) - np.mean(b, axis=axis),
        permutation_type="samples",
        vectorized=True,
        n_resamples=20_000,
        rng=1,
    ).pvalue
    assert randomisation_p(TokenF1(), base, new) == pytest.approx(theirs, abs=0.03)


def test_a_metric_that_is_no_mean_is_shuffled_as_a_whole() -> None:
    slower = SCORES + 1
    assert randomisation_p(Latency(50), SCORES, slower) < 0.01
    assert randomisation_p(Latency(50), SCORES, SCORES) == 1.0


def test_equal_runs_are_never_told_apart() -> None:
    assert randomisation_p(TokenF1(), SCORES, SCORES) == 1.0
    assert mcnemar_p(SCORES.round(), SCORES.round()) == 1.0
    assert difference_interval(TokenF1(), SCORES, SCORES) == (0, 0)


@pytest.mark.parametrize(("gained", "lost"), [(9, 1), (5, 5), (12, 3), (1, 0)])
def test_mcnemar_is_the_binomial_test_of_the_changes(gained: int, lost: int) -> None:
    base = np.array([[0.0]] * gained + [[1.0]] * lost + [[1.0]] * 4)
    new = np.array([[1.0]] * gained + [[0.0]] * lost + [[1.0]] * 4)
    assert mcnemar_p(base, new) == pytest.approx(stats.binomtest(gained, gained + lost).pvalue)


def test_an_undefined_difference_has_no_p_value() -> None:
    answerable = np.array([[0.0, 0.0]] * 5)
    assert np.isnan(randomisation_p(AbstentionF1(), answerable, answerable))


def test_the_mean_is_known_as_one() -> None:
    assert ExactMatch().is_mean
    assert not Latency(50).is_mean
