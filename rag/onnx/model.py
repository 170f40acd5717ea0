"""A tokenizer and an ONNX session: texts in, named outputs out, in batches of like length."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as refusals
from tokenizers import Encoding, Tokenizer

from rag.errors import ModelError
from rag.onnx.bert import OUTPUT, bert_graph, stored_json

EXPORTED = "model.onnx"
BATCH_TOKENS = 512  # an eighth faster than 2,048 on two cores: what is in work stays in the cache
LONGEST = 512
REFUSED = (
    refusals.Fail,
    refusals.InvalidArgument,
    refusals.InvalidGraph,
    refusals.InvalidProtobuf,
    refusals.NoSuchFile,
    refusals.NotImplemented,
    refusals.RuntimeException,
)

Input = str | tuple[str, str]
Output = NDArray[np.float32]


class Batch(NamedTuple):
    """Texts that ran together: their places in what was given, and the output of all of them.

    The output has one row a text; where it has one for each token, `mask` says which are real.
    """

    places: list[int]
    encodings: list[Encoding]
    mask: NDArray[np.int64]
    output: Output


class OnnxModel:
    """The model of a folder: its `model.onnx`, or else a BERT written over its safetensors.

    The folder has a `tokenizer.json`. Texts are cut at `longest` tokens. Safe to use from threads.
    Batches run one after the other, each on all threads; with `apart`, beside each other, each on
    one: for several long texts that is a sixth faster, for a single one it is slower.
    Raises `ModelError` where the folder's model cannot be run.
    """

    def __init__(
        self,
        folder: Path,
        threads: int | None = None,
        longest: int | None = None,
        apart: bool = False,
    ) -> None:
        self.folder = folder
        self.tokenizer = _tokenizer(folder, longest or longest_of(folder))
        self.session = _session(folder, 1 if apart else threads)
        self._beside = ThreadPoolExecutor(threads or os.cpu_count()) if apart else None
        self._inputs = {one.name for one in self.session.get_inputs()}
        self._outputs = {one.name for one in self.session.get_outputs()}

    def batches(
        self, texts: Sequence[Input], most_tokens: int = BATCH_TOKENS, output: str = OUTPUT
    ) -> Iterator[Batch]:
        """Yield every text once, in batches of at most `most_tokens`, padding included.

        `output` is the one of the model's outputs that is wanted; `ModelError` if it has none such.
        """
        if output not in self._outputs:
            raise ModelError(f"The model in {self.folder} gives no {output}.")
        encodings = self.tokenizer.encode_batch(list(texts))
        alike = _alike([len(one.ids) for one in encodings], most_tokens)
        run = self._beside.map if self._beside else map
        yield from run(partial(self._run, encodings, output), alike)

    def _run(self, given: Sequence[Encoding], output: str, places: list[int]) -> Batch:
        encodings = [given[place] for place in places]
        longest = max(len(one.ids) for one in encodings)
        fed = {
            "input_ids": _padded([one.ids for one in encodings], longest),
            "attention_mask": _padded([one.attention_mask for one in encodings], longest),
            "token_type_ids": _padded([one.type_ids for one in encodings], longest),
        }
        (found,) = self.session.run(
            [output], {name: rows for name, rows in fed.items() if name in self._inputs}
        )
        return Batch(places, encodings, fed["attention_mask"], found)


def longest_of(folder: Path) -> int:
    """Return how many tokens sentence-transformers lets this model read."""
    path = folder / "sentence_bert_config.json"
    return int(stored_json(path).get("max_seq_length") or LONGEST) if path.exists() else LONGEST


def _tokenizer(folder: Path, longest: int) -> Tokenizer:
    path = folder / "tokenizer.json"
    if not path.exists():
        raise ModelError(f"The model in {folder} has no tokenizer.json.")
    tokenizer: Tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(longest)
    return tokenizer


def _session(folder: Path, threads: int | None) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or 0
    options.log_severity_level = 3
    # Beside a busy process, threads that spin while they wait take twice as long for a question.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.add_session_config_entry(
        "session.model_external_initializers_file_folder_path", str(folder)
    )
    exported = folder / EXPORTED
    model = str(exported) if exported.exists() else bert_graph(folder)
    try:
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except REFUSED as error:
        raise ModelError(f"The model in {folder} cannot be run: {error}") from error


def _alike(lengths: Sequence[int], most_tokens: int) -> Iterator[list[int]]:
    """Yield places in batches, longest first, so that memory is at its most at once."""
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lambda one: -lengths[one]):
        if batch and (len(batch) + 1) * lengths[batch[0]] > most_tokens:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def _padded(rows: Sequence[Sequence[int]], length: int) -> NDArray[np.int64]:
    padded = np.zeros((len(rows), length), dtype=np.int64)
    for row, values in zip(padded, rows, strict=True):
        row[: len(values)] = values
    return padded
