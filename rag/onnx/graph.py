"""Writes ONNX graphs as bytes: just as much of the format as our own graphs need.

The format is protocol buffers; field numbers are those of onnx.proto3 (ONNX 1.15, IR version 9).
"""

import struct
from collections.abc import Sequence
from typing import NamedTuple

FLOAT, INT32, INT64 = 1, 6, 7
OPSETS = {"": 20, "com.microsoft": 1}

Attribute = int | float


class Stored(NamedTuple):
    """Where a float32 tensor lies: its shape, and its bytes in a file beside the graph."""

    file: str
    shape: tuple[int, ...]
    start: int
    length: int


class Graph:
    """Nodes in the order they run; every name is a tensor's."""

    def __init__(self) -> None:
        self._nodes: list[bytes] = []
        self._initializers: list[bytes] = []
        self._edges: list[bytes] = []
        self._count = 0

    def input(self, name: str, kind: int, shape: Sequence[str]) -> str:
        """Declare an input whose dimensions are known by name."""
        self._edges.append(_bytes(11, _value(name, kind, shape)))
        return name

    def output(self, name: str, kind: int, shape: Sequence[str]) -> None:
        """Declare an output."""
        self._edges.append(_bytes(12, _value(name, kind, shape)))

    def weight(self, name: str, stored: Stored) -> str:
        """Declare a tensor that the session maps from its file."""
        place = {"location": stored.file, "offset": stored.start, "length": stored.length}
        entries = [_bytes(13, _text(1, key) + _text(2, str(value))) for key, value in place.items()]
        dims = b"".join(_number(1, size) for size in stored.shape)
        kind = _number(2, FLOAT) + _text(8, name) + b"".join(entries) + _number(14, 1)
        self._initializers.append(_bytes(5, dims + kind))
        return name

    def constant(self, name: str, values: Sequence[int]) -> str:
        """Declare a vector of whole numbers."""
        raw = struct.pack(f"<{len(values)}q", *values)
        tensor = _number(1, len(values)) + _number(2, INT64) + _text(8, name) + _bytes(9, raw)
        self._initializers.append(_bytes(5, tensor))
        return name

    def node(
        self,
        kind: str,
        inputs: Sequence[str],
        domain: str = "",
        output: str = "",
        **attributes: Attribute,
    ) -> str:
        """Add a node with one output, and return that output's name."""
        self._count += 1
        name = output or f"{kind}_{self._count}"
        parts = [_text(1, one) for one in inputs] + [_text(2, name), _text(3, name), _text(4, kind)]
        parts += [_bytes(5, _attribute(key, value)) for key, value in attributes.items()]
        self._nodes.append(_bytes(1, b"".join([*parts, _text(7, domain)])))
        return name

    def to_bytes(self) -> bytes:
        """Return the model."""
        graph = b"".join([*self._nodes, _text(2, "graph"), *self._initializers, *self._edges])
        opsets = [
            _bytes(8, _text(1, domain) + _number(2, version)) for domain, version in OPSETS.items()
        ]
        return _number(1, 9) + _bytes(7, graph) + b"".join(opsets)


def _attribute(name: str, value: Attribute) -> bytes:
    if isinstance(value, float):
        return _text(1, name) + _varint(2 << 3 | 5) + struct.pack("<f", value) + _number(20, 1)
    return _text(1, name) + _number(3, value) + _number(20, 2)


def _value(name: str, kind: int, shape: Sequence[str]) -> bytes:
    dims = b"".join(_bytes(1, _text(2, dim)) for dim in shape)
    return _text(1, name) + _bytes(2, _bytes(1, _number(1, kind) + _bytes(2, dims)))


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value & (1 << 64) - 1)


def _text(field: int, value: str) -> bytes:
    return _bytes(field, value.encode())


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes([*found, value])
