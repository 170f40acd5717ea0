"""Trains the answer head: answer tokens against all others, or none of them, by softmax."""

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from rag.evidence.answer_head import TOKEN_FEATURES, AnswerHead, token_features
from rag.evidence.token_vectors import Matrix
from rag.reader_training.cases import Case

RANK, HIDDEN, DIM = 64, 16, 384
BATCH = 32


class Tensors:
    """The head's weights while they are trained; `nothing` is the logit of no answer."""

    def __init__(self, seed: int) -> None:
        made = torch.Generator().manual_seed(seed)
        self.asked = torch.randn(2 * DIM, RANK, generator=made) * 0.05
        self.told = torch.randn(DIM, RANK, generator=made) * 0.05
        self.hidden = torch.randn(TOKEN_FEATURES, HIDDEN, generator=made) * 0.3
        self.hidden_bias = torch.zeros(HIDDEN)
        self.out = torch.randn(HIDDEN, generator=made) * 0.3
        self.nothing = torch.zeros(1)
        for tensor in self.all():
            tensor.requires_grad_()

    def all(self) -> list[torch.Tensor]:
        """Return every trained tensor."""
        return [self.asked, self.told, self.hidden, self.hidden_bias, self.out, self.nothing]

    def head(self) -> AnswerHead:
        """Return the weights as they are used."""
        arrays = [t.detach().numpy().astype(np.float16).astype(np.float32) for t in self.all()]
        return AnswerHead(*arrays[:-1])


class Prepared:
    """A case's arrays: question, token vectors, token features, answer tokens."""

    def __init__(self, case: Case) -> None:
        question = case.question
        self.wanted = np.concatenate([question.vector, question.asking_vector])
        self.tokens = [p.tokens.vectors for p in case.passages]
        self.matched = np.concatenate([token_features(question, p) for p in case.passages])
        self.told = case.told


def train_head(cases: Sequence[Case], seed: int, passes: int = 4) -> AnswerHead:
    """Return the head after some passes over the cases, learning rate falling to zero."""
    weights = Tensors(seed)
    prepared = [Prepared(case) for case in cases]
    steps = passes * (len(prepared) // BATCH + 1)
    optimizer = torch.optim.AdamW(weights.all(), lr=3e-3, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: max(0.0, 1 - n / steps))
    for batch in _batches(prepared, seed, passes):
        optimizer.zero_grad()
        loss = _loss(weights, batch)
        loss.backward()  # type: ignore[no-untyped-call,unused-ignore]
        optimizer.step()
        schedule.step()
    return weights.head()


def _batches(prepared: list[Prepared], seed: int, passes: int) -> Iterator[list[Prepared]]:
    chance = np.random.default_rng(seed)
    for _ in range(passes):
        order = chance.permutation(len(prepared))
        for first in range(0, len(order), BATCH):
            yield [prepared[n] for n in order[first : first + BATCH]]


def _loss(weights: Tensors, batch: list[Prepared]) -> torch.Tensor:
    sizes = [len(item.told) for item in batch]
    owner = torch.from_numpy(np.repeat(np.arange(len(batch)), sizes))
    vectors = _tensor(np.concatenate([t for item in batch for t in item.tokens]))
    matched = _tensor(np.concatenate([item.matched for item in batch]))
    wanted = _tensor(np.stack([item.wanted for item in batch])) @ weights.asked
    bent = torch.relu(matched @ weights.hidden + weights.hidden_bias)
    logits = ((vectors @ weights.told) * wanted[owner]).sum(dim=1) + bent @ weights.out
    told = torch.from_numpy(np.concatenate([item.told for item in batch]))
    total = torch.stack(
        [torch.cat([part, weights.nothing]).logsumexp(0) for part in torch.split(logits, sizes)]
    )
    right = torch.stack(
        [
            (part[mask] if mask.any() else weights.nothing).logsumexp(0)
            for part, mask in zip(torch.split(logits, sizes), torch.split(told, sizes), strict=True)
        ]
    )
    return (total - right).mean()


def _tensor(array: Matrix | NDArray[np.float16]) -> torch.Tensor:
    return torch.from_numpy(array.astype(np.float32))
