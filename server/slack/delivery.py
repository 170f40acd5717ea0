"""How an answer reaches the person: in the thread as a message of ours, or only to who asked."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from rag.types import Statement
from server.slack.blocks import Shown, answer_blocks
from server.slack.hook import send
from server.slack.limits import Block, clipped, fits
from server.slack.log import logger
from server.slack.notes import Notes
from server.slack.plain import answer_text, escaped
from server.slack.progress import STAGES, progress_blocks, sentence

PAUSE = 1.2  # seconds between two changes of one message
PRIVATE_CHANGES = 1  # each is a line of its own to the person; Slack takes five uses in all
TOO_LONG = ("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long")
Posted = Callable[[str], Awaitable[None]]


class Delivery(ABC):
    """Shows what is known so far at a polite rate, then how it ended."""

    def __init__(self, pause: float = PAUSE, delay: float = 0.0) -> None:
        self.pause, self.delay = pause, delay
        self.words = ""
        self.said: list[Statement] = []
        self.changed, self.ended = asyncio.Event(), asyncio.Event()
        self.painter: asyncio.Task[None] | None = None

    def status(self, words: str) -> None:
        """Say what is being done."""
        self.words = words
        self._change()

    def stated(self, statement: Statement) -> None:
        """Show one more verified statement."""
        self.said.append(statement)
        self._change()

    async def finish(self, shown: Shown) -> None:
        """Show the whole answer; where Slack takes its blocks for too long, its words alone."""
        await self.settle()
        text = answer_text(shown.answer, shown.question)
        try:
            await self.end(text, answer_blocks(shown))
        except SlackApiError as error:
            if error.response.get("error") not in TOO_LONG:
                raise
            logger.warning("Slack refused the blocks of an answer: %s", error.response["error"])
            await self.end(clipped(text, 2900), None)

    async def say(self, words: str) -> None:
        """End with a sentence instead of an answer."""
        await self.settle()
        await self.end(escaped(words), None)

    async def settle(self) -> None:
        """Let the change that is under way arrive, and make no more."""
        self.ended.set()
        if self.painter:
            self.changed.set()
            await self.painter

    async def abandon(self) -> None:
        """Show nothing more: this process ends, and another one finishes."""
        self.ended.set()
        if self.painter:
            self.painter.cancel()
            await asyncio.gather(self.painter, return_exceptions=True)

    @abstractmethod
    async def paint(self) -> None:
        """Show `words` and what is `said`."""

    @abstractmethod
    async def end(self, text: str, blocks: list[Block] | None) -> None:
        """Show the end in place of what was shown before."""

    def _change(self) -> None:
        self.changed.set()
        self.painter = self.painter or asyncio.create_task(self._painted())

    async def _painted(self) -> None:
        await first(self.ended, self.delay)
        while not self.ended.is_set():
            await self.changed.wait()
            self.changed.clear()
            if self.ended.is_set():
                return
            try:
                await self.paint()
            except SlackApiError as error:  # the end is still to come, and may well arrive
                logger.warning("progress was not shown: %s", error.response.get("error"))
                return
            await first(self.ended, self.pause)


class Edited(Delivery):
    """A message in the thread, changed in place: everybody in a channel sees it grow."""

    def __init__(
        self, client: AsyncWebClient, channel: str, thread: str, posted: Posted, ts: str | None
    ) -> None:
        super().__init__()
        self.client, self.channel, self.thread = client, channel, thread
        self.posted, self.ts = posted, ts

    async def paint(self) -> None:
        """Post or change the message."""
        await self._put(escaped(sentence(self.words)), progress_blocks(self.words, self.said))

    async def end(self, text: str, blocks: list[Block] | None) -> None:
        """Post or change the message."""
        await self._put(text, blocks or [])

    async def _put(self, text: str, blocks: list[Block]) -> None:
        if self.ts is None:
            sent = await self.client.chat_postMessage(
                channel=self.channel,
                thread_ts=self.thread,
                text=text,
                blocks=blocks or None,
                mrkdwn=False,
                unfurl_links=False,
                unfurl_media=False,
            )
            self.ts = str(sent["ts"])
            await self.posted(self.ts)
        else:
            await self.client.chat_update(
                channel=self.channel, ts=self.ts, text=text, blocks=blocks
            )


class Streamed(Edited):
    """Status and streaming, where one person reads: Slack shows a stream only to one recipient."""

    def __init__(
        self, client: AsyncWebClient, channel: str, thread: str, posted: Posted, to: dict[str, str]
    ) -> None:
        super().__init__(client, channel, thread, posted, None)
        self.to = to
        self.sent = 0
        self.shown: list[Block] = []
        self.notes = Notes()
        self.streaming = True

    async def paint(self) -> None:
        """Set the status, and append what was said since; without streaming, edit."""
        if not self.streaming:
            await super().paint()
            return
        try:
            await self._stream()
        except SlackApiError as error:
            logger.info("streaming is not to be had here: %s", error.response.get("error"))
            self.streaming = False
            await super().paint()

    async def end(self, text: str, blocks: list[Block] | None) -> None:
        """Stop the stream, and put caveats and all in order."""
        if self.streaming and self.ts is not None:
            self.streaming = False
            try:
                await self.client.chat_stopStream(channel=self.channel, ts=self.ts)
            except SlackApiError as error:  # Slack ends a stream by itself after some minutes
                logger.info("the stream had ended: %s", error.response.get("error"))
        await super().end(text, blocks)

    async def _stream(self) -> None:
        new = self.said[self.sent :]
        if not new:
            await self.client.assistant_threads_setStatus(
                channel_id=self.channel, thread_ts=self.thread, status=f"is {self.words} …"
            )
            return
        self.sent += len(new)
        more = progress_blocks("", new, self.notes)
        if not fits([*self.shown, *more]):  # the end shows what fits, and where the rest is
            return
        self.shown += more
        chunks: list[Any] = [{"type": "blocks", "blocks": more}]
        if self.ts is None:
            began = await self.client.chat_startStream(
                channel=self.channel, thread_ts=self.thread, chunks=chunks, **self.to
            )
            self.ts = str(began["ts"])
            await self.posted(self.ts)
        else:
            await self.client.chat_appendStream(channel=self.channel, ts=self.ts, chunks=chunks)


class Private(Delivery):
    """Shown to who asked alone, through the address that came with the command."""

    def __init__(self, response_url: str, pause: float = 3 * PAUSE) -> None:
        super().__init__(pause, delay=pause)
        self.url = response_url
        self.left = PRIVATE_CHANGES

    async def paint(self) -> None:
        """Say what is being done, once, where it takes its time."""
        if self.left > 0 and self.words != STAGES["retrieve"]:  # which the command was told
            self.left -= 1
            await self._send(escaped(sentence(self.words)), progress_blocks(self.words, self.said))

    async def end(self, text: str, blocks: list[Block] | None) -> None:
        """Change what is shown."""
        await self._send(text, blocks)

    async def _send(self, text: str, blocks: list[Block] | None) -> None:
        await send(
            self.url, text=text, blocks=blocks, response_type="ephemeral", replace_original=True
        )


async def first(event: asyncio.Event, seconds: float) -> None:
    """Wait for an event, at most so long."""
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
