"""The articles of a suite in an order that lets a part of them stand for the whole."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from rag.errors import InvalidInputError
from rag.evaluation.suite import Suite
from rag.types import Article


def haystack(suite: Suite, limit: int | None = None) -> list[Article]:
    """Return the judged articles, then the others in an order fixed by their ids.

    So the first `limit` hold every right answer, and those that could be mistaken for it are a
    sample drawn without looking. `InvalidInputError` where `limit` is too few for the judged ones.
    """
    judged = {one for question in suite.questions for one in question.article_grades}
    articles = sorted(suite.articles.values(), key=lambda one: _place(one.id, one.id in judged))
    if limit is not None and limit < (least := sum(id_ in suite.articles for id_ in judged)):
        raise InvalidInputError(
            f"{limit} articles of {suite.name} are too few: the questions asked judge {least}, and "
            "all of these are kept"
        )
    return articles[:limit]


def write_parts(articles: Sequence[Article], size: int, folder: Path) -> list[Path]:
    """Write JSON Lines of `size` articles each, for the pipeline to read."""
    folder.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    for start in range(0, len(articles), size):
        path = folder / f"{start:07}.jsonl"
        part = articles[start : start + size]
        lines = [one.model_dump_json(exclude={"version"}, exclude_none=True) for one in part]
        path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        paths.append(path)
    return paths


def _place(article_id: str, judged: bool) -> tuple[bool, str]:
    return not judged, hashlib.sha256(article_id.encode()).hexdigest()
