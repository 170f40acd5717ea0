"""The articles of a suite in an order that lets a part of them stand for the whole."""

import gzip
import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rag.errors import InvalidInputError
from rag.types import Article


class Line(NamedTuple):
    """One article as its suite has it: a line of JSON, and the id in it."""

    id: str
    json: str

    @property
    def article(self) -> Article:
        """Title and text, which is all that a baseline looks at."""
        fields = json.loads(self.json)
        return Article(id=self.id, title=fields.get("title") or "", text=fields["text"])


def find_articles(suite: Path) -> Path:
    """Return the suite's file of articles; `InvalidInputError` where there is none."""
    for name in ("articles.jsonl", "articles.jsonl.gz"):
        if (suite / name).is_file():
            return suite / name
    raise InvalidInputError(
        f"{suite} holds no articles.jsonl or articles.jsonl.gz: give a suite's folder by --suite."
    )


def read_lines(suite: Path, judged: Collection[str], limit: int | None = None) -> list[Line]:
    """Return the judged articles, then the others in an order fixed by their ids.

    So the first `limit` hold every right answer, and those that could be mistaken for it are a
    sample drawn without looking.
    """
    lines = sorted(_lines(find_articles(suite)), key=lambda one: _place(one.id, judged))
    return lines[:limit]


def write_parts(lines: Sequence[Line], size: int, folder: Path) -> list[Path]:
    """Write `lines` to files of `size` articles each, for the pipeline to read."""
    folder.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    for start in range(0, len(lines), size):
        path = folder / f"{start:07}.jsonl"
        path.write_text("".join(f"{one.json}\n" for one in lines[start : start + size]))
        paths.append(path)
    return paths


def _lines(path: Path) -> Iterator[Line]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for line in filter(str.strip, file):
            yield Line(str(json.loads(line)["id"]), line.strip())


def _place(article_id: str, judged: Collection[str]) -> tuple[bool, str]:
    return article_id not in judged, hashlib.sha256(article_id.encode()).hexdigest()
