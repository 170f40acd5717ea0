import importlib.util
from pathlib import Path

import numpy as np
import pytest

from rag.embedder import Embedder
from rag.errors import ModelError
from rag.onnx.quantize import int8_folder
from tests.rag.onnx.tiny import write_model

TEXTS = ["who won", "the ferry sails"]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "dateline" / "int8"


def test_int8_says_nearly_what_float32_says(tmp_path: Path) -> None:
    folder = str(write_model(tmp_path / "model"))
    whole = Embedder(folder, backend="onnx").embed_passages(TEXTS)
    eighth = Embedder(folder, backend="onnx-int8").embed_passages(TEXTS)
    assert np.sum(whole * eighth, axis=1).min() > 0.99
    assert not np.array_equal(whole, eighth)


def test_int8_is_made_once(tmp_path: Path, cache: Path) -> None:
    folder = write_model(tmp_path / "model")
    made = int8_folder(folder)
    stamp = (made / "model.onnx").stat().st_mtime_ns
    assert int8_folder(folder) == made
    assert (made / "model.onnx").stat().st_mtime_ns == stamp
    assert list(cache.iterdir()) == [made]


def test_without_its_package_int8_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_model(tmp_path / "model")
    monkeypatch.setattr("rag.onnx.quantize.find_spec", lambda name: None)
    with pytest.raises(ModelError, match="pip install onnx"):
        int8_folder(folder)


def test_a_folder_without_weights_has_no_int8(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"model\.safetensors"):
        int8_folder(tmp_path)


@pytest.mark.skipif(importlib.util.find_spec("openvino") is not None, reason="OpenVINO is here")
def test_without_openvino_it_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="pip install"):
        Embedder(str(write_model(tmp_path / "model")), backend="openvino").embed_question("who won")
