"""The reader's model: what each sentence of some passages says, in one pass over all of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np

from rag.evidence.answer_types import expected_type
from rag.evidence.spans import TokenLogits, Told, tell
from rag.onnx.bert import stored_json
from rag.onnx.model import Batch, OnnxModel

OUTPUT = "logits"
CALIBRATION = "calibration.json"


class PassageText(NamedTuple):
    """A passage to read: its article's title, its text, and where its sentences stand in it.

    `start` is where it begins in its article, in characters.
    """

    title: str
    text: str
    sentences: Sequence[tuple[int, int]]
    start: int = 0


class Calibration(NamedTuple):
    """Platt scaling: the probability is the logistic of slope times log odds plus offset.

    Platt, "Probabilistic Outputs for Support Vector Machines", 1999.
    """

    slope: float = 1.0
    offset: float = 0.0

    def probability(self, log_odds: float) -> float:
        """Return the probability that a sentence of these log odds answers."""
        logit = np.clip(self.slope * log_odds + self.offset, -30.0, 30.0)
        return float(1.0 / (1.0 + np.exp(-logit)))


class Model(Protocol):
    """What reads question and passages together."""

    calibration: Calibration

    def read(self, question: str, passages: Sequence[PassageText]) -> list[list[Told]]:
        """Return what each sentence of each passage says, in their order."""


class SpanModel:
    """An extractive question answering model as ONNX, with output `logits` of shape (n, t, 2).

    `folder` holds `model.onnx`, `tokenizer.json` and `calibration.json`. Raises `ModelError`.
    """

    def __init__(self, folder: Path, threads: int | None = None) -> None:
        self._model = OnnxModel(folder, threads, apart=True)
        self.calibration = Calibration(**stored_json(folder / CALIBRATION))

    def read(self, question: str, passages: Sequence[PassageText]) -> list[list[Told]]:
        """Return what each sentence of each passage says, in their order."""
        pairs = [(question, f"{passage.title}\n{passage.text}") for passage in passages]
        whole = expected_type(question) == "yes_no"
        found: dict[int, list[Told]] = {}
        for batch in self._model.batches(pairs, most_tokens=1, output=OUTPUT):
            for row, place in enumerate(batch.places):
                logits = _of(batch, row, len(passages[place].title) + 1)
                found[place] = tell(logits, passages[place].sentences, whole)
        return [found[place] for place in range(len(passages))]


def _of(batch: Batch, row: int, shift: int) -> TokenLogits:
    coded, logits = batch.encodings[row], batch.output[row]
    offsets = np.asarray(coded.offsets, dtype=np.int64).reshape(-1, 2)
    second = np.asarray(coded.type_ids) == 1
    inside = second & (offsets[:, 1] > offsets[:, 0]) & (offsets[:, 0] >= shift)
    told = logits[: len(offsets)][inside]
    return TokenLogits(told[:, 0], told[:, 1], offsets[inside] - shift, float(logits[0].sum()))
