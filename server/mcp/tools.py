"""The three tools: ask, search_articles and get_article."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib.metadata import version as version_of
from typing import Annotated, Any

import anyio
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, TextContent, ToolAnnotations
from pydantic import AfterValidator, BeforeValidator, Field

from rag.errors import DatelineError, InvalidInputError
from rag.events import Answered, Event, Progress
from rag.fields import Moment
from rag.filters import Filters
from rag.types import Frozen
from rag.wording import wording
from server.mcp import told
from server.mcp.desk import Desk
from server.mcp.strict import StrictServer, strict
from server.schemas import ArticleDetail, ArticlesFound, Asked, Reply

READS = ToolAnnotations(read_only_hint=True, open_world_hint=False)
ASKS = ToolAnnotations(read_only_hint=False, destructive_hint=False, open_world_hint=False)
LEFT_OUT = {"passages", "timings"}  # what was read besides what is cited fills a model's memory


def given(argument: Any) -> Any:
    """Return None for an empty text, which models send for what they leave out."""
    return None if isinstance(argument, str) and not argument.strip() else argument


def named(outlets: list[str] | None) -> list[str] | None:
    """Return the outlets that have a name."""
    return [outlet for outlet in outlets or () if outlet.strip()] or None


Given = BeforeValidator(given)
From = Annotated[
    Moment | None, Given, Field(description="Only articles published then or later: a date")
]
To = Annotated[Moment | None, Given, Field(description="Only articles published before: a date")]
Outlets = Annotated[
    list[str] | None,
    AfterValidator(named),
    Given,
    Field(description="Only articles of these outlets, by name"),
]
Question = Annotated[str, Field(description="A question about the news, in words")]
Query = Annotated[str, Field(description="What the articles shall say: words or a question")]
Talk = Annotated[
    str | None,
    Given,
    Field(description="The conversation_id of an earlier answer, where this follows up on it"),
]
Most = Annotated[int, Field(ge=1, le=50, description="At most this many articles")]
Id = Annotated[str, Field(description="The article_id of a citation or a search result")]
Number = Annotated[int, Field(ge=1, le=1_000_000_000)]
Version = Annotated[Number | None, Given, Field(description="An earlier version; default: current")]


def build(desk: Desk) -> MCPServer[Any]:
    """Return an MCP server of the three tools over a desk."""
    tools = Tools(desk)
    return StrictServer(
        "dateline",
        title="Dateline",
        instructions=wording("tools"),
        version=version_of("dateline"),
        log_level="WARNING",
        tools=[
            strict(tools.ask, ASKS),
            strict(tools.search_articles, READS),
            strict(tools.get_article, READS),
        ],
    )


class Tools:
    """The tools; what cannot be done is told to the model in one line."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def ask(
        self,
        question: Question,
        ctx: Context[Any, Any],
        published_from: From = None,
        published_before: To = None,
        publishers: Outlets = None,
        conversation_id: Talk = None,
    ) -> Annotated[CallToolResult, Reply]:
        """Answer a question from the stored news articles, every sentence with its citations."""
        with kindly():
            asked = Asked.of(
                question=question,
                conversation_id=conversation_id,
                filters=filters(published_from, published_before, publishers),
            )
            reply = await self._replied(asked, ctx)
            return result(told.answer(reply, self.desk.site), reply, LEFT_OUT)

    def search_articles(
        self,
        query: Query,
        published_from: From = None,
        published_before: To = None,
        publishers: Outlets = None,
        limit: Most = 10,
    ) -> Annotated[CallToolResult, ArticlesFound]:
        """Find stored news articles by what they say, each with the passages that fit best."""
        with kindly():
            chosen = filters(published_from, published_before, publishers)
            articles = self.desk.search(query, chosen, limit)
            return result(told.found(articles), articles)

    def get_article(
        self, article_id: Id, version: Version = None
    ) -> Annotated[CallToolResult, ArticleDetail]:
        """Read a stored news article: its text, outlet, dates and versions."""
        with kindly():
            article = self.desk.article(article_id, version)
            return result(told.article(article), article)

    async def _replied(self, asked: Asked, ctx: Context[Any, Any]) -> Reply:
        """Walk in threads, one step at a time, so that a caller who leaves ends it."""
        events = self.desk.ask(asked)
        try:
            steps = 0
            while event := await anyio.to_thread.run_sync(_next, events):
                if isinstance(event, Answered):
                    assert isinstance(event.answer, Reply)
                    return event.answer
                if isinstance(event, Progress):
                    steps += 1
                    await ctx.report_progress(
                        steps, message=f"{event.stage} {event.detail}".strip()
                    )
        finally:
            events.close()  # type: ignore[attr-defined]
        raise DatelineError("The answer broke off: ask again.")


def _next(events: Iterator[Event]) -> Event | None:
    return next(events, None)


def filters(begin: datetime | None, end: datetime | None, publishers: list[str] | None) -> Filters:
    """Return what the arguments of a tool let pass; InvalidInputError where nothing could."""
    if begin and end and begin >= end:
        raise InvalidInputError("published_from must lie before published_before")
    return Filters(from_=begin, to=end, publishers=tuple(publishers or ()))


def result(text: str, data: Frozen, left_out: set[str] | None = None) -> CallToolResult:
    """Return what a tool found, as text and as data."""
    return CallToolResult(
        content=[TextContent(type="text", text=text)],
        structured_content=data.model_dump(mode="json", exclude=left_out),
    )


@contextmanager
def kindly() -> Iterator[None]:
    """Turn an error whose message may be shown into one that the protocol shows."""
    try:
        yield
    except DatelineError as error:
        raise ToolError(str(error)) from error
