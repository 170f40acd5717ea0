"""What a person sees on opening the app: its Home tab, or a pane with questions to begin with."""

from asyncio import to_thread
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from server.slack import home
from server.slack.desk import Desk
from server.slack.settings import DIRECT

Body = Mapping[str, Any]
TITLE = "Ask the news"


async def on_home(desk: Desk, body: Body) -> None:
    """Fill the Home tab; in the Messages tab, suggest questions."""
    event = body["event"]
    filters = desk.settings.filters_of(DIRECT)
    if event.get("tab") == "messages":
        await _suggest(desk, event["channel"], None)
        return
    view = await to_thread(home.home, desk.sources.articles, filters)
    await desk.client.views_publish(user_id=event["user"], view=view)


async def on_pane(desk: Desk, body: Body) -> None:
    """Suggest questions in the assistant's pane."""
    thread = body["event"]["assistant_thread"]
    await _suggest(desk, thread["channel_id"], thread["thread_ts"])


async def on_pane_moved(desk: Desk, body: Body) -> None:
    """The pane shows another channel now, which changes nothing for the news."""


EVENTS: dict[str, Callable[[Desk, Body], Awaitable[None]]] = {
    "app_home_opened": on_home,
    "assistant_thread_started": on_pane,
    "assistant_thread_context_changed": on_pane_moved,
}


async def _suggest(desk: Desk, channel: str, thread: str | None) -> None:
    """Set suggested questions; an app with the newer agent view takes no thread."""
    filters = desk.settings.filters_of(DIRECT)
    if prompts := await to_thread(home.prompts, desk.sources.articles, filters):
        await desk.client.assistant_threads_setSuggestedPrompts(
            channel_id=channel, thread_ts=thread, title=TITLE, prompts=prompts
        )
