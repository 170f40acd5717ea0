"""What turns texts into unit vectors: a model in onnxruntime, or in sentence-transformers."""

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from rag.errors import ModelError
from rag.onnx.bert import stored_json
from rag.onnx.model import Batch, OnnxModel
from rag.settings import Backend

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]
STEPS = {"Transformer", "Pooling", "Normalize"}


class Encoder(Protocol):
    """Gives float32 vectors of unit length, shape (len(texts), dimensions)."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one vector a text."""


class OnnxEncoder:
    """A sentence-transformers folder read without its library; `ModelError` where it cannot be."""

    def __init__(self, folder: Path, threads: int | None = None) -> None:
        self._pooling = _pooling(folder)
        self.model = OnnxModel(folder, threads)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one vector a text, pooled as the folder says."""
        found: dict[int, Vectors] = {}
        for batch in self.model.batches(texts):
            found.update(zip(batch.places, self._pooled(batch), strict=True))
        return np.stack([found[place] for place in range(len(texts))])

    def _pooled(self, batch: Batch) -> Vectors:
        hidden = batch.output
        if self._pooling == "cls":
            return unit_rows(hidden[:, 0])
        real = batch.mask[..., None].astype(np.float32)
        return unit_rows((hidden * real).sum(axis=1) / real.sum(axis=1))


class TorchEncoder:
    """A sentence-transformers model by name or folder; loading it takes seconds.

    It runs on a GPU where there is one. `backend` is torch, in float32 or bfloat16, or openvino.
    """

    def __init__(
        self,
        name: str,
        threads: int | None = None,
        batch_size: int = 32,
        backend: Backend = "torch",
    ) -> None:
        how: dict[str, Any] = {"backend": "openvino"} if backend == "openvino" else {}
        if how:
            _need_openvino()
        if backend == "torch-bfloat16":
            how = {"model_kwargs": {"torch_dtype": "bfloat16"}}
        library = importlib.import_module("sentence_transformers")
        importlib.import_module("transformers.utils.logging").disable_progress_bar()
        if threads:
            importlib.import_module("torch").set_num_threads(threads)
        try:
            self.model: SentenceTransformer = library.SentenceTransformer(name, device=None, **how)
        except (OSError, ValueError) as error:
            raise ModelError(
                f"The embedding model {name!r} could not be loaded: {first_line(error)} "
                "Set DATELINE_EMBEDDING_MODEL to a name or folder that sentence-transformers knows."
            ) from error
        self.batch_size = batch_size

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one vector a text."""
        vectors = self.model.encode(
            list(texts),
            batch_size=self.batch_size,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return unit_rows(np.asarray(vectors, dtype=np.float32))


def _need_openvino() -> None:
    """Raise `ModelError` where what sentence-transformers needs for OpenVINO is missing."""
    try:
        importlib.import_module("optimum.intel.openvino")
    except ImportError as error:
        raise ModelError(
            f"OpenVINO is not to be had: {first_line(error)} "
            'pip install "sentence-transformers[openvino]" brings all that fits together.'
        ) from error


def unit_rows(rows: Vectors) -> Vectors:
    """Return each row at length 1; a zero row stays zero."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-12), dtype=np.float32)


def first_line(error: Exception) -> str:
    """Return an error's first line, ended like a sentence."""
    line = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return line if line.endswith(".") else f"{line}."


def _pooling(folder: Path) -> str:
    """Return "mean" or "cls"; `ModelError` where the folder asks for more than pooling."""
    steps = [str(step["type"]).rpartition(".")[2] for step in stored_json(folder / "modules.json")]
    settings = folder / "config_sentence_transformers.json"
    prompt = settings.exists() and stored_json(settings).get("default_prompt_name")
    stored = stored_json(folder / "1_Pooling" / "config.json")
    chosen = stored.get("pooling_mode") or [
        name.removeprefix("pooling_mode_").removesuffix("_tokens").removesuffix("_token")
        for name, on in stored.items()
        if name.startswith("pooling_mode_") and on
    ]
    modes = [chosen] if isinstance(chosen, str) else list(chosen)
    if prompt or not STEPS.issuperset(steps) or modes not in (["mean"], ["cls"]):
        raise ModelError(
            f"The model in {folder} does more than pool by mean or first token: {steps}, {modes}. "
            "Set DATELINE_EMBEDDING_BACKEND=torch."
        )
    return str(modes[0])
