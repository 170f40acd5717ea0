"""One reader of several courses: `python -m rag.reader_training.soup DATA OUT --of .4 A --of .6 B`.

A and B are what the courses kept, state.pt, or the folders of readers; their averaged weights are
averaged once more. Courses that begin with the same model end near enough for that, and the mean
errs less than either of them: Wortsman et al., "Model soups", ICML 2022. OUT gets `model/` and
`float32/`, as a course's.
"""

from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path

import click
import torch

from rag.embedder import model_path
from rag.reader_training.__main__ import CALIBRATED_ON, lessons
from rag.reader_training.export import export, export_float32
from rag.reader_training.shipped import weights_of
from rag.reader_training.span_model import SpanModel, tokenizer_of
from rag.reader_training.train import taught

Weights = Mapping[str, torch.Tensor]


@click.command()
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--of",
    "parts",
    type=(click.FloatRange(0, min_open=True), click.Path(exists=True, path_type=Path)),
    multiple=True,
    required=True,
    help="A share, and a state.pt or a reader's folder.",
)
@click.option("--seed", default=0, show_default=True)
def main(data: Path, out: Path, parts: Sequence[tuple[float, Path]], seed: int) -> None:
    """Average courses and write the reader that they make together; DATA is what they learned."""
    folder = model_path("all-MiniLM-L6-v2")
    model = SpanModel(folder)
    model.load_state_dict(mean([(share, weights_of(path, model)) for share, path in parts]))
    course, _ = lessons(data, 0, seed)
    seen = islice(taught(course[-1:], tokenizer_of(folder), seed), CALIBRATED_ON)
    out.mkdir(parents=True, exist_ok=True)
    export(model.eval(), Path(folder), out / "model", seen)
    export_float32(model, Path(folder), out / "float32")
    click.echo(f"the model is in {out / 'model'}; `dateline eval reader` shows what it reads")


def mean(parts: Sequence[tuple[float, Weights]]) -> dict[str, torch.Tensor]:
    """Return the mean of weights of one form, each with its share, whatever shares come to."""
    whole = sum(share for share, _ in parts)
    mixed = {}
    for name, kept in parts[0][1].items():
        several = torch.stack([share / whole * held[name].float() for share, held in parts])
        mixed[name] = several.sum(dim=0).to(kept.dtype)
    return mixed


if __name__ == "__main__":
    main()
