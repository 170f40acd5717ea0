import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from threading import Event
from typing import Any, cast

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk

from rag.chat.calls import Limits, Reply, pieces
from rag.chat.named import Named
from rag.errors import ProviderError

WHOLE = 0.3


class Rambling:
    """A fake model whose chunks always lie ready, and that forgets that it was cancelled.

    So does Python 3.11's `wait_for`, which LangChain's clients wrap around every chunk.
    """

    def __init__(self, forgets: int) -> None:
        self.forgets = forgets
        self.closed = Event()

    async def astream(self, prompt: str) -> AsyncIterator[AIMessageChunk]:
        try:
            while True:
                try:
                    await asyncio.sleep(0)
                except asyncio.CancelledError:
                    self.forgets -= 1
                    if self.forgets < 0:
                        raise
                yield AIMessageChunk(content="more ")
        finally:
            self.closed.set()


def call(model: Any, whole: float = WHOLE) -> Iterator[str]:
    named = Named("fake", cast("BaseChatModel", model))
    return pieces(named, "Hello?", Limits(5.0, 5.0, whole), Reply())


@pytest.mark.parametrize("forgets", [0, 1, 5])
def test_an_endless_answer_ends_when_its_time_is_up(forgets: int) -> None:
    model = Rambling(forgets)
    with pytest.raises(ProviderError, match=r"did not finish within 0\.3 seconds"):
        list(call(model))
    assert model.closed.wait(5)


@pytest.mark.parametrize("forgets", [0, 1, 5])
def test_a_call_that_is_left_ends_however_often_it_forgets(forgets: int) -> None:
    model = Rambling(forgets)
    with closing(cast("Any", call(model, whole=60.0))) as told:
        assert next(piece for piece in told if piece) == "more "
    assert model.closed.wait(5)


class Cancelled:
    """A fake model whose call is cancelled by something else."""

    async def astream(self, prompt: str) -> AsyncIterator[AIMessageChunk]:
        yield AIMessageChunk(content="One. ")
        raise asyncio.CancelledError


def test_a_call_that_is_cancelled_from_below_ends_as_broken() -> None:
    with pytest.raises(ProviderError, match="was cancelled"):
        list(call(Cancelled()))
