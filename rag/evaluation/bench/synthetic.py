"""A store of any size made of invented words and vectors, for what depends on size alone."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from zlib import crc32

import numpy as np

from rag.archive import Prepared
from rag.articles import content_hash
from rag.embedder import Embedder, Vectors
from rag.types import Article, Passage, Span

DIMENSIONS = 384
TOPICS = 500
NOISE = 1.2
VOCABULARY = 30_000
WORDS = 100
PASSAGES = 8
DAYS = 5 * 365
BEGAN = datetime(2021, 1, 1, tzinfo=UTC)
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "el", "or")]


class Invented(Embedder):
    """Passages get random vectors about topics; questions are embedded by the real model."""

    def __init__(self, real: Embedder) -> None:
        super().__init__(real.name, real.threads)
        self.real = real
        self._topics = _normal(np.random.default_rng(0), TOPICS)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return a vector near some topic for each text; the same texts get the same vectors."""
        random = np.random.default_rng(crc32(texts[0].encode()) if texts else 0)
        drawn = random.integers(0, TOPICS, len(texts))
        rows = self._topics[drawn] + NOISE * _normal(random, len(texts))
        vectors: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return vectors

    def embed_question(self, text: str) -> Vectors:
        """Return the real model's vector."""
        return self.real.embed_question(text)


def _normal(random: np.random.Generator, count: int) -> Vectors:
    rows: Vectors = random.normal(size=(count, DIMENSIONS)).astype(np.float32)
    return rows


def words(random: np.random.Generator, count: int) -> list[str]:
    """Return invented words, some far more often than others, as in real text."""
    ranks = random.zipf(1.1, count) % VOCABULARY
    return [word(int(rank)) for rank in ranks]


def word(rank: int) -> str:
    """Return the invented word of a rank."""
    found, rest = "", rank + len(SYLLABLES)
    while rest:
        rest, place = divmod(rest, len(SYLLABLES))
        found += SYLLABLES[place]
    return found


def articles(first: int, count: int) -> Iterator[Prepared]:
    """Yield articles of eight passages of a hundred words, ready to be stored."""
    for number in range(first, first + count):
        random = np.random.default_rng(number)
        parts = [" ".join(words(random, WORDS)) for _ in range(PASSAGES)]
        article = Article(
            id=f"made-{number:07}",
            title=" ".join(words(random, 9)),
            text="\n".join(parts),
            publisher=f"Outlet {number % 20}",
            published_at=BEGAN + timedelta(days=float(random.uniform(0, DAYS))),
        )
        yield Prepared(article, content_hash(article), _passages(article, parts))


def question(number: int) -> str:
    """Return a question of eight invented words."""
    return "Who " + " ".join(words(np.random.default_rng(10**9 + number), 8)) + "?"


def _passages(article: Article, parts: Sequence[str]) -> list[Passage]:
    found, start = [], 0
    for ordinal, text in enumerate(parts):
        span = Span(start=start, end=start + len(text))
        found.append(
            Passage(
                article_id=article.id,
                version=1,
                ordinal=ordinal,
                start=span.start,
                end=span.end,
                text=text,
                sentences=(span,),
            )
        )
        start = span.end + 1
    return found
