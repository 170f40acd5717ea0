"""The small reader learns what a larger one would say: `python -m rag.reader_training.distil`.

Beside the right starts and ends of answers it learns the teacher's probabilities of all of them,
which tell what else comes near: Hinton, Vinyals and Dean, "Distilling the Knowledge in a Neural
Network", 2015. It begins with a reader that ships, made float32 again, and run again it goes on.
"""

from functools import partial
from itertools import islice
from pathlib import Path

import click
import torch

from rag.embedder import model_path
from rag.reader_training.__main__ import CALIBRATED_ON, lessons
from rag.reader_training.batches import Batch
from rag.reader_training.curves import drawn
from rag.reader_training.export import export, export_float32
from rag.reader_training.shipped import shipped_weights
from rag.reader_training.span_model import OUT_OF_REACH, SpanModel, nll, tokenizer_of
from rag.reader_training.teacher import Teacher, taught_teacher
from rag.reader_training.train import Plan, taught, train

RATE, HEAD_RATE, AVERAGE = 5e-5, 2e-4, 0.99
TEMPERATURE, HARD = 1.5, 0.25
"""How far the teacher's probabilities are evened, and what the right answers weigh beside them."""


def distilled(teacher: Teacher, model: SpanModel, batch: Batch) -> torch.Tensor:
    """Return the loss of a batch: cross entropy with the teacher, and with the right answers."""
    places = batch.ids, batch.real.long(), batch.segments
    closed = ~batch.allowed.unsqueeze(-1)
    with torch.autocast(batch.ids.device.type, torch.bfloat16):
        with torch.inference_mode():
            told = teacher(*places)
        logits = model(*places)
    told = told.clone().float().masked_fill(closed, OUT_OF_REACH) / TEMPERATURE
    logits = logits.float().masked_fill(closed, OUT_OF_REACH)
    likely = torch.log_softmax(logits / TEMPERATURE, dim=1)
    soft = -(torch.softmax(told, dim=1) * likely).sum(dim=1).mean() * TEMPERATURE**2
    return (1 - HARD) * soft + HARD * nll(logits, batch)


@click.command()
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--base", required=True, type=click.Path(exists=True, file_okay=False))
@click.option("--teacher", required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--begin-with", required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--steps", default=1000, show_default=True, help="Batches of about 4,096 tokens.")
@click.option("--decay", default=500, show_default=True, help="Steps of falling rate at the end.")
@click.option("--seed", default=0, show_default=True)
@click.option("--threads", default=2, show_default=True)
def main(
    data: Path,
    out: Path,
    base: str,
    teacher: Path,
    begin_with: Path,
    steps: int,
    decay: int,
    seed: int,
    threads: int,
) -> None:
    """Learn from --teacher, the state.pt of a course from the encoder in --base.

    DATA is what both learn from, --begin-with the folder of a reader in int8; OUT gets the reader.
    """
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    out.mkdir(parents=True, exist_ok=True)
    course, looked = lessons(data, 0, seed)
    folder = model_path("all-MiniLM-L6-v2")
    model, tokenizer = SpanModel(folder), tokenizer_of(folder)
    model.load_state_dict(shipped_weights(begin_with, model))
    loss = partial(distilled, taught_teacher(base, teacher))
    plan = Plan(steps, decay, seed, rate=RATE, head_rate=HEAD_RATE, average=AVERAGE)
    model = train(model, tokenizer, course[-1:], looked, plan, out, loss_by=loss)
    seen = islice(taught(course[-1:], tokenizer, seed), CALIBRATED_ON)
    export(model, Path(folder), out / "model", seen)
    export_float32(model, Path(folder), out / "float32")
    drawn(out)
    click.echo(f"the model is in {out / 'model'}; `dateline eval reader` shows what it reads")


if __name__ == "__main__":
    main()
