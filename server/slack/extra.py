"""The way in to the Slack door for the rest of the server, which runs without it too."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec

from fastapi import FastAPI

from rag.errors import DatelineError
from server.slack.settings import SlackSettings
from server.state import State

HINT = "Slack needs two more packages: pip install 'dateline[slack]'"


def need() -> None:
    """Raise DatelineError with the line that installs them, unless they are installed."""
    if find_spec("slack_bolt") is None or find_spec("aiohttp") is None:
        raise DatelineError(HINT)


@asynccontextmanager
async def slack_door(
    app: FastAPI, settings: SlackSettings | None, state: State
) -> AsyncIterator[None]:
    """Open /slack/events where a signing secret is set, and close it at the end."""
    if settings is None or settings.signing_secret is None:
        yield
        return
    need()
    from server.slack.events import slack_events
    from server.slack.sources import of_state

    async with slack_events(app, settings, of_state(state)):
        yield
