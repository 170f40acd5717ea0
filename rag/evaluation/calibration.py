"""Is a stated probability kept? Fitted by Platt scaling, shown by bins of equal size.

Platt 1999; expected calibration error: Naeini, Cooper and Hauskrecht 2015.
"""

from io import StringIO
from typing import NamedTuple

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from numpy.typing import NDArray

Values = NDArray[np.float64]
BINS = 10
STEPS = 100


class Bin(NamedTuple):
    """Questions of like confidence: what was stated, what was right, and how many they are."""

    stated: float
    right: float
    questions: int


def fit(log_odds: Values, right: Values) -> tuple[float, float]:
    """Return slope and offset of the likeliest logistic, by Newton's method with halved steps."""
    inputs = np.stack([log_odds, np.ones_like(log_odds)], axis=1)
    weights = np.zeros(2)
    for _ in range(STEPS):
        told = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (told - right)
        bend = (inputs * (told * (1 - told))[:, None]).T @ inputs + 1e-6 * np.eye(2)
        step = np.linalg.solve(bend, slope)
        while _cost(inputs, right, weights - step) > _cost(inputs, right, weights) + 1e-9:
            step = step / 2
        weights = weights - step
    return float(weights[0]), float(weights[1])


def _cost(inputs: Values, right: Values, weights: Values) -> float:
    logits = inputs @ weights
    return float((np.logaddexp(0.0, logits) - right * logits).sum())


def reliability(stated: Values, right: Values, bins: int = BINS) -> list[Bin]:
    """Return bins of equally many questions, from the least confident up."""
    order = np.argsort(stated, kind="stable")
    parts = [part for part in np.array_split(order, bins) if len(part)]
    return [Bin(float(stated[p].mean()), float(right[p].mean()), len(p)) for p in parts]


def expected_error(stated: Values, right: Values, bins: int = BINS) -> float:
    """Return the mean distance between what was stated and what was right, by bins."""
    rows = reliability(stated, right, bins)
    return sum(abs(row.stated - row.right) * row.questions for row in rows) / len(stated)


def plot(rows: list[Bin], title: str) -> str:
    """Return the reliability diagram as SVG."""
    text = StringIO()
    with mpl.rc_context({"svg.hashsalt": title, "font.size": 10}):
        figure = Figure(figsize=(4.5, 4.2), layout="constrained")
        canvas, axes = FigureCanvasSVG(figure), figure.subplots()
        axes.plot([0, 1], [0, 1], color="0.7", linestyle="--", label="kept exactly")
        axes.plot([r.stated for r in rows], [r.right for r in rows], "o-", label="measured")
        axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="stated", ylabel="right", title=title)
        axes.legend(loc="upper left")
        canvas.print_svg(
            text,  # type: ignore[no-untyped-call,unused-ignore]
            metadata={"Date": None},
        )
    return text.getvalue()
