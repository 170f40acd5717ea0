from pathlib import Path

import numpy as np
import pytest

from rag.embedder import model_folder, model_path
from rag.encoders import OnnxEncoder, TorchEncoder, first_line, unit_rows
from rag.errors import ModelError
from tests.rag.onnx.tiny import write_model

MINILM = "all-MiniLM-L6-v2"
TEXTS = [
    "Who refused to send soldiers?",
    "Two countries pledged troops on Thursday; the others, their ministers said, would wait. " * 4,
    "Zoë's café \u2014 naïve, 2026!",
    "",
    "long " * 600,
]


def test_vectors_are_means_over_the_tokens_of_each_text_in_order(tmp_path: Path) -> None:
    encoder = OnnxEncoder(write_model(tmp_path))
    vectors = encoder.encode(["who", "who won the race"])
    (batch,) = encoder.model.batches(["who"])
    assert vectors[0] == pytest.approx(unit_rows(batch.output.mean(axis=1))[0], abs=1e-5)


def test_a_model_pools_by_its_first_token_where_it_says_so(tmp_path: Path) -> None:
    encoder = OnnxEncoder(write_model(tmp_path, pooling="cls_token"))
    (batch,) = encoder.model.batches(["who won"])
    first = unit_rows(batch.output[:, 0])[0]
    assert encoder.encode(["who won"])[0] == pytest.approx(first, abs=1e-5)


def test_what_does_more_than_pool_is_left_to_torch(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="DATELINE_EMBEDDING_BACKEND=torch"):
        OnnxEncoder(write_model(tmp_path, pooling="max_tokens"))


def test_zero_rows_stay_zero() -> None:
    assert unit_rows(np.zeros((1, 3), np.float32)).tolist() == [[0.0, 0.0, 0.0]]


def test_an_errors_first_line_ends_like_a_sentence() -> None:
    assert first_line(ValueError("no model\nsecond")) == "no model."
    assert first_line(ValueError()) == "ValueError."


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_onnxruntime_gives_the_vectors_of_sentence_transformers() -> None:
    ours = OnnxEncoder(model_folder(MINILM), threads=1).encode(TEXTS)
    theirs = TorchEncoder(model_path(MINILM), threads=1).encode(TEXTS)
    assert (ours * theirs).sum(axis=1).min() > 0.99999
