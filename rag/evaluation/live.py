"""A live server as what is evaluated: a deployment is tested as it is."""

import logging
from functools import lru_cache
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import httpx
from pydantic import ValidationError

from rag.errors import DatelineError, NotFoundError
from rag.evaluation.asking import Asked
from rag.evaluation.question import Question
from rag.evaluation.suite import Suite
from rag.types import Answer, Article

TIMEOUT = httpx.Timeout(10.0, read=300.0)
READ_ARTICLES = 10_000
LOOKED_FOR = 5

logger = logging.getLogger("dateline")


class LiveServer:
    """Asks a server over HTTP; the conversations that this leaves there are deleted at the end.

    An article that the server has under another id is known by its address.
    """

    def __init__(
        self, url: str, suite: Suite | None = None, client: httpx.Client | None = None
    ) -> None:
        self.client = client or httpx.Client(base_url=url, timeout=TIMEOUT)
        articles = suite.articles if suite else {}
        self.suite_ids = set(articles)
        self.by_url = {a.url: a.id for a in articles.values() if a.url}
        self.server_ids: dict[str, str] = {}
        self.conversations: list[str] = []
        self.article = lru_cache(READ_ARTICLES)(self._article)

    def versions(self) -> dict[str, str]:
        """Return what the server says of its version; `DatelineError` where it does not answer."""
        try:
            info = self._request("GET", "/openapi.json")["info"]
        except NotFoundError:
            return {}
        return {"server": f"{info['title']} {info['version']}"}

    def expect(self, suite: Suite) -> None:
        """Raise `DatelineError` where the server has none of a few articles of the suite."""
        articles = list(suite.articles.values())
        looked_for = articles[:: max(1, len(articles) // LOOKED_FOR)]
        if articles and not any(map(self._has, looked_for)):
            raise DatelineError(
                f"the server has none of {len(looked_for)} articles of {suite.name} that were "
                f"looked for, as {looked_for[0].id}: ingest the articles of the suite there first"
            )

    def ask(self, question: Question) -> Asked:
        """Return the server's answer; `DatelineError` carries what it said instead."""
        fields = {"question", "history", "filters", "asked_at"}
        body = question.model_dump(mode="json", by_alias=True, include=fields)
        reply = self._request("POST", "/api/ask", json=body)
        if conversation := reply.get("conversation_id"):
            self.conversations.append(conversation)
        try:
            answer = Answer.model_validate(reply)
        except ValidationError as error:
            raise DatelineError(f"the server's answer is none: {error}") from error
        return Asked(self._renamed(answer))

    def text_of(self, article_id: str, version: int) -> str | None:
        """Return the text of an article's version as the server has it."""
        try:
            return self.article(self.server_ids.get(article_id, article_id), version).text
        except NotFoundError:
            return None

    def close(self) -> None:
        """Delete the conversations that were made, if the server is still there, and hang up."""
        left = list(self.conversations)
        try:
            while left:
                self.client.delete(f"/api/conversations/{left[0]}")
                left.pop(0)
        except httpx.HTTPError as error:
            logger.warning("the server keeps %d conversations of this run: %s", len(left), error)
        finally:
            self.client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _renamed(self, answer: Answer) -> Answer:
        """Return the answer with the suite's ids in place of the server's."""
        fields = answer.model_dump()
        _rename(fields, self._suite_id)
        return Answer.model_validate(fields)

    def _suite_id(self, article_id: str) -> str:
        if article_id in self.suite_ids:
            return article_id
        url = self.article(article_id, None).url
        known = self.by_url.get(url) if url else None
        if known is None:
            return article_id
        self.server_ids[known] = article_id
        return known

    def _has(self, article: Article) -> bool:
        try:
            return bool(self._request("GET", f"/api/articles/{quote(article.id, safe='')}"))
        except NotFoundError:
            params = {"words": article.title or article.text[:80], "limit": 10}
            found = self._request("GET", "/api/articles", params=params)["articles"]
            return any(article.url and other["url"] == article.url for other in found)

    def _article(self, article_id: str, version: int | None) -> Article:
        params = {} if version is None else {"version": version}
        return Article.model_validate(
            self._request("GET", f"/api/articles/{quote(article_id, safe='')}", params=params)
        )

    def _request(self, method: str, path: str, **how: Any) -> dict[str, Any]:
        try:
            reply = self.client.request(method, path, **how)
        except httpx.HTTPError as error:
            raise DatelineError(f"the server does not answer: {error}") from error
        if reply.is_error:
            kind = NotFoundError if reply.status_code == httpx.codes.NOT_FOUND else DatelineError
            raise kind(f"the server said {reply.status_code}: {reply.text[:200]}")
        found: dict[str, Any] = reply.json()
        return found


def _rename(value: object, name: Any) -> None:
    if isinstance(value, dict):
        if isinstance(id_ := value.get("article_id"), str):
            value["article_id"] = name(id_)
        value = list(value.values())
    for inner in value if isinstance(value, list | tuple) else ():
        _rename(inner, name)
