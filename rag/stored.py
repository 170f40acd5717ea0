"""What SQL holds, in the form the indexes take it: articles with vectors, and vectors as bytes."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from rag.embedder import Vectors
from rag.types import Article, Passage


class Loaded(NamedTuple):
    """One article as SQL has it now: `article` is None where it was removed.

    `slots` is the most passages it ever had in the indexes; `vectors` has shape
    (len(passages), dimensions).
    """

    id: str
    article: Article | None
    passages: Sequence[Passage]
    vectors: Vectors
    slots: int


def to_bytes(vector: Vectors) -> bytes:
    """Return a vector as little-endian float32 bytes, the form SQL keeps."""
    return np.asarray(vector, dtype="<f4").tobytes()


def from_bytes(rows: Sequence[bytes]) -> Vectors:
    """Return vectors kept by `to_bytes`, shape (len(rows), dimensions)."""
    return np.stack([np.frombuffer(row, dtype="<f4") for row in rows]).astype(np.float32)
