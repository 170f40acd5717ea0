"""Which back end embeds fastest where this runs, and whether their vectors agree."""

from collections.abc import Sequence
from itertools import cycle, islice
from typing import get_args

import numpy as np

from rag.embedder import Embedder
from rag.errors import ModelError
from rag.evaluation.bench.interleave import Ratio, interleave, ratio
from rag.settings import Backend, Settings
from rag.types import Frozen

FIRST: Backend = "onnx"
OTHERS: tuple[Backend, ...] = tuple(b for b in get_args(Backend) if b not in ("auto", FIRST))
TEXTS = 16
SLICES = 8


class Speed(Frozen):
    """Texts a second, how that is against onnxruntime in float32, and how near the vectors are.

    `cosine` is the least of any text's two vectors. `why` says why a back end did not run.
    """

    backend: str
    per_second: float = 0.0
    against: Ratio | None = None
    cosine: float = 0.0
    why: str = ""


def speeds(texts: Sequence[str], settings: Settings) -> list[Speed]:
    """Embed the same texts by every back end that runs here, in turn, the fastest first."""
    turn = cycle(texts)
    slices = [list(islice(turn, TEXTS)) for _ in range(SLICES + 1)]
    running, found = dict[Backend, Embedder](), list[Speed]()
    for backend in (FIRST, *OTHERS):
        embedder = Embedder(settings.embedding_model, settings.threads, backend=backend)
        try:
            embedder.embed_passages(slices[0])  # what is loaded, compiled or warmed is not timed
        except ModelError as error:
            found.append(Speed(backend=backend, why=str(error)))
        else:
            running[backend] = embedder
    if FIRST not in running:
        return found
    took = interleave(slices[1:], {b: one.embed_passages for b, one in running.items()})
    whole = running[FIRST].embed_passages(texts)
    for backend, embedder in running.items():
        walls = [one.wall for one in took[backend]]
        near = np.sum(whole * embedder.embed_passages(texts), axis=1)
        found.append(
            Speed(
                backend=backend,
                per_second=sum(map(len, slices[1:])) / sum(walls),
                against=ratio(walls, [one.wall for one in took[FIRST]]),
                cosine=float(near.min()),
            )
        )
    return sorted(found, key=lambda one: -one.per_second)
