"""The client of Slack's Web API: waits where Slack asks it to, and never sends twice."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState
from slack_sdk.web.async_client import AsyncWebClient

from rag.errors import InvalidInputError
from server.slack.log import logger
from server.slack.settings import SlackSettings

TIMEOUT = aiohttp.ClientTimeout(total=30)
WAITS = 8  # how often a limit of Slack is waited for before one call gives up
ONCE = ("chat.postMessage", "chat.startStream", "chat.appendStream", "chat.postEphemeral")


class Connection(AsyncConnectionErrorRetryHandler):
    """Repeats calls that the network lost, but none that would then be seen twice."""

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        if request.url.endswith(ONCE):
            return False
        return await super()._can_retry_async(
            state=state, request=request, response=response, error=error
        )


def retries() -> list[AsyncRetryHandler]:
    """Return what is done about limits, faults of Slack and of the network."""
    return [
        AsyncRateLimitErrorRetryHandler(max_retry_count=WAITS),
        AsyncServerErrorRetryHandler(max_retry_count=2),
        Connection(max_retry_count=2),
    ]


@asynccontextmanager
async def web_client(settings: SlackSettings) -> AsyncIterator[AsyncWebClient]:
    """Yield a client that speaks as the installed app; InvalidInputError without its token."""
    if settings.bot_token is None:
        raise InvalidInputError(
            "DATELINE_SLACK_BOT_TOKEN is not set: `dateline slack --help` says where to find it."
        )
    async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
        yield AsyncWebClient(
            token=settings.bot_token.get_secret_value(),
            base_url=settings.api_url,
            session=session,
            logger=logger,
            retry_handlers=retries(),
        )
