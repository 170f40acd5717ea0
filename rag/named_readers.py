"""Readers by name: any extractive question answering model, or any cross-encoder."""

import importlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from rag.encoders import first_line
from rag.errors import ModelError
from rag.evidence.spans import TokenLogits, Told, tell
from rag.span_model import Calibration, Model, PassageText

LONGEST = 384


class NamedSpanModel:
    """A question answering model that transformers can load, by name or folder."""

    calibration = Calibration()

    def __init__(self, name: str) -> None:
        library: Any = importlib.import_module("transformers")
        self._tokenizer = library.AutoTokenizer.from_pretrained(name)
        self._model = library.AutoModelForQuestionAnswering.from_pretrained(name).eval()

    def read(self, question: str, passages: Sequence[PassageText]) -> list[list[Told]]:
        """Return what each sentence of each passage says, in their order."""
        return [tell(self._logits(question, passage), passage.sentences) for passage in passages]

    def _logits(self, question: str, passage: PassageText) -> TokenLogits:
        torch: Any = importlib.import_module("torch")
        coded = self._tokenizer(
            question,
            f"{passage.title}\n{passage.text}",
            return_tensors="pt",
            return_offsets_mapping=True,
            truncation="longest_first",
            max_length=LONGEST,
        )
        offsets = coded.pop("offset_mapping")[0].numpy()
        second = np.array([part == 1 for part in coded.sequence_ids(0)])
        with torch.inference_mode():
            told = self._model(**coded)
        starts, ends = told.start_logits[0].numpy(), told.end_logits[0].numpy()
        shift = len(passage.title) + 1
        inside = second & (offsets[:, 1] > offsets[:, 0]) & (offsets[:, 0] >= shift)
        nothing = float(starts[0] + ends[0])
        return TokenLogits(starts[inside], ends[inside], offsets[inside] - shift, nothing)


class NamedCrossEncoder:
    """A cross-encoder that sentence-transformers can load: it ranks sentences and marks nothing."""

    calibration = Calibration()

    def __init__(self, name: str) -> None:
        library: Any = importlib.import_module("sentence_transformers")
        torch: Any = importlib.import_module("torch")
        self._model = library.CrossEncoder(name, activation_fn=torch.nn.Identity())

    def read(self, question: str, passages: Sequence[PassageText]) -> list[list[Told]]:
        """Return what each sentence of each passage says, in their order."""
        texts = [p.text[a:b] for p in passages for a, b in p.sentences]
        scores = iter(self._model.predict([(question, text) for text in texts]) if texts else ())
        return [[Told(float(next(scores)), ()) for _ in p.sentences] for p in passages]


def named_reader(name: str) -> Model:
    """Return the reader of a name or folder, by what its configuration says it is; `ModelError`."""
    library: Any = importlib.import_module("transformers")
    try:
        config = library.AutoConfig.from_pretrained(name)
        kinds = " ".join(config.architectures or ())
        if "QuestionAnswering" in kinds:
            return NamedSpanModel(name)
        if "SequenceClassification" in kinds and config.num_labels == 1:
            return NamedCrossEncoder(name)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"The reader {name!r} could not be loaded: {first_line(error)} Set "
            "DATELINE_READER_MODEL to a name or folder that transformers knows, or unset it."
        ) from error
    raise ModelError(
        f"The reader {name!r} is {kinds or 'of no stated kind'}: wanted extractive question "
        "answering, or a cross-encoder with one label."
    )
