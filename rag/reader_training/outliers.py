"""The inputs of a model's feed-forward steps that are far greater than the others beside them."""

import re
from collections.abc import Iterable
from functools import partial
from typing import Any, Protocol

import torch

from rag.reader_training.span_model import SpanModel

FEED_FORWARD = re.compile(r"encoder\.layer\.\d+\.(intermediate|output)\.dense")
COLUMNS = 4
"""With four columns apart in each of the twelve steps the logits of the reader that ships are .115
from float32's in the mean; with none .211, with sixteen .110, in the attention's steps too .108.
"""


class Texts(Protocol):
    """A batch of any kind: token ids, which are real, and their segments, each of shape (n, t)."""

    @property
    def ids(self) -> torch.Tensor: ...

    @property
    def real(self) -> torch.Tensor: ...

    @property
    def segments(self) -> torch.Tensor: ...


def outliers(model: SpanModel, batches: Iterable[Texts]) -> dict[str, list[int]]:
    """Return for each step's name the columns of its inputs that reach furthest from zero."""
    steps = {
        name: step for name, step in model.encoder.named_modules() if FEED_FORWARD.fullmatch(name)
    }
    reach: dict[str, torch.Tensor] = {}
    hooks = [
        step.register_forward_pre_hook(partial(_note, reach, name)) for name, step in steps.items()
    ]
    with torch.inference_mode():
        for batch in batches:
            model(batch.ids, batch.real.long(), batch.segments)
    for hook in hooks:
        hook.remove()
    return {name: sorted(far.topk(COLUMNS).indices.tolist()) for name, far in reach.items()}


def _note(reach: dict[str, torch.Tensor], name: str, step: Any, inputs: Any) -> None:
    """Keep how far each column of a step's inputs reached, in any token so far."""
    (rows,) = inputs
    far = rows.abs().flatten(0, -2).amax(0)
    reach[name] = torch.maximum(reach[name], far) if name in reach else far
