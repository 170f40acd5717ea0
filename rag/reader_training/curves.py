"""The curves of a training run: `python -m rag.reader_training.curves OUT` draws OUT/curves.svg."""

import json
from io import StringIO
from pathlib import Path

import click
import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure

from rag.evaluation.plots import COLOURS, STYLE, WIDTH

OVER = 50
HEIGHT = 3.6
OF_A_BATCH = frozenset({"step", "loss", "tokens", "seconds"})


@click.command()
@click.argument("out", type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(out: Path) -> None:
    """Draw the log that a training run keeps in OUT."""
    click.echo(drawn(out))


def drawn(out: Path) -> Path:
    """Draw `out`/log.jsonl and return where; a run that was cut has some batches twice."""
    told = map(json.loads, (out / "log.jsonl").read_text("utf-8").splitlines())
    rows = {row["step"]: row for row in told}
    path = out / "curves.svg"
    path.write_text(curves([rows[step] for step in sorted(rows)]), "utf-8")
    return path


def curves(rows: list[dict[str, float]]) -> str:
    """Return an SVG: the loss of batches, a mean over fifty, and of each set that is held out."""
    with mpl.rc_context({**STYLE, "svg.hashsalt": "training"}):
        figure = Figure(figsize=(WIDTH, HEIGHT), layout="constrained")
        axes = figure.subplots()
        parts = np.array_split(
            [(row["step"] + 1, row["loss"]) for row in rows], -(-len(rows) // OVER)
        )
        learned = np.array([part.mean(axis=0) for part in parts])
        axes.plot(learned[:, 0], learned[:, 1], color="0.7", label=f"batches, mean of {OVER}")
        held_out = sorted({name for row in rows for name in row} - OF_A_BATCH)
        for colour, name in zip(COLOURS, held_out, strict=False):
            seen = np.array([(row["step"] + 1, row[name]) for row in rows if name in row])
            axes.plot(seen[:, 0], seen[:, 1], marker=".", color=colour, label=name)
        axes.set(xlabel="batches", ylabel="mean loss", ylim=(0, None))
        axes.legend(loc="upper right")
        written = StringIO()
        figure.savefig(written, format="svg", metadata={"Date": None})
    return written.getvalue()


if __name__ == "__main__":
    main()
