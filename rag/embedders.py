"""The embedder that the settings name: a model that runs here, or one of a LangChain provider."""

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from rag.embedder import Embedder
from rag.encoders import Vectors, first_line, unit_rows
from rag.errors import ModelError
from rag.settings import Settings

if TYPE_CHECKING:  # who asks for no provider need not import LangChain
    from langchain_core.embeddings import Embeddings


class ProviderEmbedder(Embedder):
    """Any LangChain `Embeddings`, by `provider:model`; its vectors are brought to unit length.

    Raises `ModelError` on first use where the provider is unknown or its package is missing.
    """

    def __init__(self, name: str, model: "Embeddings | None" = None) -> None:
        super().__init__(name)
        self._provided = model

    @property
    def provided(self) -> "Embeddings":
        """LangChain's own object, made once whoever asks first."""
        with self._loading:
            self._provided = self._provided or _provided(self.source)
        return self._provided

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text, shape (len(texts), dimensions)."""
        return unit_rows(np.asarray(self.provided.embed_documents(list(texts)), np.float32))

    def embed_question(self, text: str) -> Vectors:
        """Return the question's unit vector, shape (dimensions,)."""
        row: Vectors = unit_rows(np.asarray([self.provided.embed_query(text)], np.float32))[0]
        return row


def embedder_for(settings: Settings) -> Embedder:
    """Return the embedder of `DATELINE_EMBEDDING_MODEL`; nothing is loaded yet."""
    name = settings.embedding_model
    if ":" in name and not Path(name).is_dir():
        return ProviderEmbedder(name)
    return Embedder(name, settings.threads, backend=settings.embedding_backend)


def _provided(name: str) -> "Embeddings":
    library = importlib.import_module("langchain.embeddings")
    try:
        found: Embeddings = library.init_embeddings(name)
    except (ValueError, ImportError) as error:
        raise ModelError(
            f"The embedding model {name!r} cannot be used: {first_line(error)} Set "
            "DATELINE_EMBEDDING_MODEL to provider:model, as in openai:text-embedding-3-small, "
            "with that provider's LangChain package installed and its key set."
        ) from error
    return found
