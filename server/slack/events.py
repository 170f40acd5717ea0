"""/slack/events of the server: every request is verified before anything of it is read."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

import aiohttp
from fastapi import FastAPI, Request, Response
from slack_bolt.adapter.starlette.async_handler import to_starlette_response
from slack_bolt.async_app import AsyncBoltRequest
from slack_bolt.request.internals import parse_body
from slack_sdk.web.async_client import AsyncWebClient

from rag.errors import DatelineError
from server.slack.client import web_client
from server.slack.joining import Joined, joined
from server.slack.log import logger
from server.slack.manifest import PATH
from server.slack.settings import SlackSettings
from server.slack.signature import genuine, recent
from server.slack.sources import Sources


class Events:
    """The route; where Slack is away at the start, it joins the workspace when it is asked."""

    def __init__(self, settings: SlackSettings, sources: Sources, stack: AsyncExitStack) -> None:
        assert settings.signing_secret is not None
        self.secret = settings.signing_secret.get_secret_value()
        self.settings, self.sources, self.stack = settings, sources, stack
        self.joining = asyncio.Lock()
        self.client: AsyncWebClient | None = None
        self.found: Joined | None = None

    async def __call__(self, request: Request) -> Response:
        """Answer one request of Slack; 401 where it is old or not Slack's."""
        if not recent(request.headers, time.time()):
            return Response(status_code=401)
        body = await request.body()
        if not genuine(self.secret, request.headers, body):
            return Response(status_code=401)
        text = body.decode(errors="replace")
        if not _is_payload(text, request.headers.get("content-type", "")):
            return Response(status_code=400)
        found = await self.join()
        headers: dict[str, str | Sequence[str]] = dict(request.headers)
        told = await found.app.async_dispatch(AsyncBoltRequest(body=text, headers=headers))
        return to_starlette_response(told)

    async def join(self) -> Joined:
        """Return the app in its workspace."""
        async with self.joining:
            if self.client is None:
                self.client = await self.stack.enter_async_context(web_client(self.settings))
            if self.found is None:
                joining = joined(self.settings, self.sources, self.client)
                self.found = await self.stack.enter_async_context(joining)
        return self.found

    async def begin(self) -> None:
        """Join at once; where that fails, the next request tries again."""
        try:
            await self.join()
        except (DatelineError, aiohttp.ClientError, TimeoutError) as error:
            logger.warning("Slack is not joined yet: %s", error)


def _is_payload(text: str, content_type: str) -> bool:
    """Return whether bolt finds in a body what it takes for granted."""
    try:
        return isinstance(parse_body(text, content_type.partition(";")[0]), dict)
    except ValueError:
        return False


@asynccontextmanager
async def slack_events(
    app: FastAPI, settings: SlackSettings, sources: Sources
) -> AsyncIterator[None]:
    """Give the server its route for Slack, and take it back at the end."""
    async with AsyncExitStack() as stack:
        events = Events(settings, sources, stack)
        app.add_api_route(PATH, events.__call__, methods=["POST"], include_in_schema=False)
        beginning = asyncio.create_task(events.begin())
        try:
            yield
        finally:
            beginning.cancel()
            await asyncio.gather(beginning, return_exceptions=True)
