"""Trains the reader: `python -m rag.reader_training DATA OUT`; run again, it goes on.

DATA holds `qed/` and `qamr/`; nothing is trained on but these and our own stories, in `news/` and
`twins/` beside this file, which come in once the first steps have taught what a question is. OUT
keeps state.pt and log.jsonl, and at the end curves.svg, which draws the log, and in `model/` a
model in the form of the one that ships, and in `float32/` the same before it was quantised:
folders for DATELINE_READER_MODEL, and for `dateline eval reader --model`. The model card in
rag/reader_model says how the one that ships was made.
"""

import random
from itertools import islice
from pathlib import Path

import click
import torch

from rag.embedder import model_path
from rag.reader_training.curves import drawn
from rag.reader_training.examples import qamr, qed
from rag.reader_training.export import export, export_float32
from rag.reader_training.shipped import weights_of
from rag.reader_training.span_model import SpanModel, tokenizer_of
from rag.reader_training.stories import OF_TWINS, SOURCE, held_out, learned
from rag.reader_training.stream import Stream
from rag.reader_training.train import RATE, Plan, Stage, taught, train
from rag.reader_training.windows import Window

HELD_OUT = 200
LOOKED_AT = 400
PER_SENTENCE = 8
CALIBRATED_ON = 12
"""Batches over which it is seen what int8 has to leave as it is."""
OTHERS_BESIDE_NEWS = {"qed": 1.0, "qamr": 0.5}


@click.command()
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--steps", default=1400, show_default=True, help="Batches of about 4,096 tokens.")
@click.option("--before-news", default=400, show_default=True, help="Steps without our stories.")
@click.option("--decay", default=400, show_default=True, help="Steps of falling rate at the end.")
@click.option("--seed", default=0, show_default=True)
@click.option("--threads", default=2, show_default=True)
@click.option("--device", type=click.Choice(["auto", "cpu", "cuda"]), default="auto")
@click.option("--dropout", default=0.0, show_default=True, help="Share left out of each layer.")
@click.option(
    "--begin-with",
    type=click.Path(exists=True, path_type=Path),
    help="Begin with the average of another run's state.pt, or a reader's folder.",
)
@click.option("--rate", default=RATE, show_default=True, help="The encoder's learning rate.")
@click.option("--news", default=1.0, show_default=True, help="Share of our stories in a pass.")
@click.option("--others", default=1.0, show_default=True, help="The like, of QED and QAMR.")
def main(
    data: Path,
    out: Path,
    steps: int,
    before_news: int,
    decay: int,
    seed: int,
    threads: int,
    device: str,
    dropout: float,
    begin_with: Path | None,
    rate: float,
    news: float,
    others: float,
) -> None:
    """Read DATA and train, keeping everything in OUT, on a GPU where there is one."""
    if device == "cuda" and not torch.cuda.is_available():
        raise click.UsageError("torch sees no GPU here: --device cpu trains without one")
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    out.mkdir(parents=True, exist_ok=True)
    course, looked = lessons(data, before_news, seed, news, others)
    folder = model_path("all-MiniLM-L6-v2")
    model = SpanModel(folder, dropout)
    if begin_with:
        model.load_state_dict(weights_of(begin_with, model))
    tokenizer = tokenizer_of(folder)
    model.to(device if device != "auto" else "cuda" if torch.cuda.is_available() else "cpu")
    model = train(model, tokenizer, course, looked, Plan(steps, decay, seed, rate), out).cpu()
    seen = islice(taught(course[-1:], tokenizer, seed), CALIBRATED_ON)
    export(model, Path(folder), out / "model", seen)
    export_float32(model, Path(folder), out / "float32")
    drawn(out)
    click.echo(f"the model is in {out / 'model'}; `dateline eval reader` shows what it reads")


def lessons(
    data: Path, before_news: int, seed: int, news: float = 1.0, others: float = 1.0
) -> tuple[list[Stage], dict[str, list[Window]]]:
    """Return what is learned from, in its order, and the windows that are held out of it.

    `news` is the share of our stories' questions that a pass takes beside all of their twins.
    """
    natural, made = list(qed(data / "qed")), qamr(data / "qamr", seed, PER_SENTENCE)
    unseen, seen = ([e for story in told for e in story] for told in (held_out(), learned()))
    examples = [*natural[HELD_OUT:], *made]
    random.Random(seed).shuffle(examples)
    click.echo(f"{len(examples):,} examples, {len(seen):,} of stories of our own")
    looked = {"held_out": Stream(natural[:HELD_OUT], seed).windows(0)}
    for name in (SOURCE, OF_TWINS):
        of_it = Stream([one for one in unseen if one.source == name], seed)
        looked[f"held_out_{name}"] = of_it.windows(0)[:LOOKED_AT]
    shares = {name: others * share for name, share in OTHERS_BESIDE_NEWS.items()}
    course = [
        Stage(Stream(examples, seed), before_news),
        Stage(Stream([*examples, *seen], seed, shares | {SOURCE: news})),
    ]
    return course, looked


if __name__ == "__main__":
    main()
