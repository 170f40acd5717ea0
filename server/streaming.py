"""Answers over a synchronous walk that stops when its reader leaves: as events, or whole."""

import asyncio
from collections.abc import AsyncIterator, Callable, Generator
from concurrent.futures import Future
from contextlib import closing
from threading import Event, Thread
from typing import NamedTuple

from fastapi import Response
from fastapi.sse import KEEPALIVE_COMMENT, EventSourceResponse, format_sse_event
from starlette.types import Receive, Scope, Send

HEADERS = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
SILENCE_SECONDS = 15.0  # after which proxies begin to drop a connection


class Wire(NamedTuple):
    """One event as it travels: its name, which may be empty, and its data as JSON."""

    name: str
    data: str


SILENCE = Wire("", "")
Walk = Generator[Wire, None, None]
Whole = Generator[None, None, Response]


class EventStream(EventSourceResponse):
    """Sends a walk that runs in a thread of its own.

    When the reader leaves, the response ends at once, and the walk is closed by its own thread
    as soon as its step is done: a server that stops never waits for a model.
    """

    def __init__(self, first: Wire, walk: Walk) -> None:
        self.left = Event()
        super().__init__(self._sent(first, walk), headers=HEADERS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send until the walk ends or the reader leaves."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self.left.set()

    async def _sent(self, first: Wire, walk: Walk) -> AsyncIterator[bytes]:
        events: asyncio.Queue[Wire | None] = asyncio.Queue()
        loop = asyncio.get_running_loop()

        def put(event: Wire | None) -> None:
            loop.call_soon_threadsafe(events.put_nowait, event)

        Thread(target=_walked, args=(walk, put, self.left), name="answering", daemon=True).start()
        event: Wire | None = first
        while event is not None:
            yield format_sse_event(event=event.name or None, data_str=event.data)
            while (event := await _next(events)) is SILENCE:
                yield KEEPALIVE_COMMENT


async def _next(events: asyncio.Queue[Wire | None]) -> Wire | None:
    try:
        return await asyncio.wait_for(events.get(), SILENCE_SECONDS)
    except TimeoutError:
        return SILENCE


def _walked(walk: Walk, put: Callable[[Wire | None], None], left: Event) -> None:
    """Pass on every event but silence, and then None, as long as somebody reads."""
    with closing(walk):
        for event in walk:
            if left.is_set():
                return
            if event is not SILENCE:
                put(event)
    if not left.is_set():
        put(None)


class WholeAnswer(Response):
    """Sends the response that a walk returns at its end; the walk runs in a thread of its own.

    When the reader leaves, nothing is sent, and the walk is closed as soon as its step is done.
    """

    def __init__(self, walk: Whole) -> None:
        super().__init__()
        self.walk = walk
        self.left = Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wait until the walk ends or the reader leaves; raises what the walk raises."""
        ended = Future[Response]()
        args = (self.walk, ended, self.left)
        Thread(target=_ended, args=args, name="answering", daemon=True).start()
        answered = asyncio.wrap_future(ended)
        leaving = asyncio.ensure_future(_gone(receive))
        try:
            await asyncio.wait((answered, leaving), return_when=asyncio.FIRST_COMPLETED)
            if answered.done():
                await answered.result()(scope, receive, send)
        finally:
            self.left.set()
            answered.cancel()
            leaving.cancel()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _ended(walk: Whole, ended: Future[Response], left: Event) -> None:
    """Walk to the end, as long as somebody waits for it."""
    ended.set_running_or_notify_cancel()  # so that who leaves cannot cancel it under our hands
    try:
        with closing(walk):
            while not left.is_set():
                next(walk)
    except StopIteration as end:
        ended.set_result(end.value)
    except Exception as error:
        ended.set_exception(error)
