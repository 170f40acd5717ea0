import time

import pytest

from rag.evaluation.bench.interleave import interleave, ratio, timed


def test_contenders_take_turns_at_going_first() -> None:
    order: list[str] = []
    contenders = {name: lambda one, name=name: order.append(f"{name}{one}") for name in "ab"}
    took = interleave([1, 2, 3], contenders)
    assert order == ["a1", "b1", "b2", "a2", "a3", "b3"]
    assert {name: len(list_) for name, list_ in took.items()} == {"a": 3, "b": 3}


def test_sleeping_takes_time_but_no_processor() -> None:
    took = timed(lambda: time.sleep(0.05))
    assert took.wall >= 0.05
    assert took.cpu < took.wall


def test_a_ratio_is_of_sums_and_keeps_every_slice() -> None:
    found = ratio(mine=[1.0, 3.0], other=[2.0, 2.0])
    assert found.value == 1.0
    assert found.slices == pytest.approx((2.0, 2 / 3))
    assert (found.low, found.high) == pytest.approx((2 / 3, 2.0))


def test_slices_that_agree_have_no_spread() -> None:
    found = ratio(mine=[2.0, 4.0, 6.0], other=[1.0, 2.0, 3.0])
    assert (found.low, found.value, found.high) == pytest.approx((0.5, 0.5, 0.5))
