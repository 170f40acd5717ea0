"""Windows as tensors: tokens with their segments, and which tokens begin and end an answer."""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Self

import torch
from tokenizers import Encoding, Tokenizer

from rag.reader_training.windows import Window

TOKENS_A_BATCH = 4096
MAX_TOKENS = 256
POOL = 50


class Batch(NamedTuple):
    """Shapes (n, t): token ids, segments, which tokens are real; starts and ends of answers.

    Where nothing answers, start and end are at token 0, [CLS]. `allowed` marks the tokens that a
    span may take: [CLS] and the passage's own.
    """

    ids: torch.Tensor
    segments: torch.Tensor
    real: torch.Tensor
    allowed: torch.Tensor
    starts: torch.Tensor
    ends: torch.Tensor

    def to(self, device: torch.device) -> Self:
        """Return the batch in another device's memory."""
        return type(self)(*(part.to(device) for part in self))


class Row(NamedTuple):
    """One window's tokens and labels, not yet padded."""

    ids: list[int]
    segments: list[int]
    allowed: list[bool]
    starts: list[int]
    ends: list[int]


def row_of(window: Window, tokenizer: Tokenizer) -> Row | None:
    """Return the window as tokens; None where its answer falls to no whole token."""
    shift = len(window.title) + 1
    coded = tokenizer.encode(window.question, f"{window.title}\n{window.text}")
    allowed = passage_tokens(coded, shift)
    starts, ends = [], []
    for start, end in window.spans:
        inside = [
            n
            for n, (a, b) in enumerate(coded.offsets)
            if allowed[n] and n and a >= start + shift and b <= end + shift
        ]
        if inside:
            starts.append(inside[0])
            ends.append(inside[-1])
    if window.spans and not starts:
        return None
    return Row(coded.ids, coded.type_ids, allowed, starts or [0], ends or [0])


def passage_tokens(coded: Encoding, shift: int) -> list[bool]:
    """Return for each token whether it is [CLS] or stands in the passage, after its title."""
    return [
        n == 0 or (kind == 1 and b > a and a >= shift)
        for n, (kind, (a, b)) in enumerate(zip(coded.type_ids, coded.offsets, strict=True))
    ]


def batches(
    windows: Sequence[Window], tokenizer: Tokenizer, chance: random.Random
) -> Iterator[Batch]:
    """Yield batches of about as many tokens each, windows of like length together."""
    rows = [row for window in windows if (row := row_of(window, tokenizer))]
    for first in range(0, len(rows), size := POOL * 32):
        pool = sorted(rows[first : first + size], key=lambda row: len(row.ids))
        groups: list[list[Row]] = [[]]
        for row in pool:
            if (len(groups[-1]) + 1) * len(row.ids) > TOKENS_A_BATCH:
                groups.append([])
            groups[-1].append(row)
        chance.shuffle(groups)
        yield from (padded(group) for group in groups if group)


def padded(rows: Sequence[Row]) -> Batch:
    """Return rows as one batch."""
    shape = (len(rows), max(len(row.ids) for row in rows))
    ids, segments = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
    real, allowed, starts, ends = (torch.zeros(shape, dtype=torch.bool) for _ in range(4))
    for n, row in enumerate(rows):
        size = len(row.ids)
        ids[n, :size] = torch.tensor(row.ids)
        segments[n, :size] = torch.tensor(row.segments)
        real[n, :size] = True
        allowed[n, :size] = torch.tensor(row.allowed)
        starts[n, row.starts] = True
        ends[n, row.ends] = True
    return Batch(ids, segments, real, allowed, starts, ends)
