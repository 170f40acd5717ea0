"""A suite: a folder of questions, and the articles they are asked of."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from rag.articles import content_hash
from rag.embedder import Embedder
from rag.embedders import embedder_for
from rag.evaluation.question import Question
from rag.settings import Settings
from rag.types import Article, Passage

Split = Callable[[Article, int], list[Passage]]
"""Cuts an article into passages of about so many words."""


TUNABLE = ("passage_words", "passages_read", "abstain_below", "embedding_model")
"""The settings that a suite may have of its own."""


class Problem(NamedTuple):
    """Something wrong in a suite; a warning does not keep it from being run."""

    file: Path
    line: int
    message: str
    warning: bool = False

    def __str__(self) -> str:
        kind = "warning: " if self.warning else ""
        return f"{self.file}:{self.line}: {kind}{self.message}"


class Placed(NamedTuple):
    """An article, and the file and line where it stands."""

    article: Article
    file: Path
    line: int = 1


ReadSource = Callable[[Path], Iterator[Placed | Problem]]
"""Reads articles from a file or folder, and tells what is wrong with one."""


class Intake(NamedTuple):
    """How articles get in: the doors hand it over, since reading sources is not done here."""

    read: ReadSource
    split: Split
    embedder: Callable[[Settings], Embedder] = embedder_for


class Suite:
    """Questions with the articles they are asked of; `settings` override the caller's."""

    def __init__(
        self,
        folder: Path,
        name: str,
        articles: Iterable[Article],
        questions: Iterable[Question],
        settings: Mapping[str, object] | None = None,
    ) -> None:
        self.folder = folder
        self.name = name
        self.articles = {article.id: article for article in articles}
        self.questions = list(questions)
        self.settings = dict(settings or {})

    @cached_property
    def articles_hash(self) -> str:
        """Return the SHA-256 of all that is indexed."""
        rows = (f"{id_} {content_hash(article)}" for id_, article in sorted(self.articles.items()))
        return _digest(rows)

    @cached_property
    def questions_hash(self) -> str:
        """Return the SHA-256 of all that is asked and expected."""
        return _digest(sorted(question.model_dump_json() for question in self.questions))


def _digest(rows: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(row.encode())
        digest.update(b"\n")
    return digest.hexdigest()
