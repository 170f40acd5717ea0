"""A store that keeps what it is given in dictionaries, and counts how often it is asked."""

from collections.abc import Sequence
from typing import Literal

from rag.changes import Prepared
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

    def get(self, article_id: str) -> Article:
        return self.article(article_id)

    def article(self, article_id: str) -> Article:
        return self.kept[article_id].article
