"""Speaks to the server that owns the data folder, since only one process may write to it."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

import httpx
from pydantic import TypeAdapter

from rag.articles import ArticleStore
from rag.errors import DatelineError, StoreError
from rag.events import Answered, Event
from rag.settings import Settings
from server.schemas import Asked, IngestResults, NewArticle, Reply

if TYPE_CHECKING:  # importing it loads Chroma, which a question to a server need not
    from rag.changes import Prepared

TIMEOUT = httpx.Timeout(10.0, read=300.0)
EVENT: TypeAdapter[Event] = TypeAdapter(Event)
SENT = {"fetched_at", "version"}


class RemoteArchive:
    """What of an archive a command needs: reads SQL here, writes through the server at `url`."""

    def __init__(self, url: str, settings: Settings, articles: ArticleStore) -> None:
        self.url = url
        self.settings = settings
        self.articles = articles

    def put(self, batch: "Sequence[Prepared]") -> list[Literal["added", "updated"]]:
        """Have the server store the articles; StoreError where it refuses one."""
        if not batch:
            return []
        new = [_sendable(prepared) for prepared in batch]
        reply = request("POST", f"{self.url}/api/articles", json=new)
        outcomes: list[Literal["added", "updated"]] = []
        for result in IngestResults.model_validate_json(reply.text).results:
            if result.outcome == "failed":
                raise StoreError(f"The server refused {result.source}: {result.reason}")
            outcomes.append("added" if result.outcome == "added" else "updated")
        return outcomes

    def delete(self, article_ids: Sequence[str]) -> None:
        """Have the server delete articles."""
        for article_id in article_ids:
            request("DELETE", f"{self.url}/api/articles/{article_id}")


def _sendable(prepared: "Prepared") -> dict[str, Any]:
    fields = prepared.article.model_dump(mode="json", exclude=SENT)
    return NewArticle.model_validate(fields).model_dump(mode="json", exclude_none=True)


def request(method: str, url: str, **how: Any) -> httpx.Response:
    """Return a reply that is no error; raises DatelineError with the server's own line."""
    try:
        reply = httpx.request(method, url, timeout=TIMEOUT, **how)
    except httpx.HTTPError as error:
        raise _silent(url, error) from error
    if reply.is_error:
        raise DatelineError(_message(reply.text))
    return reply


def replies(url: str, asked: Asked) -> Iterator[Event]:
    """Yield the events of one answer from the server at `url`; raises DatelineError."""
    body = asked.model_dump(mode="json", by_alias=True, exclude_none=True)
    headers = {"Accept": "text/event-stream"}
    try:
        with httpx.stream(
            "POST", f"{url}/api/ask", json=body, headers=headers, timeout=TIMEOUT
        ) as reply:
            if reply.is_error:
                reply.read()
                raise DatelineError(_message(reply.text))
            for name, data in _events(reply):
                yield _event(name, data)
    except httpx.HTTPError as error:
        raise _silent(url, error) from error


def _events(reply: httpx.Response) -> Iterator[tuple[str, str]]:
    name = ""
    for line in _lines(reply.iter_text()):
        field, _, value = line.partition(": ")
        if field == "event":
            name = value
        elif field == "data":
            yield name, value


def _lines(parts: Iterable[str]) -> Iterator[str]:
    """Yield the lines; only a line feed ends one, as JSON may hold what httpx takes for an end."""
    rest = ""
    for part in parts:
        *lines, rest = (rest + part).split("\n")
        yield from lines
    yield rest


def _event(name: str, data: str) -> Event:
    if name == "error":
        raise DatelineError(_message(data))
    if name == "answer":
        return Answered(answer=Reply.model_validate_json(data))
    return EVENT.validate_python({"event": name} | json.loads(data))


def _silent(url: str, error: httpx.HTTPError) -> StoreError:
    return StoreError(f"The server at {url} does not answer ({error}): start it again.")


def _message(text: str) -> str:
    try:
        return str(json.loads(text)["error"]["message"])
    except (ValueError, KeyError, TypeError):
        return f"The server answered something else than expected: {text[:100]!r}."
