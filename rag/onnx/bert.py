"""BERT as an ONNX graph over a model folder's own safetensors: nothing is exported or copied."""

import json
import struct
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from rag.errors import ModelError
from rag.onnx.graph import FLOAT, INT32, INT64, Graph, Stored

WEIGHTS = "model.safetensors"
CONTRIBUTED = "com.microsoft"
INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OUTPUT, MIDDLE = "last_hidden_state", "middle_hidden_state"
APART, OTHERS = ".apart", ".others"


class BertConfig(NamedTuple):
    """The numbers of a `config.json` that the graph depends on."""

    num_hidden_layers: int
    num_attention_heads: int
    hidden_size: int
    layer_norm_eps: float


def bert_graph(folder: Path) -> bytes:
    """Return a model from token ids, mask and types to the hidden states, last and middle.

    Inputs are int64 of shape (batch, tokens), outputs float32 of (batch, tokens, hidden). The
    middle ones are what two thirds of the layers give: of all layers' they tell best whether two
    texts say the same in the same words, and the last ones tell it worst.
    Raises `ModelError` where the folder's model is no BERT that this can write.
    """
    bert = Bert(_config(folder), stored_tensors(folder / WEIGHTS))
    layers = list(bert.hidden())
    for name, rows in ((OUTPUT, layers[-1]), (MIDDLE, layers[2 * len(layers) // 3])):
        bert.node("Reshape", [rows, bert.shape], output=name)
        bert.output(name, FLOAT, ("batch", "tokens", "hidden"))
    return bert.to_bytes()


def head_graph(
    folder: Path, head: str, output: str, apart: Mapping[str, Sequence[int]] | None = None
) -> bytes:
    """Return the same model with a linear head of two rows a token, shape (batch, tokens, 2).

    `apart` names linear steps some of whose inputs are multiplied by themselves: see `parted`.
    """
    bert = Bert(_config(folder), stored_tensors(folder / WEIGHTS), apart)
    *_, last = bert.hidden()
    rows = bert.linear(head, last)
    bert.constant("two", [2])
    whole = bert.node("Concat", [bert.node("Shape", [INPUTS[0]]), "two"], axis=0)
    bert.node("Reshape", [rows, whole], output=output)
    bert.output(output, FLOAT, ("batch", "tokens", "2"))
    return bert.to_bytes()


def stored_tensors(path: Path) -> dict[str, Stored]:
    """Return where each float32 tensor of a safetensors file lies; `ModelError`."""
    try:
        with path.open("rb") as file:
            (size,) = struct.unpack("<Q", file.read(8))
            header = json.loads(file.read(size))
    except (OSError, ValueError, struct.error) as error:
        raise ModelError(f"The weights in {path} cannot be read: {error}") from error
    found = {}
    for name, tensor in header.items():
        if tensor.get("dtype") == "F32":
            start, end = tensor["data_offsets"]
            found[name.removeprefix("bert.")] = Stored(
                path.name, tuple(tensor["shape"]), 8 + size + start, end - start
            )
    return found


def stored_json(path: Path) -> Any:
    """Return a JSON file of a model folder; `ModelError`."""
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"The model's {path} cannot be read: {error}") from error


def _config(folder: Path) -> BertConfig:
    stored = stored_json(folder / "config.json")
    kind = (
        stored.get("model_type"),
        stored.get("hidden_act"),
        stored.get("position_embedding_type", "absolute"),
    )
    if kind != ("bert", "gelu", "absolute"):
        raise ModelError(f"The model in {folder} is {kind}; wanted a BERT with gelu.")
    return BertConfig(*(stored[name] for name in BertConfig._fields))


class Bert(Graph):
    """The layers of BERT; hidden states are rows, one a token, whatever their text."""

    def __init__(
        self,
        config: BertConfig,
        stored: dict[str, Stored],
        apart: Mapping[str, Sequence[int]] | None = None,
    ) -> None:
        super().__init__()
        self.config = config
        self.stored = stored
        self.apart = apart or {}
        self.shape = self.keep = ""
        for name, values in (("width", [config.hidden_size]), ("zero", [0])):
            self.constant(name, values)
        self.constant("rows", [-1, config.hidden_size])

    def hidden(self) -> Iterator[str]:
        """Add everything from the inputs to the last layer, and yield the rows after each step."""
        rows = self.embeddings(*(self.input(name, INT64, ("batch", "tokens")) for name in INPUTS))
        for layer in range(self.config.num_hidden_layers):
            yield rows
            rows = self.layer(f"encoder.layer.{layer}", rows)
        yield rows

    def embeddings(self, ids: str, mask: str, types: str) -> str:
        """Add words, places and types, and note the batch's shape and mask."""
        self.keep = self.node("Cast", [mask], to=INT32)
        self.shape = self.node("Concat", [self.node("Shape", [ids]), "width"], axis=0)
        table = "embeddings.{}_embeddings.weight".format
        length = self.node("Shape", [ids], start=1, end=2)
        places = self.node("Slice", [self.stored_weight(table("position")), "zero", length, "zero"])
        words = self.node("Gather", [self.stored_weight(table("word")), ids])
        kinds = self.node("Gather", [self.stored_weight(table("token_type")), types])
        summed = self.node("Add", [self.node("Add", [words, kinds]), places])
        return self.normed("embeddings.LayerNorm", self.node("Reshape", [summed, "rows"]))

    def layer(self, name: str, rows: str) -> str:
        """Add attention and the two dense steps, each with its residual."""
        parts = [
            self.node("Reshape", [self.linear(f"{name}.attention.self.{part}", rows), self.shape])
            for part in ("query", "key", "value")
        ]
        mixed = self.node(
            "MultiHeadAttention",
            [*parts, "", self.keep],
            domain=CONTRIBUTED,
            num_heads=self.config.num_attention_heads,
        )
        told = self.linear(f"{name}.attention.output.dense", self.node("Reshape", [mixed, "rows"]))
        rows = self.normed(f"{name}.attention.output.LayerNorm", self.node("Add", [told, rows]))
        bent = self.node("Gelu", [self.linear(f"{name}.intermediate.dense", rows)])
        told = self.linear(f"{name}.output.dense", bent)
        return self.normed(f"{name}.output.LayerNorm", self.node("Add", [told, rows]))

    def linear(self, name: str, rows: str) -> str:
        """Add rows · weightᵀ + bias."""
        if name in self.apart:
            return self.parted(name, rows)
        return self.node("Gemm", [rows, *self.pair(name)], transB=1)

    def parted(self, name: str, rows: str) -> str:
        """Add the same in two products: of a few columns of `rows`, and of all the others.

        In int8 the greatest number of `rows` sets the step of all. The few columns with outliers
        are to stay in float32, and beside them the others are told apart finely. Dettmers et al.,
        "LLM.int8(): 8-bit Matrix Multiplication for Transformers at Scale", NeurIPS 2022.
        The file has the few columns of the weight as `name` + APART, and a vector of ones with
        zeros in their places as `name` + OTHERS.
        """
        places = self.constant(f"{name}.places", self.apart[name])
        few = self.node("Gather", [rows, places], axis=1)
        others = self.node("Mul", [rows, self.stored_weight(name + OTHERS)])
        told = self.node("Gemm", [few, self.stored_weight(name + APART)], transB=1)
        return self.node("Add", [told, self.node("Gemm", [others, *self.pair(name)], transB=1)])

    def normed(self, name: str, rows: str) -> str:
        """Add a layer normalisation."""
        epsilon = self.config.layer_norm_eps
        return self.node("LayerNormalization", [rows, *self.pair(name)], epsilon=epsilon)

    def pair(self, name: str) -> tuple[str, str]:
        """Declare a weight and its bias."""
        return self.stored_weight(f"{name}.weight"), self.stored_weight(f"{name}.bias")

    def stored_weight(self, name: str) -> str:
        """Declare a tensor of the file; `ModelError` where it has none of that name."""
        if name not in self.stored:
            raise ModelError(f"The model's weights lack {name} in float32.")
        return self.weight(name, self.stored[name])
