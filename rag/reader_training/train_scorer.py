"""Trains the sentence scorer: one hidden layer over features, cross entropy, so calibrated."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from rag.evidence.scorer import Weights
from rag.evidence.token_vectors import Matrix

HIDDEN = 24
BATCH = 512


def train_scorer(
    rows: Sequence[Matrix], right: Sequence[NDArray[np.bool_]], seed: int, passes: int = 12
) -> Weights:
    """Return weights learned from one matrix of sentences a case and which of them answer."""
    table = np.concatenate(rows)
    labels = torch.from_numpy(np.concatenate(right).astype(np.float32))
    mean, scale = table.mean(axis=0), table.std(axis=0) + 1e-6
    inputs = torch.from_numpy(np.clip((table - mean) / scale, -6.0, 6.0).astype(np.float32))
    torch.manual_seed(seed)
    hidden, out = torch.nn.Linear(table.shape[1], HIDDEN), torch.nn.Linear(HIDDEN, 1)
    network = torch.nn.Sequential(hidden, torch.nn.ReLU(), torch.nn.Dropout(0.1), out)
    steps = passes * (len(inputs) // BATCH + 1)
    optimizer = torch.optim.AdamW(network.parameters(), lr=3e-3, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: max(0.0, 1 - n / steps))
    for _ in range(passes):
        for chosen in torch.randperm(len(inputs)).split(BATCH):
            logits = network(inputs[chosen]).squeeze(1)
            loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, labels[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    learned = [hidden.weight.T, hidden.bias, out.weight[0], out.bias]
    return Weights(mean, scale, *(t.detach().numpy().round(4) for t in learned))
