import asyncio
from collections.abc import Iterator
from contextlib import aclosing
from threading import Event as Flag
from threading import active_count

import pytest

from rag.errors import ModelError
from rag.events import Event, Progress
from server.slack.walks import Walks

pytestmark = pytest.mark.anyio


def stages(count: int, hold: Flag | None = None, closed: Flag | None = None) -> Iterator[Event]:
    """Yield so many stages, each when it may; say when it was closed."""
    try:
        for _ in range(count):
            if hold:
                hold.wait(10)
            yield Progress(stage="read")
    finally:
        if closed:
            closed.set()


async def drained(walks: Walks, count: int, hold: Flag | None = None) -> int:
    return len([event async for event in walks.events(lambda: stages(count, hold))])


async def test_every_event_arrives() -> None:
    assert await drained(Walks(), 3) == 3


async def test_what_a_walk_raises_is_raised_to_who_waits() -> None:
    def failing() -> Iterator[Event]:
        yield Progress(stage="read")
        raise ModelError("no model")

    with pytest.raises(ModelError, match="no model"):
        async for _ in Walks().events(failing):
            pass


async def test_whoever_leaves_ends_the_walk_after_its_step() -> None:
    closed = Flag()
    async with aclosing(Walks().events(lambda: stages(1000, closed=closed))) as events:
        await anext(events)
    assert await asyncio.to_thread(closed.wait, 10)


async def test_only_a_few_walk_at_once_and_the_others_follow() -> None:
    walks, hold, before = Walks(at_once=2), Flag(), active_count()
    waiting = [asyncio.create_task(drained(walks, 1, hold)) for _ in range(6)]
    await asyncio.sleep(0.2)
    assert active_count() - before <= 2
    hold.set()
    assert await asyncio.gather(*waiting) == [1] * 6
