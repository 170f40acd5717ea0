"""A plot of what questions cost against the size of the store."""

from collections.abc import Sequence
from io import StringIO

import matplotlib as mpl
from matplotlib.figure import Figure as Canvas

from rag.evaluation.bench.growing import Size
from rag.evaluation.plots import COLOURS, STYLE, WIDTH

HEIGHT = 3.6


def cost_against_size(sizes: Sequence[Size]) -> str:
    """Return an SVG: p50 as a line and p95 as dots for each kind of question, both axes log."""
    with mpl.rc_context({**STYLE, "svg.hashsalt": "growing"}):
        canvas = Canvas(figsize=(WIDTH, HEIGHT), layout="constrained")
        axes = canvas.subplots()
        for place, kind in enumerate(cost.kind for cost in sizes[0].costs):
            found = [next(c for c in size.costs if c.kind == kind) for size in sizes]
            stored, colour = [size.passages for size in sizes], COLOURS[place % len(COLOURS)]
            axes.plot(stored, [c.p50 for c in found], color=colour, marker=".", label=kind)
            axes.plot(stored, [c.p95 for c in found], color=colour, marker="o", linestyle=":")
        axes.set(xscale="log", yscale="log", xlabel="passages", ylabel="ms (line p50, dots p95)")
        canvas.legend(loc="outside right upper")
        written = StringIO()
        canvas.savefig(written, format="svg", metadata={"Date": None})
    return written.getvalue()
