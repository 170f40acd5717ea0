"""Question in, ranked passages out: words and vectors, passages and leads, fused."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import numpy as np

from rag.archive import Archive
from rag.dates import Window, find_window
from rag.embedder import Vectors
from rag.types import ArticleInfo, Filters, Hit, Passage

RRF_RANK = 60
DEPTH = 100
SCAN_LIMIT = 20_000
OVERFETCH = 5_000
FRESH_DAYS = 7.0
FRESH_WEIGHT = 1.0
WINDOW_WEIGHT = 0.5


class Weights(NamedTuple):
    """What each ranked list counts when articles are ranked, and when passages within them are.

    Measured on news: what a passage's words match misleads about its article, but tells which of
    an article's passages to read. At 0 a list still brings candidates.
    """

    passage_words: float = 0.0
    head_words: float = 1.0
    passage_vectors: float = 1.0
    lead_vectors: float = 1.0
    words_within: float = 0.25
    vectors_within: float = 1.0


class Ranked(NamedTuple):
    """The four ranked lists: passage ids or article ids, best first."""

    passage_words: list[str]
    head_words: list[str]
    passage_vectors: list[str]
    lead_vectors: list[str]


def article_of(passage_id: str) -> str:
    """Return the article id of a passage id (an article id is its own)."""
    return passage_id.partition("#")[0]


def fuse(lists: Iterable[tuple[float, Sequence[str]]]) -> dict[str, float]:
    """Return reciprocal rank fusion scores, sum of weight / (60 + rank), rank from 1.

    Cormack, Clarke and Buettcher, "Reciprocal Rank Fusion outperforms Condorcet", SIGIR 2009.
    """
    scores: dict[str, float] = defaultdict(float)
    for weight, ids in lists:
        for rank, key in enumerate(dict.fromkeys(ids), start=1):
            scores[key] += weight / (RRF_RANK + rank)
    return dict(scores)


class Retriever:
    """Hybrid retrieval over an archive; a score is comparable within one question only."""

    def __init__(self, archive: Archive, weights: Weights = Weights()) -> None:
        self.archive = archive
        self.weights = weights

    def search(
        self,
        question: str,
        filters: Filters = Filters(),
        asked_at: datetime | None = None,
        k: int = 12,
    ) -> list[Hit]:
        """Return up to `k` passages, best first, of articles that pass the filters.

        A passage counts for what it matches itself and for what its article does. `asked_at` is
        the clock the question sees: without one no article is preferred for being recent.
        """
        ranked = self._lists(question, filters)
        articles = fuse(
            (weight, [article_of(i) for i in ids])
            for weight, ids in zip(self.weights[: len(ranked)], ranked, strict=True)
        )
        parts = fuse(
            [
                (self.weights.words_within, ranked.passage_words),
                (self.weights.vectors_within, ranked.passage_vectors),
            ]
        )
        known = self._known(articles, parts)
        return _order(articles, parts, known, find_window(question, asked_at), asked_at)[:k]

    def _lists(self, question: str, filters: Filters) -> Ranked:
        words, vector = self.archive.indexes.words, self.archive.embedder.embed_question(question)
        near, leads = self._neighbours(vector, filters)
        return Ranked(
            [m.id for m in words.match_passages(question, filters, DEPTH)],
            [m.id for m in words.match_heads(question, filters, DEPTH)],
            near,
            leads,
        )

    def _neighbours(self, vector: Vectors, filters: Filters) -> tuple[list[str], list[str]]:
        indexes = self.archive.indexes
        if filters.empty:
            near = [n.id for n in indexes.passages.query(vector, DEPTH)]
            return near, [n.id for n in indexes.leads.query(vector, DEPTH)]
        admitted = self.archive.articles.admitted(filters)
        ids, vectors = self.archive.changes.vectors_of(admitted, SCAN_LIMIT)
        if ids:
            order = [ids[i] for i in np.argsort(-(vectors @ vector), kind="stable")]
        else:
            passed = set(admitted)
            found = indexes.passages.query(vector, OVERFETCH)
            order = [n.id for n in found if article_of(n.id) in passed]
        return order[:DEPTH], [article_of(i) for i in order if i.endswith("#0")][:DEPTH]

    def _known(
        self, articles: dict[str, float], parts: dict[str, float]
    ) -> dict[str, tuple[Passage, ArticleInfo]]:
        best = sorted(articles, key=lambda i: -articles[i])[: 2 * DEPTH]
        kept = set(best)
        wanted = {i for i in parts if article_of(i) in kept} | {f"{i}#0" for i in best}
        slots = [(article_of(i), int(i.partition("#")[2])) for i in sorted(wanted)]
        found = self.archive.articles.passages_by_slot(slots)
        return {i: (passage, article) for i, (passage, article, _) in found.items()}


def _order(
    articles: dict[str, float],
    parts: dict[str, float],
    known: dict[str, tuple[Passage, ArticleInfo]],
    window: Window | None,
    asked_at: datetime | None,
) -> list[Hit]:
    matched = {article_of(i) for i in known if i in parts}
    hits = []
    for passage_id, (passage, article) in known.items():
        if passage_id not in parts and article.id in matched:
            continue
        score = articles[article.id] + parts.get(passage_id, 0.0)
        score *= prior(article.published_at, window, asked_at)
        hits.append(Hit(passage=passage, article=article, score=score))
    return sorted(hits, key=lambda h: (-h.score, h.passage.id))


def prior(published: datetime | None, window: Window | None, asked_at: datetime | None) -> float:
    """Return the factor by which an article's date raises its score, 1 where it says nothing.

    A question that names a time gone by prefers articles of that time. Any other, where there is a
    clock, prefers the `FRESH_DAYS` days before it was asked, and those before them by half each
    `FRESH_DAYS` days.
    """
    if published is None:
        return 1.0
    if window and not (asked_at and window.holds(asked_at)):
        return 1.0 + WINDOW_WEIGHT * window.holds(published)
    if asked_at is None or published - asked_at > timedelta(days=1):
        return 1.0
    weeks_late = max((asked_at - published) / timedelta(days=FRESH_DAYS) - 1, 0.0)
    return 1.0 + FRESH_WEIGHT * float(0.5**weeks_late)
