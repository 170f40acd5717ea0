"""A model folder small enough to write in a test: one layer, eight numbers a token."""

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

WIDTH, INNER = 8, 16
WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "who", "won", "the", "race", "mira", "bread"]
CONFIG = {
    "model_type": "bert",
    "hidden_act": "gelu",
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "hidden_size": WIDTH,
    "layer_norm_eps": 1e-12,
}
LAYER = "encoder.layer.0"
LINEAR = {
    f"{LAYER}.attention.self.query": (WIDTH, WIDTH),
    f"{LAYER}.attention.self.key": (WIDTH, WIDTH),
    f"{LAYER}.attention.self.value": (WIDTH, WIDTH),
    f"{LAYER}.attention.output.dense": (WIDTH, WIDTH),
    f"{LAYER}.intermediate.dense": (INNER, WIDTH),
    f"{LAYER}.output.dense": (WIDTH, INNER),
}
NORMS = (
    "embeddings.LayerNorm",
    f"{LAYER}.attention.output.LayerNorm",
    f"{LAYER}.output.LayerNorm",
)
TABLES = {"word": len(WORDS), "position": 32, "token_type": 2}


def write_model(folder: Path, pooling: str = "mean", **config: Any) -> Path:
    """Write a sentence-transformers folder of a tiny random BERT, and return it."""
    (folder / "1_Pooling").mkdir(parents=True, exist_ok=True)
    steps = [{"type": f"sentence_transformers.models.{one}"} for one in ("Transformer", "Pooling")]
    files = {
        "config.json": CONFIG | config,
        "modules.json": steps,
        "sentence_bert_config.json": {"max_seq_length": 12},
        "1_Pooling/config.json": {f"pooling_mode_{pooling}": True},
    }
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content), "utf-8")
    write_tensors(folder / "model.safetensors", weights())
    tokenizer().save(str(folder / "tokenizer.json"))
    return folder


def weights() -> dict[str, np.ndarray]:
    """Return random weights, the same every time."""
    random = np.random.default_rng(7)
    shapes = {f"embeddings.{name}_embeddings.weight": (n, WIDTH) for name, n in TABLES.items()}
    for name, shape in LINEAR.items():
        shapes |= {f"{name}.weight": shape, f"{name}.bias": shape[:1]}
    for name in NORMS:
        shapes |= {f"{name}.weight": (WIDTH,), f"{name}.bias": (WIDTH,)}
    return {name: random.normal(size=shape).astype("<f4") for name, shape in shapes.items()}


def write_tensors(path: Path, tensors: dict[str, np.ndarray]) -> None:
    """Write a safetensors file."""
    header, place = {}, 0
    for name, tensor in tensors.items():
        end = place + tensor.nbytes
        header[name] = {"dtype": "F32", "shape": tensor.shape, "data_offsets": [place, end]}
        place = end
    head = json.dumps(header).encode()
    body = b"".join(tensor.tobytes() for tensor in tensors.values())
    path.write_bytes(struct.pack("<Q", len(head)) + head + body)


def tokenizer() -> Tokenizer:
    """Return a tokenizer of ten words."""
    made = Tokenizer(models.WordLevel({w: n for n, w in enumerate(WORDS)}, unk_token="[UNK]"))
    made.normalizer = normalizers.Lowercase()
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    return made
