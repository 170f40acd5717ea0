"""Question in, ranked passages out: words and vectors, passages and leads, fused."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

import numpy as np

from rag.archive import Archive
from rag.candidates import count_of, published_of
from rag.dates import find_window
from rag.embedder import Vectors
from rag.ranking import Ranked, Scored, Weights, When, article_of, best_articles, order
from rag.types import Filters, Hit

DEPTH = 100
SCANNED = 2_000
SPARE = 1.5
MOST_FETCHED = 5_000


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

        `asked_at` is the clock the question sees: without one no article is preferred for being
        recent.
        """
        ranked = self.lists(question, filters)
        articles = best_articles(ranked, self.weights)
        published = published_of(self.archive.articles.engine, list(articles))
        when = When(find_window(question, asked_at), asked_at)
        scored = order(ranked, self.weights, articles, published, when)
        return list(islice(self._hits(scored, k), k))

    def lists(self, question: str, filters: Filters = Filters()) -> Ranked:
        """Return the ranked lists that a question's ranking is made of."""
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
        passing = count_of(self.archive.articles.engine, filters)
        if passing <= SCANNED:
            admitted = self.archive.articles.admitted(filters)
            ids, vectors = self.archive.changes.vectors_of(admitted, SCANNED)
            if ids:
                nearest = [ids[i] for i in np.argsort(-(vectors @ vector), kind="stable")]
                return nearest[:DEPTH], _leads(nearest)
        return self._overfetched(vector, filters, passing)

    def _overfetched(
        self, vector: Vectors, filters: Filters, passing: int
    ) -> tuple[list[str], list[str]]:
        """Ask the indexes for so many that about a hundred of those found pass the filters."""
        if not passing:
            return [], []
        engine, indexes = self.archive.articles.engine, self.archive.indexes
        wanted = min(round(SPARE * DEPTH * count_of(engine) / passing), MOST_FETCHED)
        found = [
            [n.id for n in index.query(vector, wanted)]
            for index in (indexes.passages, indexes.leads)
        ]
        met = list(dict.fromkeys(article_of(i) for ids in found for i in ids))
        passed = published_of(engine, met, filters)
        near, leads = ([i for i in ids if article_of(i) in passed][:DEPTH] for ids in found)
        return near, leads

    def _hits(self, scored: Sequence[Scored], size: int) -> Iterator[Hit]:
        """Yield hits in order, reading `size` passages at a time; those SQL lacks are left out."""
        for start in range(0, len(scored), max(size, 1)):
            part = scored[start : start + size]
            slots = [(article_of(one.id), int(one.id.partition("#")[2])) for one in part]
            found = self.archive.articles.passages_by_slot(slots)
            for one in part:
                if one.id in found:
                    passage, article, _ = found[one.id]
                    yield Hit(passage=passage, article=article, score=one.score)


def _leads(passage_ids: Iterable[str]) -> list[str]:
    return [article_of(i) for i in passage_ids if i.endswith("#0")][:DEPTH]
