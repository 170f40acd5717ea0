"""Socket Mode: Slack is called, and needs no address of ours."""

import asyncio

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from rag.errors import InvalidInputError
from server.slack.client import web_client
from server.slack.joining import Joined, joined
from server.slack.settings import SlackSettings
from server.slack.sources import Sources

PING_SECONDS = 5.0  # after four without an answer a new connection is made


async def listen(
    settings: SlackSettings,
    sources: Sources,
    stop: asyncio.Event,
    ready: "asyncio.Future[Joined] | None" = None,
    ping: float = PING_SECONDS,
) -> None:
    """Answer until `stop`; `ready` is told once Slack listens. Raises InvalidInputError."""
    async with web_client(settings) as client:
        token = await _app_token(settings, client)
        async with joined(settings, sources, client) as found:
            handler = AsyncSocketModeHandler(found.app, token, ping_interval=ping)
            try:
                await handler.connect_async()  # type: ignore[no-untyped-call]
                if ready:
                    ready.set_result(found)
                await stop.wait()
            finally:
                await handler.close_async()  # type: ignore[no-untyped-call]


async def _app_token(settings: SlackSettings, client: AsyncWebClient) -> str:
    """Return the token for sockets once Slack has accepted it; bolt would try for ever."""
    if settings.app_token is None:
        raise InvalidInputError(
            "DATELINE_SLACK_APP_TOKEN is not set: `dateline slack --help` says where to find it."
        )
    token = settings.app_token.get_secret_value()
    try:
        await client.apps_connections_open(app_token=token)
    except SlackApiError as error:
        raise InvalidInputError(
            f"Slack refused DATELINE_SLACK_APP_TOKEN ({error.response.get('error')}): make an "
            "app-level token (xapp-…) with the scope connections:write under Basic Information."
        ) from None
    return token
