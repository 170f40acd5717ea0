"""Trains the claim model: `python -m rag.claim_training OUT`; run again, it goes on.

It begins with the reader that ships and learns from our own stories: pairs of claims, in `pairs/`
beside this file, and the answers to their questions. OUT keeps state.pt and log.jsonl, and at the
end in `model/` a model in the form of the one that ships. The model card in rag/claim_model says
how that one was made.
"""

import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

import click
import torch
from tokenizers import Tokenizer
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from rag.claim_training import answers
from rag.claim_training.model import (
    ClaimBatch,
    ClaimModel,
    batches,
    log_odds,
    loss_of,
)
from rag.claim_training.pairs import Pair, pairs
from rag.claim_training.rows import Row, rows
from rag.embedder import model_path
from rag.reader_training.export import export
from rag.reader_training.span_model import SpanModel, tokenizer_of
from rag.reader_training.stories import learned
from rag.reader_training.train import (
    LOOK_EVERY,
    SAVE_EVERY,
    Plan,
    averaged_weights,
    learn,
    optimizer_of,
    rate_at,
    resume,
    save,
)

DROPOUT, AVERAGE = 0.1, 0.99
SEEN = 12
"""Batches over which it is seen what int8 has to leave as it is."""


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--steps", default=1000, show_default=True, help="Batches of about 4,096 tokens.")
@click.option("--decay", default=400, show_default=True, help="Steps of falling rate at the end.")
@click.option("--until", type=int, help="Stop after so many steps, before the plan ends.")
@click.option("--of-answers", default=0.5, show_default=True, help="Answers as claims, per pair.")
@click.option("--ranking", default=1.0, show_default=True, help="Weight of the pairwise loss.")
@click.option(
    "--begin-with",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Begin with the average of another run's state.pt, not with the reader.",
)
@click.option("--seed", default=0, show_default=True)
@click.option("--threads", default=2, show_default=True)
def main(
    out: Path,
    steps: int,
    decay: int,
    until: int | None,
    of_answers: float,
    ranking: float,
    begin_with: Path | None,
    seed: int,
    threads: int,
) -> None:
    """Train the claim model, keeping everything in OUT."""
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    out.mkdir(parents=True, exist_ok=True)
    told = list(pairs())
    learned_from = [pair for pair in told if not pair.held_out]
    click.echo(f"{len(learned_from):,} pairs, and {len(told) - len(learned_from):,} held out")
    folder = model_path("all-MiniLM-L6-v2")
    tokenizer = tokenizer_of(folder)
    model = ClaimModel(folder, DROPOUT)
    if begin_with:
        model.load_state_dict(averaged_weights(begin_with))
    plan = Plan(steps, decay, seed, average=AVERAGE)
    lesson = Lesson(learned_from, of_answers, seed)
    looked = rows([pair for pair in told if pair.held_out], random.Random(seed))
    loss = partial(loss_of, ranking=ranking)
    trained = train(
        model, lesson.batches(tokenizer), held(looked, tokenizer), plan, out, loss, until
    )
    export(trained, Path(folder), out / "model", islice(lesson.batches(tokenizer), SEEN))
    click.echo(f"the model is in {out / 'model'}")


class Lesson(NamedTuple):
    """What is learned from: pairs, and for each so many claims made of answers."""

    told: Sequence[Pair]
    of_answers: float
    seed: int

    def batches(self, tokenizer: Tokenizer) -> Iterator[ClaimBatch]:
        """Yield the batches of pass after pass."""
        for number in count():
            chance = random.Random(f"{self.seed}/{number}")
            both = rows(self.told, chance)
            if self.of_answers:
                both += answers.rows(learned(), chance)[: int(self.of_answers * len(both))]
            chance.shuffle(both)
            yield from batches(both, tokenizer, chance)


def train(
    model: ClaimModel,
    source: Iterator[ClaimBatch],
    looked: Sequence[ClaimBatch],
    plan: Plan,
    out: Path,
    loss_by: Callable[[SpanModel, ClaimBatch], torch.Tensor] = loss_of,
    until: int | None = None,
) -> SpanModel:
    """Train to the end of the plan, or to step `until`; return the average of the last weights.

    The log has how often a supported claim of those `looked` at scores above one that is not.
    """
    optimizer = optimizer_of(model, plan)
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(plan.average)).eval()
    begun = resume(model, average, optimizer, out / "state.pt")
    last = plan.steps if until is None else until
    for step, batch in enumerate(islice(source, begun, last), begun):
        since = time.perf_counter()
        torch.manual_seed(plan.seed * 1_000_003 + step)  # dropout's, also when resumed
        loss = learn(model, optimizer, batch, rate_at(step, plan), loss_by)
        average.update_parameters(model)
        row = {"step": step, "loss": loss, "tokens": int(batch.real.sum())}
        row["seconds"] = time.perf_counter() - since
        if looked and ((step + 1) % LOOK_EVERY == 0 or step + 1 == last):
            row["held_out"] = told_apart(average.module, looked)
        with (out / "log.jsonl").open("a") as log:
            log.write(json.dumps(row) + "\n")
        if (step + 1) % SAVE_EVERY == 0 or step + 1 == last:
            save(model, average, optimizer, step + 1, out / "state.pt")
    averaged: SpanModel = average.module
    return averaged


def held(groups: Sequence[Sequence[Row]], tokenizer: Tokenizer) -> list[ClaimBatch]:
    """Return groups of rows as batches to look at."""
    return list(batches(groups, tokenizer, random.Random(0)))


def told_apart(model: SpanModel, looked: Sequence[ClaimBatch]) -> float:
    """Return the area under the ROC curve: how often a supported claim scores above another."""
    with torch.inference_mode():
        loose = torch.cat([log_odds(model, batch)[1] for batch in looked])
    wrong = torch.cat([batch.wrong for batch in looked]) > 0
    above = loose[wrong][:, None] - loose[~wrong][None, :]
    return float((above > 0).float().mean())


if __name__ == "__main__":
    main()
