from pathlib import Path

import numpy as np
import pytest

from rag.errors import ModelError
from rag.onnx.bert import bert_graph
from rag.onnx.model import OnnxModel
from tests.rag.onnx.tiny import NORMS, weights, write_model, write_tensors


def normed(rows: np.ndarray, name: str) -> np.ndarray:
    """Return layer normalisation by numpy."""
    known = weights()
    centred = rows - rows.mean(-1, keepdims=True)
    scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
    return scaled * known[f"{name}.weight"] + known[f"{name}.bias"]


def test_without_attention_and_dense_steps_a_token_is_its_three_embeddings(tmp_path: Path) -> None:
    known = weights()
    silent = {k: v if "embeddings" in k or "LayerNorm" in k else v * 0 for k, v in known.items()}
    write_tensors(write_model(tmp_path) / "model.safetensors", silent)
    (batch,) = OnnxModel(tmp_path).batches(["won"])
    table = "embeddings.{}_embeddings.weight".format
    rows = known[table("word")][[2, 5, 3]] + known[table("position")][:3]
    rows = rows + known[table("token_type")][0]
    for name in NORMS:
        rows = normed(rows, name)
    assert batch.output[0] == pytest.approx(rows, abs=1e-5)


def test_a_second_text_of_a_pair_has_the_other_type(tmp_path: Path) -> None:
    model = OnnxModel(write_model(tmp_path))
    (pair,) = model.batches([("who", "mira")])
    (single,) = model.batches(["who mira"])
    assert pair.encodings[0].type_ids == [0, 0, 0, 1, 1]
    assert not np.allclose(pair.output[0, 0], single.output[0, 0])


def test_another_architecture_is_refused(tmp_path: Path) -> None:
    write_model(tmp_path, model_type="mpnet")
    with pytest.raises(ModelError, match="mpnet"):
        bert_graph(tmp_path)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    write_model(tmp_path, num_hidden_layers=2)
    with pytest.raises(ModelError, match=r"encoder\.layer\.1"):
        bert_graph(tmp_path)


def test_a_broken_file_of_weights_is_refused(tmp_path: Path) -> None:
    (write_model(tmp_path) / "model.safetensors").write_bytes(b"nothing")
    with pytest.raises(ModelError, match=r"model\.safetensors"):
        bert_graph(tmp_path)
