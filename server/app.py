"""The HTTP application: its parts, put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from starlette.routing import Route

from rag.settings import Settings
from server import errors, page
from server.api import articles, asking, conversations, examples, feedback, health, search
from server.door import Door
from server.glossary import documented
from server.hosts import names_of
from server.mcp.desk import LocalDesk
from server.mcp.door import PATH as MCP_PATH
from server.mcp.door import McpDoor
from server.openai import completions, models
from server.refusals import RESPONSES
from server.slack.extra import slack_door
from server.slack.settings import SlackSettings
from server.state import Opener

ROUTERS = (
    page,
    asking,
    examples,
    articles,
    search,
    conversations,
    feedback,
    health,
    completions,
    models,
)
FILES_AT_ONCE = 10
QUESTION_BYTES = 2_000_000
CHAT_BYTES = 10_000_000  # a chat client sends the pictures of earlier messages again each time


def create_app(settings: Settings, opener: Opener, slack: SlackSettings | None = None) -> FastAPI:
    """Return the application; `opener` opens the data folder at start and closes it at the end."""

    tools = McpDoor()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with opener(settings) as state:  # nothing else runs yet, so it may block
            app.state.opened = state
            async with slack_door(app, slack, state), tools.opened(LocalDesk(state)):
                yield

    app = FastAPI(
        title="Dateline",
        version=version("dateline"),
        summary="Answers questions about the news from stored articles, every sentence cited.",
        lifespan=lifespan,
        docs_url=None,  # their pages load scripts from another site, which this one never does
        redoc_url=None,
        responses=RESPONSES,
    )
    for part in ROUTERS:
        app.include_router(part.router)
    app.mount("/web", page.files, name="web")
    app.router.routes.append(Route(MCP_PATH, tools))
    errors.install(app)
    names = names_of(settings, slack.page_url if slack else None)
    app.add_middleware(Door, limits=_limits(settings), names=names)
    return documented(app)


def _limits(settings: Settings) -> tuple[tuple[str, int], ...]:
    return (
        ("/api/articles", settings.max_source_bytes * FILES_AT_ONCE),
        ("/v1/", CHAT_BYTES),
        ("/", QUESTION_BYTES),
    )
