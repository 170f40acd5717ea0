"""Contextual vectors of a text's tokens, from a layer of the embedding model."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from rag.encoders import unit_rows
from rag.onnx.bert import OUTPUT
from rag.onnx.model import OnnxModel

Matrix = NDArray[np.float32]


class TokenVectors(NamedTuple):
    """Unit vectors of the tokens of one text, shape (n, dim), and their offsets, shape (n, 2)."""

    vectors: Matrix
    offsets: NDArray[np.int64]

    def between(self, start: int, end: int) -> Matrix:
        """Return the vectors of tokens that lie within [start, end)."""
        return self.vectors[(self.offsets[:, 0] >= start) & (self.offsets[:, 1] <= end)]


class Encodes(Protocol):
    """What gives texts their token vectors."""

    def encode(self, texts: Sequence[str]) -> list[TokenVectors]:
        """Return the token vectors of each text."""
        ...


class TokenEncoder:
    """Reads texts with an embedding model and keeps every token's vector."""

    def __init__(self, model: OnnxModel, layer: str = OUTPUT) -> None:
        self._model = model
        self._layer = layer

    def encode(self, texts: Sequence[str]) -> list[TokenVectors]:
        """Return token vectors of each text, cut where the model ends, special tokens left out."""
        found: dict[int, TokenVectors] = {}
        for batch in self._model.batches(texts, output=self._layer):
            for place, encoding, hidden in zip(
                batch.places, batch.encodings, batch.output, strict=True
            ):
                offsets = np.asarray(encoding.offsets, dtype=np.int64).reshape(-1, 2)
                real = offsets[:, 1] > offsets[:, 0]
                found[place] = TokenVectors(unit_rows(hidden[: len(real)][real]), offsets[real])
        return [found[place] for place in range(len(texts))]
