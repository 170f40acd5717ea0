"""The weights to go on from: a course's, or a shipped reader's in int8, as float32."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import torch

from rag.onnx.bert import APART
from rag.onnx.model import EXPORTED
from rag.reader_training.span_model import SpanModel
from rag.reader_training.train import averaged_weights

ENCODER = "encoder."
UNUSED = "pooler."
FORMS = (("", False), ("_Transposed", True))
"""How a weight may stand in the file: as it is, or turned for a product."""


def weights_of(path: Path, like: SpanModel) -> dict[str, torch.Tensor]:
    """Return the weights of a reader's folder, or the averaged ones of a course's state.pt."""
    return shipped_weights(path, like) if path.is_dir() else averaged_weights(path)


def shipped_weights(folder: Path, like: SpanModel) -> dict[str, torch.Tensor]:
    """Return the weights of `folder`/model.onnx under the names that `like` has for them.

    What no file holds, the pooler that a reader does not use, is taken from `like`. Raises
    `ValueError` where another weight is missing.
    """
    onnx: Any = import_module("onnx")
    graph = onnx.load(str(folder / EXPORTED)).graph
    stored = {one.name: onnx.numpy_helper.to_array(one) for one in graph.initializer}
    found = {}
    for name, weights in like.state_dict().items():
        inside = name.removeprefix(ENCODER)
        if not weights.is_floating_point() or inside.startswith(UNUSED):
            found[name] = weights
        else:
            found[name] = torch.from_numpy(np.ascontiguousarray(_read(inside, stored)))
    return found


def _read(name: str, stored: Mapping[str, Any]) -> Any:
    if name in stored:
        return stored[name].copy()
    for form, turned in FORMS:
        scale, zero = (stored.get(f"{name}{form}_{part}") for part in ("scale", "zero_point"))
        if scale is not None:
            whole = (stored[f"{name}{form}_quantized"].astype(np.float32) - zero) * scale
            whole = whole.T if turned else whole
            step = name.removesuffix(".weight")
            if (places := stored.get(f"{step}.places")) is not None:
                whole = whole.copy()
                whole[:, places] = stored[f"{step}{APART}_Transposed"].T
            return whole
    raise ValueError(f"the reader has no weight {name}")
