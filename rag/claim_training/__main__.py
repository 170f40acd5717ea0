"""Trains the claim model: `python -m rag.claim_training OUT`; run again, it goes on.

It begins with the reader that ships and learns from our own stories: pairs of claims, in `pairs/`
beside this file, and the answers to their questions. OUT keeps state.pt and log.jsonl, and at the
end in `model/` a model in the form of the one that ships. The model card in rag/claim_model says
how that one was made.
"""

import json
import random
import time
from collections.abc import Iterator, Sequence
from itertools import count, islice
from pathlib import Path

import click
import torch
from tokenizers import Tokenizer
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from rag.claim_training import answers
from rag.claim_training.model import (
    ClaimBatch,
    ClaimModel,
    batches,
    coded,
    log_odds,
    loss_of,
    padded,
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
    learn,
    optimizer_of,
    rate_at,
    resume,
    save,
)

DROPOUT, AVERAGE = 0.1, 0.99
OF_ANSWERS = 0.2
"""How many claims made of answers are learned from, for each of the pairs'."""
AT_ONCE = 32
SEEN = 12


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--steps", default=800, show_default=True, help="Batches of about 4,096 tokens.")
@click.option("--decay", default=280, show_default=True, help="Steps of falling rate at the end.")
@click.option("--seed", default=0, show_default=True)
@click.option("--threads", default=2, show_default=True)
def main(out: Path, steps: int, decay: int, seed: int, threads: int) -> None:
    """Train the claim model, keeping everything in OUT."""
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    out.mkdir(parents=True, exist_ok=True)
    told = list(pairs())
    learned_from = [pair for pair in told if not pair.held_out]
    click.echo(f"{len(learned_from):,} pairs, and {len(told) - len(learned_from):,} held out")
    folder = model_path("all-MiniLM-L6-v2")
    tokenizer = tokenizer_of(folder)
    plan = Plan(steps, decay, seed, average=AVERAGE)
    looked = rows([pair for pair in told if pair.held_out], random.Random(seed))
    model = train(ClaimModel(folder, DROPOUT), tokenizer, learned_from, looked, plan, out)
    export(model, Path(folder), out / "model", islice(taught(learned_from, tokenizer, seed), SEEN))
    click.echo(f"the model is in {out / 'model'}")


def train(
    model: ClaimModel,
    tokenizer: Tokenizer,
    told: Sequence[Pair],
    looked: Sequence[Row],
    plan: Plan,
    out: Path,
) -> SpanModel:
    """Train to the end of the plan and return the average of the last weights.

    The log has how often a supported row of those `looked` at scores above one that is not.
    """
    optimizer = optimizer_of(model, plan)
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(plan.average)).eval()
    begun = resume(model, average, optimizer, out / "state.pt")
    source = islice(taught(told, tokenizer, plan.seed), begun, None)
    for step in range(begun, plan.steps):
        since, batch = time.perf_counter(), next(source)
        torch.manual_seed(plan.seed * 1_000_003 + step)  # dropout's, also when resumed
        loss = learn(model, optimizer, batch, rate_at(step, plan), loss_of)
        average.update_parameters(model)
        row = {"step": step, "loss": loss, "tokens": int(batch.real.sum())}
        row["seconds"] = time.perf_counter() - since
        last = step + 1 == plan.steps
        if (step + 1) % LOOK_EVERY == 0 or last:
            row["held_out"] = told_apart(average.module, tokenizer, looked)
        with (out / "log.jsonl").open("a") as log:
            log.write(json.dumps(row) + "\n")
        if (step + 1) % SAVE_EVERY == 0 or last:
            save(model, average, optimizer, step + 1, out / "state.pt")
    averaged: SpanModel = average.module
    return averaged


def taught(told: Sequence[Pair], tokenizer: Tokenizer, seed: int) -> Iterator[ClaimBatch]:
    """Yield the batches of pass after pass."""
    for number in count():
        chance = random.Random(f"{seed}/{number}")
        of_pairs = rows(told, chance)
        more = answers.rows(learned(), chance)[: int(OF_ANSWERS * len(of_pairs))]
        both = [*of_pairs, *more]
        chance.shuffle(both)
        yield from batches(both, tokenizer, chance)


def told_apart(model: SpanModel, tokenizer: Tokenizer, looked: Sequence[Row]) -> float:
    """Return the area under the ROC curve: how often a supported row scores above another."""
    found = sorted((coded(row, tokenizer) for row in looked), key=lambda one: len(one.ids))
    with torch.inference_mode():
        scores = [
            log_odds(model, padded(found[first : first + AT_ONCE]))[1]
            for first in range(0, len(found), AT_ONCE)
        ]
    loose = torch.cat(scores)
    wrong = torch.tensor([one.wrong for one in found])
    above = loose[wrong][:, None] - loose[~wrong][None, :]
    return float((above > 0).float().mean())


if __name__ == "__main__":
    main()
