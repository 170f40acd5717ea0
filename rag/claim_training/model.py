"""The model that is trained: a small BERT that says of each word of a claim how loose it is."""

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import torch
from tokenizers import Tokenizer

from rag.claim_training.rows import Row
from rag.reader_training.batches import POOL, TOKENS_A_BATCH
from rag.reader_training.shipped import shipped_weights
from rag.reader_training.span_model import OUT_OF_REACH, SpanModel

READER = Path(__file__).parent.parent / "reader_model"
TIGHT = -2.0
WORDS, LOOSE = 0.5, 3.0
"""What the loss over words weighs beside that of the whole claim, and a loose word beside others"""


class ClaimModel(SpanModel):
    """Logits, shape (n, t, 2): the first that a token of the claim is not supported.

    The second is unused, so that the file has the form of a reader's. The claim's own log odds of
    not being supported are logsumexp over its tokens, [CLS] for all of it being one.
    """

    def __init__(self, folder: str, dropout: float = 0.0, reader: Path = READER) -> None:
        """Begin with a reader that ships, and a head that takes every word for supported."""
        super().__init__(folder, dropout)
        self.load_state_dict(shipped_weights(reader, self))
        torch.nn.init.zeros_(self.head.weight)
        torch.nn.init.constant_(self.head.bias, TIGHT)
        self.encoder.embeddings.requires_grad_(requires_grad=False)


class ClaimBatch(NamedTuple):
    """Shapes (n, t): token ids, segments, which are real, which are the claim's ([CLS] too).

    `known` marks the tokens of which it is known whether they are `loose`; `wrong` is of shape (n);
    `pairs`, of shape (k, 2), are the places of claims that the same text supports and does not.
    """

    ids: torch.Tensor
    segments: torch.Tensor
    real: torch.Tensor
    claim: torch.Tensor
    known: torch.Tensor
    loose: torch.Tensor
    wrong: torch.Tensor
    pairs: torch.Tensor


def log_odds(model: SpanModel, batch: ClaimBatch) -> tuple[torch.Tensor, torch.Tensor]:
    """Return of each token, and of each claim, the log odds that it is not supported."""
    each = model(batch.ids, batch.real.long(), batch.segments)[..., 0]
    return each, torch.logsumexp(each.masked_fill(~batch.claim, OUT_OF_REACH), dim=1)


def loss_of(model: SpanModel, batch: ClaimBatch, ranking: float = 1.0) -> torch.Tensor:
    """Return the cross entropy of the claims, and half that of the words of which it is known.

    To it comes `ranking` times the pairwise loss: of two claims that are alike the supported one is
    to be the surer. Burges et al., "Learning to Rank using Gradient Descent", ICML 2005.
    """
    each, whole = log_odds(model, batch)
    cross = torch.nn.functional.binary_cross_entropy_with_logits
    loss = cross(whole, batch.wrong)
    if batch.known.any():
        loose = batch.loose[batch.known].float()
        weight = torch.where(loose > 0, LOOSE, 1.0)
        apart = cross(each[batch.known], loose, reduction="none")
        loss = loss + WORDS * (apart * weight).sum() / weight.sum()
    if ranking and len(batch.pairs):
        right, wrong = whole[batch.pairs].unbind(dim=1)
        loss = loss + ranking * torch.nn.functional.softplus(right - wrong).mean()
    return loss


class Coded(NamedTuple):
    """One row's tokens and labels, not yet padded."""

    ids: list[int]
    segments: list[int]
    claim: list[bool]
    known: list[bool]
    loose: list[bool]
    wrong: bool


def coded(row: Row, tokenizer: Tokenizer) -> Coded:
    """Return a row as tokens; nobody says of [CLS] whether it is loose."""
    told = tokenizer.encode(row.claim, f"{row.title}\n{row.text}")
    own = [
        kind == 0 and end > start
        for kind, (start, end) in zip(told.type_ids, told.offsets, strict=True)
    ]
    loose = [
        mine and any(start < last and first < end for first, last in row.loose)
        for mine, (start, end) in zip(own, told.offsets, strict=True)
    ]
    known = [mine and (row.supported or bool(row.loose)) for mine in own]
    return Coded(told.ids, told.type_ids, [True, *own[1:]], known, loose, not row.supported)


def batches(
    groups: Sequence[Sequence[Row]], tokenizer: Tokenizer, chance: random.Random
) -> Iterator[ClaimBatch]:
    """Yield batches of about as many tokens each, groups of like length together and whole."""
    found = [[coded(row, tokenizer) for row in group] for group in groups]
    for first in range(0, len(found), size := POOL * 16):
        gathered: list[list[list[Coded]]] = [[]]
        for group in sorted(found[first : first + size], key=_longest):
            rows = sum(map(len, gathered[-1])) + len(group)
            if rows * _longest(group) > TOKENS_A_BATCH:
                gathered.append([])
            gathered[-1].append(group)
        chance.shuffle(gathered)
        yield from (padded(some) for some in gathered if some)


def _longest(group: Sequence[Coded]) -> int:
    return max(len(one.ids) for one in group)


def padded(groups: Sequence[Sequence[Coded]]) -> ClaimBatch:
    """Return groups of coded rows as one batch; a group of two is a pair."""
    told = [one for group in groups for one in group]
    shape = (len(told), _longest(told))
    ids, segments = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
    real, claim, known, loose = (torch.zeros(shape, dtype=torch.bool) for _ in range(4))
    for n, one in enumerate(told):
        size = len(one.ids)
        ids[n, :size] = torch.tensor(one.ids)
        segments[n, :size] = torch.tensor(one.segments)
        real[n, :size] = True
        claim[n, :size] = torch.tensor(one.claim)
        known[n, :size] = torch.tensor(one.known)
        loose[n, :size] = torch.tensor(one.loose)
    wrong = torch.tensor([float(one.wrong) for one in told])
    starts = accumulate((len(group) for group in groups[:-1]), initial=0)
    two = [(at, at + 1) for at, group in zip(starts, groups, strict=True) if len(group) > 1]
    pairs = torch.tensor(two, dtype=torch.long).reshape(-1, 2)
    return ClaimBatch(ids, segments, real, claim, known, loose, wrong, pairs)
