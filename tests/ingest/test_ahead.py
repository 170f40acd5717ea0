"""Reading ahead: order, errors and leaving early."""

import threading
from collections.abc import Iterator
from time import monotonic

import pytest

from ingest.ahead import Ahead


def drain(ahead: "Ahead[int]") -> list[int]:
    items = []
    while not ahead.ended:
        item = ahead.next(1.0)
        items += [] if item is None else [item]
    return items


def test_items_come_in_order() -> None:
    with Ahead(range(500), size=3) as ahead:
        assert drain(ahead) == list(range(500))


def test_nothing_within_the_time_is_none() -> None:
    gate = threading.Event()

    def late() -> Iterator[int]:
        gate.wait(5)
        yield 1

    with Ahead(late()) as ahead:
        assert ahead.next(0.01) is None
        assert not ahead.ended
        gate.set()
        assert drain(ahead) == [1]


def test_an_error_arrives_after_what_was_read_before_it() -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise ValueError("worn out")

    with Ahead(broken()) as ahead:
        assert ahead.next(1.0) == 1
        with pytest.raises(ValueError, match="worn out"):
            ahead.next(1.0)


def test_leaving_early_ends_the_thread() -> None:
    begun = monotonic()
    with Ahead(iter(int, 1), size=2) as ahead:
        assert ahead.next(1.0) == 0
    assert monotonic() - begun < 2
    assert not ahead._thread.is_alive()
