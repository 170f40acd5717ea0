"""Trains the reader: `python -m rag.reader_training DATA OUT`; run again, it goes on.

DATA holds `qed/` and `qamr/`; nothing else is trained on. OUT keeps state.pt and log.jsonl, and at
the end, in `model/`, what ships, and in `float32/` the same before it was quantised. Both are
folders for DATELINE_READER_MODEL, and for `dateline eval reader --model`.
"""

import random
from pathlib import Path

import click
import torch

from rag.embedder import model_path
from rag.reader_training.examples import qamr, qed
from rag.reader_training.export import export, export_float32
from rag.reader_training.span_model import SpanModel, tokenizer_of
from rag.reader_training.stream import Stream
from rag.reader_training.train import Plan, train

HELD_OUT = 200
PER_SENTENCE = 8


@click.command()
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--steps", default=900, show_default=True, help="Batches of about 4,096 tokens.")
@click.option("--decay", default=250, show_default=True, help="Steps of falling rate at the end.")
@click.option("--seed", default=0, show_default=True)
@click.option("--threads", default=2, show_default=True)
def main(data: Path, out: Path, steps: int, decay: int, seed: int, threads: int) -> None:
    """Read DATA and train, keeping everything in OUT."""
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    out.mkdir(parents=True, exist_ok=True)
    natural, made = list(qed(data / "qed")), qamr(data / "qamr", seed, PER_SENTENCE)
    held_out = Stream(natural[:HELD_OUT], seed).windows(0)
    examples = [*natural[HELD_OUT:], *made]
    random.Random(seed).shuffle(examples)
    click.echo(f"{len(examples):,} examples, {len(held_out)} windows held out")
    folder = model_path("all-MiniLM-L6-v2")
    plan = Plan(steps, decay, seed)
    model = SpanModel(folder)
    train(model, tokenizer_of(folder), Stream(examples, seed), held_out, plan, out)
    export(model, Path(folder), out / "model")
    export_float32(model, Path(folder), out / "float32")
    click.echo(f"the model is in {out / 'model'}; `dateline eval reader` shows what it reads")


if __name__ == "__main__":
    main()
