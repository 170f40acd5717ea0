"""The training loop: warm-up, a steady rate, then a decay to zero; resumable at any step.

Beside the weights it keeps their moving average, which reads unseen text better than the last of
them. Izmailov et al., "Averaging Weights Leads to Wider Optima and Better Generalization", UAI
2018.
"""

import json
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple, TypeVar

import torch
from tokenizers import Tokenizer
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from rag.reader_training.batches import Batch, batches
from rag.reader_training.span_model import SpanModel, loss_of
from rag.reader_training.stream import Stream
from rag.reader_training.windows import Window

RATE, HEAD_RATE, WEIGHT_DECAY = 8e-5, 5e-4, 0.01
WARM_UP = 40
AVERAGE = 0.998
SAVE_EVERY, LOOK_EVERY = 50, 100


Loss = Callable[[SpanModel, Batch], torch.Tensor]
Learned = TypeVar("Learned")


class Plan(NamedTuple):
    """How long to train: steps in all, of which the last `decay` fall to a rate of zero.

    `rate` is the encoder's, `head_rate` the head's; `average` the share of the averaged weights
    that each step keeps.
    """

    steps: int
    decay: int
    seed: int
    rate: float = RATE
    head_rate: float = HEAD_RATE
    average: float = AVERAGE


class Stage(NamedTuple):
    """What is learned from for so many steps; None, to the end."""

    stream: Stream
    steps: int | None = None


def rate_at(step: int, plan: Plan) -> float:
    """Return the factor of the learning rate at a step."""
    return min(1.0, (step + 1) / WARM_UP, (plan.steps - step) / plan.decay)


def train(
    model: SpanModel,
    tokenizer: Tokenizer,
    course: Sequence[Stage],
    held_out: Mapping[str, list[Window]],
    plan: Plan,
    out: Path,
    until: int | None = None,
    loss_by: Loss = loss_of,
) -> SpanModel:
    """Train to the end of the plan, or to step `until`, going on from `out`/state.pt if there.

    Return the average of the weights over about the last 1 / (1 - average) steps, by the model's
    own device. The log has its mean loss over each set that is held out; `loss_by` is learned.
    """
    optimizer = optimizer_of(model, plan)
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(plan.average)).eval()
    device = model.head.weight.device
    begun = resume(model, average, optimizer, out / "state.pt")
    looked = {
        name: [batch.to(device) for batch in batches(windows, tokenizer, random.Random(0))]
        for name, windows in held_out.items()
    }
    source = islice(taught(course, tokenizer, plan.seed), begun, None)
    last = plan.steps if until is None else until
    for step in range(begun, last):
        since, batch = time.perf_counter(), next(source).to(device)
        torch.manual_seed(plan.seed * 1_000_003 + step)  # dropout's, also when resumed
        loss = learn(model, optimizer, batch, rate_at(step, plan), loss_by)
        average.update_parameters(model)
        row = {"step": step, "loss": loss, "tokens": int(batch.real.sum())}
        row["seconds"] = time.perf_counter() - since
        if (step + 1) % LOOK_EVERY == 0 or step + 1 == last:
            row |= {name: held_out_loss(average.module, some) for name, some in looked.items()}
        with (out / "log.jsonl").open("a") as log:
            log.write(json.dumps(row) + "\n")
        if (step + 1) % SAVE_EVERY == 0 or step + 1 == last:
            save(model, average, optimizer, step + 1, out / "state.pt")
    averaged: SpanModel = average.module
    return averaged


def learn(
    model: SpanModel,
    optimizer: torch.optim.Optimizer,
    batch: Learned,
    factor: float,
    loss_by: Callable[[SpanModel, Learned], torch.Tensor],
) -> float:
    """Take one step at this factor of the learning rates, and return the batch's loss before it."""
    for group in optimizer.param_groups:
        group["lr"] = group["top"] * factor
    model.train()
    loss = loss_by(model, batch)
    optimizer.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call,unused-ignore]
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return float(loss.detach())


def optimizer_of(model: SpanModel, plan: Plan) -> torch.optim.AdamW:
    """Return AdamW over what is not frozen, with a rate of its own for the head."""
    encoder = [weights for weights in model.encoder.parameters() if weights.requires_grad]
    return torch.optim.AdamW(
        [
            {"params": encoder, "lr": plan.rate, "top": plan.rate},
            {
                "params": list(model.head.parameters()),
                "lr": plan.head_rate,
                "top": plan.head_rate,
            },
        ],
        weight_decay=WEIGHT_DECAY,
    )


def taught(course: Sequence[Stage], tokenizer: Tokenizer, seed: int) -> Iterator[Batch]:
    """Yield each stage's batches, pass after pass; the last stage has no end."""
    for stage in course:
        yield from islice(endless(stage.stream, tokenizer, seed), stage.steps)


def endless(stream: Stream, tokenizer: Tokenizer, seed: int) -> Iterator[Batch]:
    """Yield the batches of pass after pass."""
    for number in count():
        yield from batches(stream.windows(number), tokenizer, random.Random(f"{seed}/{number}"))


def held_out_loss(model: SpanModel, looked: list[Batch]) -> float:
    """Return the mean loss over windows that are not trained on."""
    with torch.inference_mode():
        losses = [float(loss_of(model, batch)) * len(batch.ids) for batch in looked]
    return sum(losses) / sum(len(batch.ids) for batch in looked)


def save(
    model: SpanModel,
    average: AveragedModel,
    optimizer: torch.optim.Optimizer,
    step: int,
    path: Path,
) -> None:
    """Write everything that going on needs, in one step."""
    part = path.with_suffix(".part")
    parts = {"model": model, "average": average, "optim": optimizer}
    torch.save({"step": step} | {name: kept.state_dict() for name, kept in parts.items()}, part)
    part.replace(path)


def resume(
    model: SpanModel, average: AveragedModel, optimizer: torch.optim.Optimizer, path: Path
) -> int:
    """Load what `save` wrote, and return the step to go on from; 0 where there is nothing."""
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True, map_location=model.head.weight.device)
    for name, part in {"model": model, "average": average, "optim": optimizer}.items():
        part.load_state_dict(state[name])
    return int(state["step"])


def averaged_weights(path: Path) -> dict[str, torch.Tensor]:
    """Return the averaged weights of what `save` wrote, as a model of the same form loads them."""
    kept = torch.load(path, weights_only=True, map_location="cpu")["average"]
    inside = "module."
    return {name[len(inside) :]: held for name, held in kept.items() if name.startswith(inside)}
