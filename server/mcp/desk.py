"""Where the tools get what they tell: the data folder opened here, or the server that owns it."""

from collections.abc import Iterator
from typing import Any, Protocol
from urllib.parse import quote

from rag.events import Event
from rag.filters import Filters
from server import asking, searching
from server.cli import remote
from server.schemas import ArticleDetail, ArticlesFound, Asked
from server.state import State


class Desk(Protocol):
    """Answers, searches and reads; raises DatelineError with a line that may be shown."""

    @property
    def site(self) -> str:
        """Return where a browser finds this archive, empty where nothing serves it."""

    def ask(self, asked: Asked) -> Iterator[Event]:
        """Yield the events of one answer."""

    def search(self, question: str, filters: Filters, limit: int) -> ArticlesFound:
        """Return the articles that fit a question best."""

    def article(self, article_id: str, version: int | None) -> ArticleDetail:
        """Return one version of an article, the current one by default."""


class LocalDesk:
    """The data folder that this process owns."""

    def __init__(self, opened: State) -> None:
        self.opened = opened

    @property
    def site(self) -> str:
        """Return the address that this process announced, if it serves."""
        return self.opened.archive.owner.url() or ""

    def ask(self, asked: Asked) -> Iterator[Event]:
        """Yield the events of one answer; it is stored."""
        return asking.replies(self.opened, asked)

    def search(self, question: str, filters: Filters, limit: int) -> ArticlesFound:
        """Return the articles that fit a question best."""
        return searching.search(self.opened, question, filters, limit)

    def article(self, article_id: str, version: int | None) -> ArticleDetail:
        """Return one version of an article; NotFoundError."""
        store = self.opened.archive.articles
        article = store.get(article_id, version)
        return ArticleDetail(**dict(article), versions=tuple(store.versions(article_id)))


class RemoteDesk:
    """The server at `site`, which owns the data folder."""

    def __init__(self, site: str) -> None:
        self.site = site

    def ask(self, asked: Asked) -> Iterator[Event]:
        """Yield the events of one answer; the server stores it."""
        return remote.replies(self.site, asked)

    def search(self, question: str, filters: Filters, limit: int) -> ArticlesFound:
        """Return the articles that fit a question best."""
        sent: dict[str, Any] = {"question": question, "limit": limit}
        sent |= filters.model_dump(mode="json", by_alias=True, exclude_none=True)
        sent["publisher"] = sent.pop("publishers")
        reply = remote.request("GET", f"{self.site}/api/search", params=sent)
        return ArticlesFound.model_validate_json(reply.text)

    def article(self, article_id: str, version: int | None) -> ArticleDetail:
        """Return one version of an article."""
        where = f"{self.site}/api/articles/{quote(article_id, safe='')}"
        reply = remote.request("GET", where, params={"version": version} if version else {})
        return ArticleDetail.model_validate_json(reply.text)
