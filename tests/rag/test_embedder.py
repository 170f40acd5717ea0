import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from rag.embedder import Embedder, model_folder, model_path
from rag.encoders import OnnxEncoder, TorchEncoder
from rag.errors import ModelError
from tests.rag.onnx.tiny import write_model

QUESTION = """
import sys
from rag.embedder import Embedder
embedder = Embedder("all-MiniLM-L6-v2", threads=1)
embedder.embed_question("who won"), embedder.token_model
print([name for name in ("torch", "transformers", "sentence_transformers") if name in sys.modules])
"""


def test_a_packaged_model_is_found_in_its_package() -> None:
    assert model_path("all-MiniLM-L6-v2").endswith("model")
    assert model_path("some/other") == "some/other"


def test_a_folders_model_runs_in_onnxruntime(tmp_path: Path) -> None:
    embedder = Embedder(str(write_model(tmp_path)))
    assert embedder.embed_question("who won").shape == (8,)
    assert isinstance(embedder.encoder, OnnxEncoder)


def test_other_weights_in_a_folder_are_another_model(tmp_path: Path) -> None:
    folder = write_model(tmp_path)
    before = Embedder(str(folder)).name
    assert Embedder(str(write_model(tmp_path))).name == before
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"?")
    assert Embedder(str(folder)).name != before
    assert Embedder("some/name").name == "some/name"


def test_what_onnxruntime_cannot_run_is_refused_where_it_was_asked_for(tmp_path: Path) -> None:
    folder = write_model(tmp_path, model_type="mpnet")
    with pytest.raises(ModelError, match="mpnet"):
        Embedder(str(folder), backend="onnx").embed_question("who")


@pytest.mark.parametrize("name", ["some/unknown-model", "unknown-model", "?? no name"])
def test_files_that_are_not_here_are_asked_for(name: str) -> None:
    with pytest.raises(ModelError, match="DATELINE_EMBEDDING_MODEL"):
        model_folder(name)


def test_a_question_is_embedded_without_torch() -> None:
    run = subprocess.run(
        [sys.executable, "-c", QUESTION], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def test_the_real_model_gives_unit_vectors_that_know_like_from_unlike() -> None:
    embedder = Embedder("all-MiniLM-L6-v2", threads=1)
    one, like, unlike = embedder.embed_passages(
        ["Soldiers will be sent.", "They will send troops.", "The bread is warm."]
    )
    assert one.shape == (384,)
    assert np.linalg.norm(one) == pytest.approx(1, abs=1e-5)
    assert one @ like > one @ unlike + 0.2


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_torch_takes_over_what_onnxruntime_cannot_run(tmp_path: Path) -> None:
    folder = write_model(tmp_path, pooling="max_tokens")
    with pytest.raises(ModelError):
        OnnxEncoder(folder)
    with pytest.raises(ModelError, match="DATELINE_EMBEDDING_MODEL"):
        Embedder(f"{tmp_path}/nothing").embed_question("who")
    assert isinstance(
        Embedder("all-MiniLM-L6-v2", threads=1, backend="torch").encoder, TorchEncoder
    )
