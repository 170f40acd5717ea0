"""The real app in a fake workspace: in Socket Mode, or behind the server's own door."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from threading import Thread
from typing import Any

import uvicorn

from server.app import create_app
from server.slack.desk import Desk
from server.slack.joining import Joined
from server.slack.settings import SlackSettings
from server.slack.socket_mode import listen
from server.slack.sources import Sources, of_state
from server.state import State
from tests.server.fakes import kept
from tests.server.slack.fake_sending import SECRET
from tests.server.slack.fake_slack import APP_TOKEN, BOT_TOKEN, FakeSlack
from tests.server.slack.payloads import CHANNEL
from tests.server.test_socket import free_port

Json = dict[str, Any]


def slack_settings(slack: FakeSlack, **more: Any) -> SlackSettings:
    return SlackSettings(
        **{"bot_token": BOT_TOKEN, "app_token": APP_TOKEN, "api_url": f"{slack.url}/api/"} | more
    )


class Room:
    """What a test of one workspace needs at hand."""

    def __init__(self, slack: FakeSlack, state: State, desk: Desk | None = None) -> None:
        self.slack, self.state = slack, state
        self._desk = desk

    @property
    def desk(self) -> Desk:
        assert self._desk is not None
        return self._desk

    async def send(self, body: Json, kind: str = "event", retry: int = 0) -> Json:
        """Deliver something and wait until its work is done."""
        answer = await self.slack.deliver(kind, body, retry)
        await self.idle()
        return answer

    async def idle(self) -> None:
        """Wait until nothing is being worked on."""
        await asyncio.sleep(0.05)
        await until(lambda: not self.desk.busy)

    async def answer_to(self, body: Json) -> Json:
        """Deliver a question and return the one message that answers it."""
        await self.send(body)
        return self.answered(body)

    def answered(self, body: Json) -> Json:
        """Return the one message in the thread of a question."""
        said = body["event"]
        channel = said.get("channel", CHANNEL)
        (found,) = self.slack.in_thread(channel, said.get("thread_ts") or said["ts"])
        return found


async def until(holds: Callable[[], object], seconds: float = 20) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(seconds):
        while not holds():
            await asyncio.sleep(0.01)


@asynccontextmanager
async def in_socket_mode(
    slack: FakeSlack, state: State, sources: Sources | None = None, **more: Any
) -> AsyncIterator[Room]:
    """Yield a room whose app called Slack."""
    stop = asyncio.Event()
    ready: asyncio.Future[Joined] = asyncio.get_running_loop().create_future()
    settings = slack_settings(slack, **more)
    told = listen(settings, sources or of_state(state), stop, ready, ping=1.0)
    listening = asyncio.create_task(told)
    await asyncio.wait({listening, ready}, return_when=asyncio.FIRST_COMPLETED)
    try:
        if listening.done():
            await listening
        yield Room(slack, state, ready.result().desk)
    finally:
        stop.set()
        await listening


@asynccontextmanager
async def over_http(slack: FakeSlack, state: State, **more: Any) -> AsyncIterator[Room]:
    """Yield a room whose app waits at /slack/events of the real server."""
    settings = slack_settings(slack, **{"signing_secret": SECRET} | more)
    app, port = create_app(state.settings, lambda _: kept(state), settings), free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_config=None))
    thread = Thread(target=server.run)
    thread.start()
    slack.door = f"http://127.0.0.1:{port}/slack/events"
    try:
        await until(lambda: server.started)
        yield Room(slack, state)
    finally:
        server.should_exit = True
        await asyncio.to_thread(thread.join, 20)
        slack.door = None


def words(shown: Json) -> str:
    """Return all text that a message shows, as a person reads it."""
    lines = []
    for block in shown.get("blocks") or []:
        lines += _lines(block)
    return "\n".join(lines)


def links(shown: Json) -> dict[str, str]:
    """Return the links of a message: their words and where they lead."""
    found: dict[str, str] = {}
    for block in shown["blocks"]:
        for element in _leaves(block):
            if element["type"] == "link":
                found.setdefault(element["text"], element["url"])
    return found


def _lines(part: Json) -> list[str]:
    if part["type"] == "rich_text_section":
        return ["".join(one.get("text", one.get("user_id", "")) for one in part["elements"])]
    bullet = "• " if part["type"] == "rich_text_list" else ""
    return [bullet + line for one in part.get("elements", ()) for line in _lines(one)]


def _leaves(part: Json) -> list[Json]:
    inner = part.get("elements")
    return [leaf for one in inner for leaf in _leaves(one)] if inner is not None else [part]
