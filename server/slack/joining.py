"""The app in its workspace: who it is there, its handlers, and its end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple

from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from rag.errors import InvalidInputError
from server.slack.app import bolt_app
from server.slack.desk import Desk, desk
from server.slack.settings import SlackSettings
from server.slack.sources import Sources
from server.slack.taking import put_down, resuming
from server.slack.talk import Me


class Joined(NamedTuple):
    """An app that answers, and what it answers from."""

    app: AsyncApp
    desk: Desk


@asynccontextmanager
async def joined(
    settings: SlackSettings, sources: Sources, client: AsyncWebClient
) -> AsyncIterator[Joined]:
    """Yield the app, with what was left behind being taken up; raises InvalidInputError."""
    me = await who(client)
    at = await asyncio.to_thread(desk, settings, sources, client, me)
    app = bolt_app(at)
    resumer = asyncio.create_task(resuming(at, app))
    try:
        yield Joined(app, at)
    finally:
        resumer.cancel()
        await asyncio.gather(resumer, return_exceptions=True)
        await put_down(at)


async def who(client: AsyncWebClient) -> Me:
    """Return who the token speaks for; InvalidInputError where Slack refuses it."""
    try:
        found = await client.auth_test()
    except SlackApiError as error:
        raise InvalidInputError(
            f"Slack refused DATELINE_SLACK_BOT_TOKEN ({error.response.get('error')}): copy the "
            "Bot User OAuth Token (xoxb-…) anew from the app's page under OAuth & Permissions."
        ) from None
    return Me(
        team=found["team_id"],
        user=found["user_id"],
        bot=found.get("bot_id") or "",
        url=found.get("url") or "",
    )
