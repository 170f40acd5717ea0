"""What training leaves behind: two folders that the product reads with, and that nearly agree."""

import random
from pathlib import Path
from typing import Any

import pytest

from rag.blended_model import BlendedModel
from rag.embedder import Embedder, model_path
from rag.extractive import ExtractiveReader
from rag.span_model import PassageText

pytestmark = pytest.mark.slow
PASSAGE = PassageText("Ferry", "Anna Berg steered the ferry. It sank.", [(0, 28), (29, 37)])


def seen(base: str) -> list[Any]:
    """Return batches of our own, to see by them which inputs are outliers."""
    from rag.reader_training.batches import batches
    from rag.reader_training.span_model import tokenizer_of
    from rag.reader_training.stream import Stream
    from tests.rag.reader_training.examples import BRIDGE, FERRY

    windows = Stream([FERRY, BRIDGE], 0).windows(0)
    return list(batches(windows, tokenizer_of(base), random.Random(0)))


def test_the_quantised_model_reads_nearly_as_the_whole_one(tmp_path: Path) -> None:
    import torch

    from rag.reader_training.export import export, export_float32
    from rag.reader_training.span_model import SpanModel

    torch.manual_seed(0)
    base = model_path("all-MiniLM-L6-v2")
    model = SpanModel(base)
    export(model, Path(base), tmp_path / "model", seen(base))
    sums = (tmp_path / "model" / "SHA256SUMS").read_text("utf-8")
    assert [row.split()[1] for row in sums.splitlines()] == [
        "model.onnx", "tokenizer.json", "calibration.json",
    ]  # fmt: skip
    export_float32(model, Path(base), tmp_path / "float32")
    embedder = Embedder("all-MiniLM-L6-v2")
    readers = [ExtractiveReader(embedder, str(tmp_path / n)).model for n in ("model", "float32")]
    assert all(isinstance(reader, BlendedModel) for reader in readers)
    small, whole = (r.read("Who steered the ferry?", [PASSAGE])[0] for r in readers)
    assert [s.log_odds for s in small] == pytest.approx([s.log_odds for s in whole], abs=0.3)


def test_the_columns_apart_are_the_furthest_from_zero_and_change_no_answer(tmp_path: Path) -> None:
    import onnxruntime
    import torch

    from rag.reader_training.export import write_float32
    from rag.reader_training.outliers import COLUMNS, outliers
    from rag.reader_training.span_model import SpanModel

    torch.manual_seed(0)
    base = model_path("all-MiniLM-L6-v2")
    model, batches = SpanModel(base), seen(base)
    step = "encoder.layer.0.intermediate.dense"
    with torch.no_grad():
        model.encoder.encoder.layer[0].attention.output.LayerNorm.bias[[3, 200]] += 50
    apart = outliers(model, batches)
    assert len(apart) == 2 * model.encoder.config.num_hidden_layers
    assert len(apart[step]) == COLUMNS
    assert {3, 200} <= set(apart[step])
    told = []
    for folder, places in ((tmp_path / "apart", apart), (tmp_path / "whole", None)):
        folder.mkdir()
        session = onnxruntime.InferenceSession(write_float32(model, Path(base), folder, places))
        inputs = {
            "input_ids": batches[0].ids.numpy(),
            "attention_mask": batches[0].real.long().numpy(),
            "token_type_ids": batches[0].segments.numpy(),
        }
        told.append(session.run(None, inputs)[0])
    assert told[0] == pytest.approx(told[1], abs=1e-3)
