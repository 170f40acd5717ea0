"""One call of a chat model, read piece by piece, that can be left at any moment."""

import asyncio
from collections.abc import AsyncGenerator, Generator
from contextlib import aclosing
from functools import cache
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple, cast

from rag.chat.failures import failure
from rag.chat.named import Named
from rag.errors import ProviderError

if TYPE_CHECKING:  # importing it takes long, and a chat model is seldom there
    from langchain_core.messages import AIMessageChunk

TICK = 0.1
CLOSING_SECONDS = 5.0
ENDED = ("finish_reason", "stop_reason", "done_reason", "done")
LIMITS_REACHED = frozenset(
    {"length", "max_tokens", "model_length", "model_context_window_exceeded", "content_filter"}
)


class Limits(NamedTuple):
    """Seconds to wait: for the first token, between two, and for all of them."""

    first: float
    between: float
    whole: float


class Reply:
    """What is known of a call while it goes on."""

    def __init__(self) -> None:
        self.begun = False
        self.ended = False
        self.cut_short = False
        self.left = False
        self.input_tokens = 0
        self.output_tokens = 0

    def note(self, chunk: "AIMessageChunk") -> None:
        """Take from a chunk what is no text."""
        self.begun = self.begun or bool(chunk.text)
        reasons = [reason for name in ENDED if (reason := chunk.response_metadata.get(name))]
        self.ended = self.ended or bool(reasons)
        self.cut_short = self.cut_short or any(str(r).lower() in LIMITS_REACHED for r in reasons)
        if chunk.usage_metadata:
            self.input_tokens += chunk.usage_metadata["input_tokens"]
            self.output_tokens += chunk.usage_metadata["output_tokens"]


Got = str | ProviderError | None
"""A piece of text, what broke the call off, or None at its end."""


def pieces(named: Named, prompt: str, limits: Limits, reply: Reply) -> Generator[str, None, None]:
    """Yield the answer's text as it comes; an empty piece whenever `TICK` went by in silence.

    Closing the generator cancels the call, and so closes its connection. Raises `ProviderError`.
    """
    got: SimpleQueue[Got] = SimpleQueue()
    # the call sees the context of its caller, and so do the callbacks that count its tokens
    call = asyncio.run_coroutine_threadsafe(_read(named, prompt, limits, reply, got), _loop())
    try:
        while True:
            piece = _next(got)
            if piece is None:
                return
            if isinstance(piece, ProviderError):
                raise piece
            yield piece
    finally:
        reply.left = True
        call.cancel()


def hang_up(named: Named) -> None:
    """Close the connections that are kept open for a model."""
    if named.close:
        asyncio.run_coroutine_threadsafe(named.close(), _loop()).result(CLOSING_SECONDS)


def _next(got: "SimpleQueue[Got]") -> Got:
    try:
        return got.get(timeout=TICK)
    except Empty:
        return ""


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """Return the loop that all calls share, as the providers' clients keep connections in it."""
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, name="chat models", daemon=True).start()
    return loop


async def _read(
    named: Named, prompt: str, limits: Limits, reply: Reply, got: "SimpleQueue[Got]"
) -> None:
    try:
        await _stream(named, prompt, limits, reply, got)
        if named.marks_end and not reply.ended:
            raise ProviderError(f"{named.name} broke off before its answer was complete.")
        got.put(None)
    except Exception as error:  # each provider's client raises classes of its own
        got.put(failure(named.name, error, named.secrets))
    except asyncio.CancelledError:
        got.put(ProviderError(f"The call of {named.name} was cancelled."))
        raise


async def _stream(
    named: Named, prompt: str, limits: Limits, reply: Reply, got: "SimpleQueue[Got]"
) -> None:
    chunks = cast("AsyncGenerator[AIMessageChunk]", named.model.astream(prompt))
    until = asyncio.get_running_loop().time() + limits.whole
    async with aclosing(chunks):
        while (chunk := await _patiently(named, chunks, limits, reply, until)) is not None:
            reply.note(chunk)
            if chunk.text:
                got.put(str(chunk.text))
            await _give_way(chunks, reply)


async def _give_way(chunks: "AsyncGenerator[AIMessageChunk]", reply: Reply) -> None:
    """Let the loop run once, as nothing waits where chunks lie ready, and none could cancel.

    A call is cancelled where it next waits, below all generators: were they closed from the
    outermost, the inner ones would hold their connection until they are collected. It is asked for
    again with each chunk, as Python 3.11's `wait_for` forgets it when a chunk comes meanwhile.
    """
    task = asyncio.current_task()
    assert task is not None
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        if not reply.left:
            raise
    while reply.left:
        task.cancel()
        if await anext(chunks, None) is None:
            await asyncio.sleep(0)


async def _patiently(
    named: Named,
    chunks: "AsyncGenerator[AIMessageChunk]",
    limits: Limits,
    reply: Reply,
    until: float,
) -> "AIMessageChunk | None":
    """Return the next chunk, None after the last; `ProviderError` where none comes in time.

    The time for the whole is looked at with each chunk: a limit around all of them would cancel the
    task, and that may be forgotten as well.
    """
    wait = limits.between if reply.begun else limits.first
    left = until - asyncio.get_running_loop().time()
    late = ProviderError(f"{named.name} did not finish within {limits.whole:g} seconds.")
    if left <= 0:
        raise late
    patience = asyncio.timeout(min(wait, left))
    try:
        async with patience:
            return await anext(chunks, None)
    except TimeoutError:
        if not patience.expired():
            raise
    raise late if left <= wait else ProviderError(_silent(named.name, wait, reply.begun))


def _silent(name: str, wait: float, begun: bool) -> str:
    if begun:
        return f"{name} fell silent for {wait:g} seconds in the middle of its answer."
    return f"{name} sent nothing for {wait:g} seconds: is it loaded, or overloaded?"
