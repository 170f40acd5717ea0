"""The curves of a training run: `python -m rag.reader_training.curves OUT` draws OUT/curves.svg."""

import json
from pathlib import Path

import click
import numpy as np
from matplotlib.axes import Axes

from rag.evaluation.plots import COLOURS, svg

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

    def draw(axes: Axes) -> None:
        told = [(row["step"] + 1, row["loss"]) for row in rows]
        parts = np.array_split(told, -(-len(rows) // OVER))
        learned = np.array([part.mean(axis=0) for part in parts])
        axes.plot(learned[:, 0], learned[:, 1], color="0.7", label=f"batches, mean of {OVER}")
        held_out = sorted({name for row in rows for name in row} - OF_A_BATCH)
        for colour, name in zip(COLOURS, held_out, strict=False):
            seen = np.array([(row["step"] + 1, row[name]) for row in rows if name in row])
            axes.plot(seen[:, 0], seen[:, 1], marker=".", color=colour, label=name)
        axes.set(xlabel="batches", ylabel="mean loss", ylim=(0, None))
        axes.legend(loc="upper right")

    return svg("training", draw, HEIGHT)


if __name__ == "__main__":
    main()
