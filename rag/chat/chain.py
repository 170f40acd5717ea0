"""A chain of chat models: the first that answers, each tried again where that may help."""

import random
import time
from collections.abc import Callable, Generator, Sequence
from typing import Self

from rag.chat.breaker import Breaker
from rag.chat.calls import TICK, Limits, Reply, hang_up, pieces
from rag.chat.named import Named, named_models
from rag.chat.thoughts import Thoughts
from rag.errors import ProviderError
from rag.settings import Settings
from rag.types import Usage

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 20.0
Pieces = Generator[str, None, None]


class Link:
    """One model of the chain and its breaker."""

    def __init__(self, named: Named, breaker: Breaker) -> None:
        self.named = named
        self.breaker = breaker


class Asking:
    """The prompts of one question put to the chain: which model answers, and what it has used."""

    def __init__(self, model: str) -> None:
        self.model = model
        self.begun = False
        self._replies: list[Reply] = []

    def reply(self) -> Reply:
        """Return the reply of one more call."""
        self._replies.append(Reply())
        return self._replies[-1]

    @property
    def cut_short(self) -> bool:
        """Whether the last call ended at a limit rather than where its model ended."""
        return bool(self._replies) and self._replies[-1].cut_short

    @property
    def usage(self) -> Usage | None:
        """What all calls used, as their providers count it; None where none said."""
        read = sum(reply.input_tokens for reply in self._replies)
        written = sum(reply.output_tokens for reply in self._replies)
        if not read + written:
            return None
        return Usage(calls=len(self._replies), input_tokens=read, output_tokens=written)


class Chain:
    """Asks its models in order; one instance serves many threads."""

    def __init__(
        self,
        models: Sequence[Named],
        limits: Limits,
        retries: int = 2,
        jitter: Callable[[], float] = random.random,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.links = [Link(named, Breaker(clock)) for named in models]
        self.limits = limits
        self.retries = retries
        self._jitter = jitter

    @classmethod
    def of(cls, settings: Settings) -> Self | None:
        """Return the chain that the settings name; None where they name no model."""
        models = named_models(settings)
        return cls(models, limits(settings), settings.model_retries) if models else None

    @property
    def name(self) -> str:
        """What the model to ask first is called."""
        return self.links[0].named.name

    def asking(self) -> Asking:
        """Return what `stream` keeps account in."""
        return Asking(self.name)

    def stream(self, prompt: str, asking: Asking) -> Pieces:
        """Yield text as it comes, and empty pieces in silence; closing it cancels the call.

        A reasoning model's thoughts are silence.
        Another try and another model come in only before the first token. Raises the last
        `ProviderError` where no model answers, or where the one that answers breaks off.
        """
        asking.begun = False
        failed: ProviderError | None = None
        for link in self.links:
            if not link.breaker.admits():
                failed = failed or _resting(link)
                continue
            try:
                yield from self._tried(link, prompt, asking)
                return
            except ProviderError as error:
                if asking.begun:
                    raise
                failed = error
        assert failed is not None
        raise failed

    def close(self) -> None:
        """Close every connection; no call may be under way."""
        for link in self.links:
            hang_up(link.named)

    def _tried(self, link: Link, prompt: str, asking: Asking) -> Pieces:
        for attempt in range(self.retries + 1):
            try:
                yield from self._once(link, prompt, asking)
                return
            except ProviderError as error:
                pause = self._pause(error, attempt)
                if asking.begun or pause is None or not link.breaker.admits():
                    raise
            yield from _paused(pause)

    def _once(self, link: Link, prompt: str, asking: Asking) -> Pieces:
        asking.model, reply, thoughts = link.named.name, asking.reply(), Thoughts()
        try:
            for piece in pieces(link.named, prompt, self.limits, reply):
                if piece and not asking.begun:
                    asking.begun = True
                    link.breaker.succeeded()
                yield thoughts.without(piece)
            yield thoughts.rest()
        except ProviderError as error:
            if not error.request_at_fault:
                link.breaker.failed()
            raise

    def _pause(self, error: ProviderError, attempt: int) -> float | None:
        """Return how long to wait before another try; None where that is of no use."""
        if not error.again or attempt >= self.retries:
            return None
        pause = FIRST_PAUSE * 2**attempt * (0.5 + self._jitter())
        pause = max(pause, error.wait or 0.0)
        return pause if pause <= LONGEST_PAUSE else None


def limits(settings: Settings) -> Limits:
    """Return the time limits that the settings name."""
    return Limits(
        settings.model_first_token_seconds,
        settings.model_between_tokens_seconds,
        settings.model_seconds,
    )


def _paused(seconds: float) -> Pieces:
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        time.sleep(min(TICK, left))
        yield ""


def _resting(link: Link) -> ProviderError:
    return ProviderError(
        f"{link.named.name} failed several times in a row and is left alone for "
        f"{link.breaker.rests():.0f} seconds more."
    )
