import asyncio
import time
from threading import Event, current_thread
from typing import Any

import pytest

from server.streaming import EventStream, Walk, Wire

SCOPE = {"type": "http", "asgi": {"spec_version": "2.3"}}


class Reader:
    """The far end of a response: leaves once it has read so many events."""

    def __init__(self, leaves_after: int = 1000) -> None:
        self.leaves_after = leaves_after
        self.read: list[bytes] = []
        self.gone = asyncio.Event()

    async def send(self, message: dict[str, Any]) -> None:
        if message.get("body"):
            self.read.append(message["body"])
        if len(self.read) >= self.leaves_after:
            self.gone.set()

    async def receive(self) -> dict[str, Any]:
        await self.gone.wait()
        return {"type": "http.disconnect"}


def run(walk: Walk, leaves_after: int = 1000) -> list[bytes]:
    async def answered() -> list[bytes]:
        reader = Reader(leaves_after)
        await EventStream(next(walk), walk)(SCOPE, reader.receive, reader.send)
        return reader.read

    return asyncio.run(answered())


def test_every_event_is_sent_in_order() -> None:
    sent = run(Wire("stage", f'{{"n": {n}}}') for n in range(3))
    assert sent == [f'event: stage\ndata: {{"n": {n}}}\n\n'.encode() for n in range(3)]


def test_a_reader_who_leaves_ends_the_response_at_once_and_the_walk_after_its_step() -> None:
    closed, on, threads = Event(), Event(), []

    def slow() -> Walk:
        try:
            for n in range(100):
                yield Wire("stage", str(n))
                threads.append(current_thread().name)
                on.wait(60)
        finally:
            closed.set()

    run(slow(), leaves_after=1)
    assert not closed.is_set()
    on.set()
    assert closed.wait(60)
    assert set(threads) == {"answering"}


def test_silence_is_filled_with_comments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.streaming.SILENCE_SECONDS", 0.05)

    def silent() -> Walk:
        yield Wire("stage", "1")
        time.sleep(0.3)
        yield Wire("answer", "2")

    sent = run(silent())
    assert sent.count(b": ping\n\n") >= 2
    assert sent[-1] == b"event: answer\ndata: 2\n\n"
