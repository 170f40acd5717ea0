import numpy as np
import pytest

from rag.evaluation.calibration import expected_error, fit, plot, reliability
from rag.evaluation.reading import Read, auc, cuts, figures


def read(score: float, right: bool, elsewhere: float | None = None) -> Read:
    return Read(
        question="Who?",
        said="Berg did.",
        answer="Berg",
        score=score,
        right=right,
        exact=right,
        f1=float(right),
        elsewhere=elsewhere,
    )


def test_a_fit_finds_the_slope_and_offset_that_outcomes_were_drawn_with() -> None:
    draw = np.random.default_rng(0)
    told = draw.normal(size=20_000) * 3
    right = (draw.random(20_000) < 1 / (1 + np.exp(-(0.5 * told - 1)))).astype(float)
    slope, offset = fit(told, right)
    assert slope == pytest.approx(0.5, abs=0.03)
    assert offset == pytest.approx(-1, abs=0.05)


def test_what_is_stated_and_kept_has_no_error_and_what_is_not_has_the_distance() -> None:
    stated, right = np.array([0.2] * 10 + [0.8] * 10), np.array([1, *[0] * 8, 1, 0, *[1] * 8, 0])
    assert expected_error(stated, right, bins=2) == pytest.approx(0)
    assert expected_error(stated, 1 - right, bins=2) == pytest.approx(0.6)
    rows = reliability(stated, right, bins=2)
    assert [(row.stated, row.right, row.questions) for row in rows] == [
        (pytest.approx(0.2), 0.2, 10),
        (pytest.approx(0.8), 0.8, 10),
    ]
    assert plot(rows, "Stated and kept").startswith("<?xml")


def test_the_area_is_the_chance_that_the_own_article_reads_more_surely() -> None:
    assert auc(np.array([0.9, 0.6]), np.array([0.1, 0.2])).value == 1
    assert auc(np.array([0.9, 0.1]), np.array([0.5, 0.5])).value == 0.5
    assert auc(np.array([0.5]), np.array([0.5])).value == 0.5


def test_a_threshold_has_its_coverage_its_risk_and_the_moved_questions_that_speak() -> None:
    reads = [read(0.9, True, 0.1), read(0.7, False, 0.4), read(0.3, True, 0.0), read(0.1, False, 0)]
    found = {cut.least: cut for cut in cuts(reads)}
    assert found[0.0][1:] == (1, 0.5, 1)
    assert found[0.4][1:] == (0.5, 0.5, 0.25)
    assert found[0.6][1:] == (0.5, 0.5, 0)
    assert cuts([read(0.9, True)])[0].moved is None


def test_the_figures_are_means_with_intervals_about_them() -> None:
    found = {row.name: row for row in figures([read(0.9, True), read(0.7, False)])}
    assert set(found) == {"right sentence", "exact match", "F1"}
    assert all(row.low <= row.value == 0.5 <= row.high for row in found.values())
