"""Contextual vectors of a text's tokens, from the embedding model's last layer."""

import importlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Matrix = NDArray[np.float32]
MAX_TOKENS = 256


class TokenVectors(NamedTuple):
    """Unit vectors of the tokens of one text, shape (n, dim), and their offsets, shape (n, 2)."""

    vectors: Matrix
    offsets: NDArray[np.int64]

    def between(self, start: int, end: int) -> Matrix:
        """Return the vectors of tokens that lie within [start, end)."""
        return self.vectors[(self.offsets[:, 0] >= start) & (self.offsets[:, 1] <= end)]


class TokenEncoder:
    """Reads texts with an embedding model and keeps every token's vector."""

    def __init__(self, model: "SentenceTransformer", batch_size: int = 16) -> None:
        self._transformer: Any = model[0].auto_model
        self._tokenizer = model.tokenizer
        self._device = model.device
        self._batch_size = batch_size

    def encode(self, texts: Sequence[str]) -> list[TokenVectors]:
        """Return token vectors of each text, cut at 256 tokens, special tokens left out."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        found: dict[int, TokenVectors] = {}
        for first in range(0, len(order), self._batch_size):
            places = order[first : first + self._batch_size]
            batch = self._encode_batch([texts[place] for place in places])
            found.update(zip(places, batch, strict=True))
        return [found[place] for place in range(len(texts))]

    def _encode_batch(self, texts: list[str]) -> list[TokenVectors]:
        torch: Any = importlib.import_module("torch")
        batch = self._tokenizer(
            texts,
            return_offsets_mapping=True,
            return_tensors="pt",
            padding=True,
            truncation=True,
            max_length=MAX_TOKENS,
        )
        offsets = batch.pop("offset_mapping").numpy()
        with torch.inference_mode():
            hidden = self._transformer(**batch.to(self._device)).last_hidden_state
            hidden = torch.nn.functional.normalize(hidden, dim=-1).float().cpu().numpy()
        real = offsets[..., 1] > offsets[..., 0]
        return [
            TokenVectors(vectors[keep], spans[keep])
            for vectors, spans, keep in zip(hidden, offsets, real, strict=True)
        ]
