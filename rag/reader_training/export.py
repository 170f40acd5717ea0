"""Writes the trained model as it ships: int8 ONNX with its tokenizer and its hashes."""

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import torch
from safetensors.torch import save_file

from rag.onnx.bert import APART, OTHERS, WEIGHTS, head_graph
from rag.onnx.model import EXPORTED
from rag.onnx.quantize import quantize
from rag.reader_training.batches import MAX_TOKENS
from rag.reader_training.outliers import Texts, outliers
from rag.reader_training.span_model import SpanModel
from rag.span_model import CALIBRATION, OUTPUT

TOKENIZER = "tokenizer.json"


def export(model: SpanModel, base: Path, out: Path, seen: Iterable[Texts]) -> None:
    """Write `out`/model.onnx in int8, tokenizer, calibration and SHA-256 sums beside it.

    What stays in float32 are the products with the greatest inputs over the batches `seen`.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = write_float32(model, base, Path(folder), outliers(model, seen))
        quantize(whole, out / EXPORTED, re.compile(re.escape(APART)))
    _complete(base, out)
    sums = [f"{sha256(out / name)}  {name}" for name in (EXPORTED, TOKENIZER, CALIBRATION)]
    (out / "SHA256SUMS").write_text("\n".join(sums) + "\n")


def export_float32(model: SpanModel, base: Path, out: Path) -> None:
    """Write the model unquantised, to be read by the same reader and compared."""
    out.mkdir(parents=True, exist_ok=True)
    write_float32(model, base, out)
    _complete(base, out)


def _complete(base: Path, out: Path) -> None:
    """Put beside a model what the reader needs besides."""
    shutil.copy(base / TOKENIZER, out / TOKENIZER)
    limit = {"max_seq_length": MAX_TOKENS, "do_lower_case": False}
    (out / "sentence_bert_config.json").write_text(json.dumps(limit) + "\n")
    if not (out / CALIBRATION).exists():
        (out / CALIBRATION).write_text('{"slope": 1.0, "offset": 0.0}\n')


def write_float32(
    model: SpanModel, base: Path, folder: Path, apart: Mapping[str, list[int]] | None = None
) -> Path:
    """Write weights and graph as they were trained, and return the graph's path.

    The steps in `apart` multiply these columns of their inputs by themselves.
    """
    apart = apart or {}
    weights = {name: value.contiguous() for name, value in model.encoder.state_dict().items()}
    heads = {f"head.{name}": value.contiguous() for name, value in model.head.state_dict().items()}
    kept = {name: value for name, value in weights.items() if value.is_floating_point()}
    for name, places in apart.items():
        weight = kept[f"{name}.weight"]
        kept[name + APART] = weight[:, places].contiguous()
        kept[name + OTHERS] = torch.ones(weight.shape[1]).index_fill_(0, torch.tensor(places), 0)
    save_file({**kept, **heads}, folder / WEIGHTS)
    shutil.copy(base / "config.json", folder / "config.json")
    path = folder / EXPORTED
    path.write_bytes(head_graph(folder, "head", OUTPUT, apart))
    return path


def sha256(path: Path) -> str:
    """Return the file's hash in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
