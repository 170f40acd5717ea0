"""Events taken in once, worked on under a lease, and finished, or left to a later try."""

import asyncio
import hashlib
import json
from asyncio import to_thread
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest

from rag.errors import StoreError
from server.slack.answering import UNREACHABLE
from server.slack.desk import Desk
from server.slack.inbox import LEASE
from server.slack.log import logger

TAKEN = "dateline_event"  # the name of an event's key in bolt's context
EVERY = 30.0  # seconds between two looks at what other processes left behind


def key_of(body: Mapping[str, Any]) -> str:
    """Return what is the same whenever Slack repeats an event, a command or a press."""
    if event := body.get("event_id"):
        return f"event {event}"
    if trigger := body.get("trigger_id"):
        return f"trigger {trigger}"
    return f"body {hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()}"


@asynccontextmanager
async def working(desk: Desk, key: str) -> AsyncIterator[None]:
    """Hold an event's lease while its work is done inside.

    What ended, well or badly, is done. A process that stops gives the event back at once; where
    Slack cannot be reached, the lease runs out and somebody tries again.
    """
    renewing, task = asyncio.create_task(_renewing(desk, key)), asyncio.current_task()
    assert task is not None
    desk.busy.add(task)
    try:
        yield
    except asyncio.CancelledError:
        desk.inbox.release(key)
        raise
    except UNREACHABLE as error:
        logger.warning("Slack cannot be reached (%s): %s is tried again later", error, key)
    except BaseException:
        await to_thread(desk.inbox.done, key)
        raise
    else:
        await to_thread(desk.inbox.done, key)
    finally:
        desk.busy.discard(task)
        renewing.cancel()


async def put_down(desk: Desk) -> None:
    """Stop all work at once; whoever starts next takes it up."""
    busy = list(desk.busy)
    for task in busy:
        task.cancel()
    await asyncio.gather(*busy, return_exceptions=True)


async def resuming(desk: Desk, app: AsyncApp) -> None:
    """Give what was left behind to the handlers again, now and from then on."""
    busy: set[asyncio.Task[Any]] = set()
    while True:
        for key, body in await _left_behind(desk):
            request = AsyncBoltRequest(body=body, mode="socket_mode", context={TAKEN: key})
            task = asyncio.create_task(app.async_dispatch(request))
            busy.add(task)
            task.add_done_callback(busy.discard)
        await asyncio.sleep(EVERY)


async def _left_behind(desk: Desk) -> list[tuple[str, dict[str, Any]]]:
    try:
        return await to_thread(lambda: list(desk.inbox.left_behind()))
    except StoreError as error:  # it is looked for again soon
        logger.warning("what was left behind was not seen: %s", error)
        return []


async def _renewing(desk: Desk, key: str) -> None:
    while True:
        await asyncio.sleep(LEASE.total_seconds() / 3)
        try:
            await to_thread(desk.inbox.renew, key)
        except StoreError as error:  # the lease lasts for two more tries
            logger.warning("a lease was not renewed: %s", error)
