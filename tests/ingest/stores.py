"""A store that keeps what it is given in dictionaries, and counts how often it is asked."""

from collections.abc import Iterator, Sequence
from typing import Literal

from rag.changes import Prepared
from rag.errors import NotFoundError
from rag.settings import Settings
from rag.types import Article


class DictStore:
    """The part of an archive that the pipeline uses, with `articles` being itself."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.kept: dict[str, Prepared] = {}
        self.batches: list[int] = []

    @property
    def articles(self) -> "DictStore":
        return self

    def hashes(self, ids: Sequence[str]) -> dict[str, str]:
        return {one: self.kept[one].content_hash for one in ids if one in self.kept}

    def put(self, batch: Sequence[Prepared]) -> list[Literal["added", "updated"]]:
        outcomes: list[Literal["added", "updated"]] = [
            "updated" if prepared.article.id in self.kept else "added" for prepared in batch
        ]
        self.kept.update({prepared.article.id: prepared for prepared in batch})
        self.batches.append(len(batch))
        return outcomes

    def edges(self, chars: int) -> Iterator[tuple[str, str, str]]:
        for one, (article, *_) in self.kept.items():
            if not article.url:
                yield one, article.text[:chars], article.text[-chars:]

    def edged_like(self, article: Article, chars: int) -> list[str]:
        here = (article.text[:chars], article.text[-chars:])
        known = self.edges(chars)
        return [one for one, *edges in known if any(map(str.__eq__, edges, here))]

    def get(self, article_id: str, version: int | None = None) -> Article:
        if article_id not in self.kept:
            raise NotFoundError(article_id)
        return self.article(article_id)

    def versions(self, article_id: str) -> list[Article]:
        return [self.get(article_id)]

    def article(self, article_id: str) -> Article:
        return self.kept[article_id].article
