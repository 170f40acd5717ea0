"""Does a text say a claim? A small model reads both together and doubts each word of the claim."""

from collections.abc import Sequence
from functools import cached_property
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

import numpy as np

from rag.onnx.model import Batch, OnnxModel
from rag.span_model import OUTPUT

SHIPPED = "claim_model"


class Held(NamedTuple):
    """A claim held against a text: the log odds that the text says it, and its loosest word.

    The word is of the characters from `start` to `end` of the claim, what the text says least of.
    """

    log_odds: float
    start: int
    end: int


class Entailment:
    """The claim model that ships, or that of a folder; loaded on the first call."""

    def __init__(self, folder: Path | None = None, threads: int | None = None) -> None:
        self._folder = folder
        self._threads = threads

    @cached_property
    def _model(self) -> OnnxModel:
        if self._folder:
            return OnnxModel(self._folder, self._threads, apart=True)
        with as_file(files("rag") / SHIPPED) as shipped:
            return OnnxModel(shipped, self._threads, apart=True)

    def held(self, claims: Sequence[tuple[str, str]]) -> list[Held]:
        """Return how each claim stands to the text beside it, a title and below it what it says."""
        found: dict[int, Held] = {}
        for batch in self._model.batches(list(claims), most_tokens=1, output=OUTPUT):
            for row, place in enumerate(batch.places):
                found[place] = _held(batch, row)
        return [found[place] for place in range(len(claims))]


class Remembered:
    """An entailment that holds no claim against the same text twice; of one answer, then let go."""

    def __init__(self, entailment: Entailment) -> None:
        self._entailment = entailment
        self._known: dict[tuple[str, str], Held] = {}

    def held(self, claims: Sequence[tuple[str, str]]) -> list[Held]:
        """Return what `Entailment.held` does."""
        new = [claim for claim in dict.fromkeys(claims) if claim not in self._known]
        self._known.update(zip(new, self._entailment.held(new), strict=True))
        return [self._known[claim] for claim in claims]


def _held(batch: Batch, row: int) -> Held:
    """Return the claim's log odds: minus logsumexp over its tokens of theirs that it is loose."""
    coded = batch.encodings[row]
    offsets = np.asarray(coded.offsets, dtype=np.int64).reshape(-1, 2)
    own = (np.asarray(coded.type_ids) == 0) & (offsets[:, 1] > offsets[:, 0])
    loose = batch.output[row, : len(offsets), 0]
    whole = float(np.logaddexp.reduce(np.append(loose[own], loose[0])))
    if not own.any():
        return Held(-whole, 0, 0)
    start, end = offsets[own][int(loose[own].argmax())]
    return Held(-whole, int(start), int(end))
