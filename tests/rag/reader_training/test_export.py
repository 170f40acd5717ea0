"""What training leaves behind: two folders that the product reads with, and that nearly agree."""

from pathlib import Path

import pytest

from rag.blended_model import BlendedModel
from rag.embedder import Embedder, model_path
from rag.extractive import ExtractiveReader
from rag.span_model import PassageText

pytestmark = pytest.mark.slow
PASSAGE = PassageText("Ferry", "Anna Berg steered the ferry. It sank.", [(0, 28), (29, 37)])


def test_the_quantised_model_reads_nearly_as_the_whole_one(tmp_path: Path) -> None:
    import torch

    from rag.reader_training.export import export, export_float32
    from rag.reader_training.span_model import SpanModel

    torch.manual_seed(0)
    base = model_path("all-MiniLM-L6-v2")
    model = SpanModel(base)
    export(model, Path(base), tmp_path / "model")
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
