"""Question in, ranked passages out: words and vectors, passages and leads, blended."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice

import numpy as np

from rag.archive import Archive
from rag.candidates import count_of, published_of, vectors_of_passing
from rag.dates import find_window
from rag.embedder import Vectors
from rag.ranking import Ranked, Scored, Weights, When, article_of, best_articles, order
from rag.types import Filters, Hit

DEPTH = 100
WITHIN = 60
SCANS_A_FETCH = 1.0


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
        index = self.archive.indexes.words
        near, leads = self._neighbours(self.archive.embedder.embed_question(question), filters)
        return Ranked(
            [Scored(*m) for m in index.match_passages(question, filters, DEPTH)],
            [Scored(*m) for m in index.match_heads(question, filters, DEPTH)],
            near,
            leads,
        )

    def _neighbours(self, vector: Vectors, filters: Filters) -> tuple[list[Scored], list[Scored]]:
        indexes, engine = self.archive.indexes, self.archive.articles.engine
        if filters.empty:
            near, leads = (i.query(vector, DEPTH) for i in (indexes.passages, indexes.leads))
            return [Scored(*n) for n in near], [Scored(*n) for n in leads]
        passing, stored = count_of(engine, filters), indexes.leads.count()
        if not passing or not stored:
            return [], []
        parts = indexes.passages.count()
        if parts * passing / stored <= most_scanned(parts):
            return self._scanned(vector, filters)
        return self._overfetched(vector, filters, stored / passing)

    def _scanned(self, vector: Vectors, filters: Filters) -> tuple[list[Scored], list[Scored]]:
        """Compare the question with every passage that passes."""
        archive = self.archive
        ids, rows = vectors_of_passing(archive.articles.engine, archive.embedder.name, filters)
        scores = rows @ vector if ids else np.zeros(0, np.float32)
        places = np.argsort(-scores, kind="stable")
        nearest = [Scored(ids[i], float(scores[i])) for i in places]
        leads = [Scored(article_of(n.id), n.score) for n in nearest if n.id.endswith("#0")]
        return nearest[:DEPTH], leads[:DEPTH]

    def _overfetched(
        self, vector: Vectors, filters: Filters, rarity: float
    ) -> tuple[list[Scored], list[Scored]]:
        """Ask the indexes for so many that about sixty of those found pass the filters."""
        indexes, wanted = self.archive.indexes, round(WITHIN * rarity)
        found = [
            [Scored(*n) for n in index.query(vector, wanted)]
            for index in (indexes.passages, indexes.leads)
        ]
        met = list(dict.fromkeys(article_of(n.id) for rows in found for n in rows))
        passed = published_of(self.archive.articles.engine, met, filters)
        near, leads = ([n for n in rows if article_of(n.id) in passed][:DEPTH] for rows in found)
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


def most_scanned(stored: int) -> float:
    """Return how many passages a window may hold to be scanned, of so many that are stored.

    A scan costs by the window's n passages, an index asked for more by 60 · stored / n records:
    equal where n² = 60 · stored, given what a record costs in each.
    """
    return float((WITHIN * stored / SCANS_A_FETCH) ** 0.5)
