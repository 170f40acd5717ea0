"""Writes the trained model as it ships: int8 ONNX with its tokenizer and its hashes."""

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

from safetensors.torch import save_file

from rag.onnx.bert import WEIGHTS, head_graph
from rag.onnx.model import EXPORTED
from rag.onnx.quantize import quantize
from rag.reader_training.batches import MAX_TOKENS
from rag.reader_training.span_model import SpanModel
from rag.span_model import CALIBRATION, OUTPUT

TOKENIZER = "tokenizer.json"


def export(model: SpanModel, base: Path, out: Path) -> None:
    """Write `out`/model.onnx in int8, tokenizer, calibration and SHA-256 sums beside it."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = write_float32(model, base, Path(folder))
        quantize(whole, out / EXPORTED)
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


def write_float32(model: SpanModel, base: Path, folder: Path) -> Path:
    """Write weights and graph as they were trained, and return the graph's path."""
    weights = {name: value.contiguous() for name, value in model.encoder.state_dict().items()}
    heads = {f"head.{name}": value.contiguous() for name, value in model.head.state_dict().items()}
    kept = {name: value for name, value in weights.items() if value.is_floating_point()}
    save_file({**kept, **heads}, folder / WEIGHTS)
    shutil.copy(base / "config.json", folder / "config.json")
    path = folder / EXPORTED
    path.write_bytes(head_graph(folder, "head", OUTPUT))
    return path


def sha256(path: Path) -> str:
    """Return the file's hash in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
