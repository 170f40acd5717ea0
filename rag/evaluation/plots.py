"""Plots of runs as SVG, to stand in a page."""

from collections.abc import Callable, Sequence
from io import StringIO
from typing import Any, Literal

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure as Canvas
from matplotlib.ticker import LogLocator, MaxNLocator, NullLocator

from rag.evaluation.metrics.abstaining import AURC, risk_coverage
from rag.evaluation.metrics.spending import Latency
from rag.evaluation.metrics.table import by_name
from rag.evaluation.run import Figure, Run, rows_of

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
"""Okabe and Ito's, told apart by colour-blind readers too."""
STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 10,
    "axes.edgecolor": "#8a8f98",
    "axes.labelcolor": "#3d434c",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": "#3d434c",
    "ytick.color": "#3d434c",
    "text.color": "#1d2127",
    "axes.grid": True,
    "grid.color": "#e3e6ea",
    "axes.axisbelow": True,
    "legend.frameon": False,
}
WIDTH = 7.2
BESIDE = 5.6
"""The narrower width of what stands beside the bars, so that all letters are of one size."""
FAINT = 0.5

LegendPlace = Literal["best", "lower right"]


def bars(runs: Sequence[Run], suite: str) -> str:
    """Return every figure between 0 and 1 of a suite as a bar with its interval."""
    names = [name for name in by_name() if any(_share(run.figure(suite, name)) for run in runs)]

    def draw(axes: Axes) -> None:
        height = 0.8 / len(runs)
        for place, run in enumerate(runs):
            found = [(row, f) for row, n in enumerate(names) if (f := run.figure(suite, n))]
            values = np.array([f.value for _, f in found])
            reach = [values - [f.low for _, f in found], [f.high for _, f in found] - values]
            axes.barh(
                [row + (place - (len(runs) - 1) / 2) * height for row, _ in found],
                values,
                height * 0.9,
                xerr=np.maximum(reach, 0),
                color=to_rgba(COLOURS[place % len(COLOURS)], FAINT),
                ecolor="#1d2127",
                error_kw={"elinewidth": 1, "capsize": 2},
                label=run.name,
            )
        axes.set_yticks(range(len(names)), [_label(name) for name in names])
        axes.set_ylim(len(names) - 0.4, -0.6)
        axes.set_xlim(0, 1.01)
        axes.grid(axis="y", visible=False)
        _legend_above(axes, runs)

    return svg(f"bars {suite}", draw, 0.6 + 0.24 * len(names) * (0.6 + 0.4 * len(runs)))


def risk(runs: Sequence[Run], suite: str) -> str:
    """Return the risk-coverage curves of a suite; empty where nothing is judged."""
    curves = [risk_coverage(rows_of(run.results_of(suite), AURC.name)) for run in runs]
    if not any(curves):
        return ""

    def draw(axes: Axes) -> None:
        for place, (run, curve) in enumerate(zip(runs, curves, strict=True)):
            coverage, risks = [p.coverage for p in curve], [p.risk for p in curve]
            axes.step(
                coverage, risks, where="post", color=COLOURS[place % len(COLOURS)], label=run.name
            )
            axes.plot(coverage[-1:], risks[-1:], "o", color=COLOURS[place % len(COLOURS)], ms=5)
        axes.set(xlim=(0, 1.02), ylim=(0, 1.02))
        axes.set_xlabel("share of all questions answered, the surest first")
        axes.set_ylabel("share of these that did not pass")
        _legend(axes, runs)

    return svg(f"risk {suite}", draw, 2.9, BESIDE)


def latency(runs: Sequence[Run], suite: str) -> str:
    """Return the share of questions done within so many seconds."""
    taken = [np.sort(rows_of(run.results_of(suite), Latency(50).name)[:, 0]) for run in runs]
    if not any(map(len, taken)):
        return ""

    def draw(axes: Axes) -> None:
        for place, (run, seconds) in enumerate(zip(runs, taken, strict=True)):
            if len(seconds):
                colour = COLOURS[place % len(COLOURS)]
                axes.ecdf(seconds, color=colour, label=run.name)
                marks = np.percentile(seconds, [50, 95])
                axes.plot(marks, [0.5, 0.95], "o", color=colour, ms=5)
        axes.set_xscale("log")
        axes.set_ylim(0, 1.02)
        axes.set_xlabel("seconds, with dots at p50 and p95")
        axes.set_ylabel("share of questions done")
        axes.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
        axes.xaxis.set_minor_locator(NullLocator())
        _legend(axes, runs, where="lower right")

    return svg(f"latency {suite}", draw, 2.8, BESIDE)


def stages(runs: Sequence[Run], suite: str) -> str:
    """Return the median milliseconds of each stage of an answer."""
    timings = [[r.answer.timings for r in run.results_of(suite) if r.answer] for run in runs]
    names = list(dict.fromkeys(stage for own in timings for each in own for stage in each))
    if not names:
        return ""

    def draw(axes: Axes) -> None:
        height = 0.8 / len(runs)
        for place, (run, own) in enumerate(zip(runs, timings, strict=True)):
            medians = [float(np.median([t.get(n, 0.0) for t in own] or [0.0])) for n in names]
            rows = [n + (place - (len(runs) - 1) / 2) * height for n in range(len(names))]
            colour = COLOURS[place % len(COLOURS)]
            bars = axes.barh(rows, medians, height * 0.9, color=colour, label=run.name)
            axes.bar_label(
                bars, [f"{m:,.{0 if m >= 10 else 1}f}" for m in medians], padding=3, fontsize=9
            )
        axes.set_yticks(range(len(names)), names)
        axes.set_ylim(len(names) - 0.5, -0.5)
        axes.margins(x=0.16)
        axes.xaxis.set_major_locator(MaxNLocator(5))
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:,g}")
        axes.grid(axis="y", visible=False)
        axes.set_xlabel("median milliseconds")
        _legend_above(axes, runs)

    height = 0.8 + 0.26 * len(names) * (0.6 + 0.4 * len(runs))
    return svg(f"stages {suite}", draw, height, BESIDE)


def _share(figure: Figure | None) -> bool:
    return figure is not None and not by_name()[figure.metric].unit and figure.metric != "tokens"


def _label(name: str) -> str:
    return name if by_name()[name].higher_is_better else f"{name} (lower is better)"


def _legend(axes: Axes, runs: Sequence[Run], where: LegendPlace = "best") -> None:
    """Name the runs, where there are several."""
    if len(runs) > 1:
        axes.legend(loc=where)


def _legend_above(axes: Axes, runs: Sequence[Run]) -> None:
    """Name the runs where no bar can reach."""
    if len(runs) > 1:
        axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=len(runs))


def svg(name: str, draw: Callable[[Axes], None], height: float, width: float = WIDTH) -> str:
    """Return one drawing; names of its parts are its own, so that several stand in one page."""
    text = StringIO()
    with mpl.rc_context({**STYLE, "svg.hashsalt": name}):
        canvas = Canvas(figsize=(width, height), layout="constrained")
        draw(canvas.subplots())
        canvas.savefig(text, format="svg", transparent=True, metadata={"Date": None})
    written = text.getvalue()
    return written[written.index("<svg") :]
