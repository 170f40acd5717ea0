"""Small real things for tests: a word-overlap embedder, and articles split as ingest does."""

import zlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from ingest.split import split
from rag.archive import Archive, Prepared
from rag.articles import content_hash
from rag.embedder import Embedder, Vectors
from rag.filters import Filters
from rag.scan import kept_of_passing, scan_of
from rag.settings import Settings
from rag.types import Article

DIMENSIONS = 256


class WordOverlap(Embedder):
    """A fake embedder: the cosine of two texts is their share of common words."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), DIMENSIONS), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().replace(".", "").split():
                row[zlib.crc32(word.encode()) % DIMENSIONS] += 1
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(lengths, 1e-9), np.float32)


def article(name: str, text: str, day: str | None = "2026-03-05", **more: object) -> Article:
    """Return an article of outlet Echo, published at noon UTC of a day."""
    published = datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC) if day else None
    fields = {"publisher": "Echo", "title": "", "published_at": published} | more
    return Article(id=name, text=text, **fields)


def prepared(*articles: Article, words: int = 20) -> list[Prepared]:
    """Return articles ready to be put."""
    return [Prepared(a, content_hash(a), split(a, words)) for a in articles]


def open_archive(folder: Path, model: str = "word-overlap") -> Archive:
    """Return an archive in a folder that embeds without a model."""
    return Archive.open(Settings(data_dir=folder), WordOverlap(model))


def scanned(archive: Archive) -> dict[str, int]:
    """Return how many passages of each article a scan sees."""
    kept = kept_of_passing(archive.articles.engine, archive.embedder.name, Filters())
    found = scan_of(kept, DIMENSIONS)
    ends = [*found.starts[1:], len(found.vectors.steps)]
    return {i: int(b - a) for i, a, b in zip(found.articles, found.starts, ends, strict=True)}
