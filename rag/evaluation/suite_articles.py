"""The articles of a suite, from JSON lines of its own or from whatever `dateline ingest` reads."""

from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from rag.evaluation.moments import Unusable, moment
from rag.evaluation.records import Record, read_json_lines
from rag.evaluation.suite import Placed, Problem, ReadSource
from rag.fields import unknown
from rag.types import Article

ARTICLES = ("articles.jsonl", "articles.jsonl.gz")
LINES = (".jsonl", ".jsonl.gz")
DATES = ("published_at", "updated_at")


def article_paths(folder: Path, header: Record) -> list[Path]:
    """Return the files and folders that a suite's articles are in, there or not."""
    named = header.fields.get("articles")
    if named is None:
        return [folder / name for name in ARTICLES if (folder / name).exists()]
    return [folder / str(path) for path in (named if isinstance(named, list) else [named])]


def read_articles(
    folder: Path, header: Record, read: ReadSource, problems: list[Problem]
) -> dict[str, Article]:
    """Return the articles by id; what is wrong with one is added to the problems."""
    paths = article_paths(folder, header)
    if not paths:
        problems.append(
            header.problem(
                f"no articles: {' or '.join(ARTICLES)} is missing in {folder}; or name files or "
                "folders of articles in suite.yaml, as `articles: ../news`: all that `dateline "
                "ingest` reads"
            )
        )
    found: dict[str, Placed] = {}
    for path in paths:
        if not path.exists():
            problems.append(header.problem(f"articles: {path} does not exist", "articles"))
            continue
        for one in _own_lines(path) if path.name.endswith(LINES) else read(path):
            problems += [one] if isinstance(one, Problem) else _known(one, found)
    return {id_: placed.article for id_, placed in found.items()}


def _known(placed: Placed, found: dict[str, Placed]) -> Iterator[Problem]:
    """Add an article to those found; yield what is wrong where one of its id is there already."""
    id_ = placed.article.id
    if earlier := found.get(id_):
        where = f"{earlier.file}:{earlier.line}"
        message = f"two articles have the id {id_!r}; the other stands at {where}"
        yield Problem(placed.file, placed.line, message)
    found[id_] = placed


def _own_lines(path: Path) -> Iterator[Placed | Problem]:
    told: set[str] = set()
    for row in read_json_lines(path):
        if isinstance(row, Problem):
            yield row
            continue
        yield from _strange(row, told)
        try:
            yield Placed(_parsed(row), path, row.line)
        except Unusable as error:
            yield row.problem(str(error))


def _strange(row: Record, told: set[str]) -> Iterator[Problem]:
    """Yield a warning for each field that no article has, once a file."""
    for name in row.fields.keys() - Article.model_fields.keys() - told:
        told.add(name)
        yield row.problem(f"{unknown(name, Article.model_fields)}; it is left out", warning=True)


def _parsed(row: Record) -> Article:
    fields: dict[str, Any] = {k: v for k, v in row.fields.items() if v is not None}
    for name in DATES:
        if name in fields:
            fields[name] = moment(fields[name], time.min, name)
    try:
        article = Article.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(map(str, first["loc"]))
        raise Unusable(field, f"{field}: {first['msg'].lower()}") from error
    if not article.text.strip():
        raise Unusable("text", f"{article.id}: has no text")
    return article
