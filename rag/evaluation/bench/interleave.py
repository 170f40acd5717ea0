"""Rates measured side by side, so that what else a machine is doing falls on all alike."""

import os
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

import numpy as np

from rag.types import Frozen

RESAMPLES = 2000

Slice = TypeVar("Slice")


class Took(NamedTuple):
    """Seconds on the clock, and of processor time: all threads, and children that have ended."""

    wall: float
    cpu: float


class Ratio(Frozen):
    """How fast one contender is against another (2: twice as fast), with its spread.

    `low` and `high` hold 95 % of bootstrap samples over slices; `slices` has each one's ratio.
    """

    value: float
    low: float
    high: float
    slices: tuple[float, ...]


def timed(work: Callable[[], object]) -> Took:
    """Run `work` and return what it took."""
    wall, cpu = time.perf_counter(), sum(os.times()[:4])
    work()
    return Took(time.perf_counter() - wall, sum(os.times()[:4]) - cpu)


def interleave(
    slices: Sequence[Slice], contenders: Mapping[str, Callable[[Slice], object]]
) -> dict[str, list[Took]]:
    """Give each slice to every contender in turn, another one first each time."""
    names = list(contenders)
    took: dict[str, list[Took]] = {name: [] for name in names}
    for place, one in enumerate(slices):
        first = place % len(names)
        for name in names[first:] + names[:first]:
            took[name].append(timed(partial(contenders[name], one)))
    return took


def ratio(mine: Sequence[float], other: Sequence[float], seed: int = 0) -> Ratio:
    """Return the speed of `mine` over that of `other`, from seconds on the same slices."""
    mine_, other_ = np.asarray(mine), np.asarray(other)
    drawn = np.random.default_rng(seed).integers(0, len(mine_), (RESAMPLES, len(mine_)))
    low, high = np.quantile(other_[drawn].sum(1) / mine_[drawn].sum(1), (0.025, 0.975))
    return Ratio(
        value=float(other_.sum() / mine_.sum()),
        low=float(low),
        high=float(high),
        slices=tuple(float(r) for r in other_ / mine_),
    )
