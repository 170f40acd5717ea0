"""Question in, ranked passages out: words and vectors, passages and leads, blended."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from itertools import islice

import numpy as np

from rag.archive import Archive
from rag.catalogue import MOST
from rag.dates import Window
from rag.embedder import Vectors
from rag.errors import InvalidInputError
from rag.fields import has_half
from rag.filters import Filters
from rag.moments import clock
from rag.ranking import Ranked, Scored, Weights, article_of, best_articles, order, slot_of, when_of
from rag.rounded import cosines, highest
from rag.scan import SCANNED, Kept, kept_of_passing, scan_of
from rag.types import Hit

DEPTH = 100
WITHIN = 40
FETCH_IN_SCANS = 10.0


class Retriever:
    """Hybrid retrieval over an archive; a score is comparable within one question only."""

    def __init__(self, archive: Archive, weights: Weights = Weights()) -> None:
        self.archive = archive
        self.weights = weights
        # Words are looked up while the question is embedded: both engines let other threads run.
        self._beside = ThreadPoolExecutor(thread_name_prefix="dateline-retrieval")

    def search(
        self,
        question: str,
        filters: Filters = Filters(),
        asked_at: datetime | None = None,
        k: int = 12,
        window: Window | None = None,
    ) -> list[Hit]:
        """Return up to `k` passages, best first, of articles that pass the filters.

        `asked_at` is the clock the question sees: without one no article is preferred for being
        recent. `window` is the time asked for, by default the one that the question names. Raises
        `InvalidInputError` where question, `k` or a clock without a zone cannot be used.
        """
        clock(asked_at)
        if has_half(question):
            raise InvalidInputError("The question is not text: ask in words.")
        if k < 0:
            raise InvalidInputError(f"{k} passages cannot be found: ask for one at least.")
        ranked = self.lists(question, filters)
        articles = best_articles(ranked, self.weights)
        published = self.archive.catalogue.published(articles)
        when = when_of(question, asked_at, window)
        scored = order(ranked, self.weights, articles, published, when)
        return list(islice(self._hits(scored, k, filters), k))

    def lists(self, question: str, filters: Filters = Filters()) -> Ranked:
        """Return the ranked lists that a question's ranking is made of."""
        share = self._share(filters)
        words = self._beside.submit(self._matches, question, filters, share)
        kept = self._beside.submit(self._kept, filters, share)
        vector = self.archive.embedder.embed_question(question)
        near, leads = self._neighbours(vector, filters, share, kept.result())
        return Ranked(*words.result(), near, leads)

    def matches(self, question: str, filters: Filters) -> tuple[list[Scored], list[Scored]]:
        """Return the passages and the articles whose words match best."""
        return self._matches(question, filters, self._share(filters))

    def neighbours(self, vector: Vectors, filters: Filters) -> tuple[list[Scored], list[Scored]]:
        """Return the passages and the articles' leads that are nearest to a question's vector."""
        share = self._share(filters)
        return self._neighbours(vector, filters, share, self._kept(filters, share))

    def _share(self, filters: Filters) -> float:
        """Return how much of all that is stored passes the filters."""
        if filters.empty:
            return 1.0
        stored = self.archive.words.counts()[1]
        return self.archive.catalogue.count(filters) / max(stored, 1)

    def _matches(
        self, question: str, filters: Filters, share: float
    ) -> tuple[list[Scored], list[Scored]]:
        index = self.archive.words
        return (
            [Scored(*m) for m in index.match_passages(question, filters, DEPTH, share)],
            [Scored(*m) for m in index.match_heads(question, filters, DEPTH, share)],
        )

    def _neighbours(
        self, vector: Vectors, filters: Filters, share: float, kept: Kept | None
    ) -> tuple[list[Scored], list[Scored]]:
        if kept is not None:
            return self._scanned(vector, kept)
        if filters.empty:
            return self._nearest(vector, DEPTH)
        return self._overfetched(vector, filters, share)

    def _kept(self, filters: Filters, share: float) -> Kept | None:
        """Read what passes where it is few enough to be compared one and all.

        It is read while the question is embedded: of 5,000 passages in 300,000 that takes 3 ms.
        """
        archive = self.archive
        parts = archive.words.counts()[0]
        if parts > SCANNED and (filters.empty or parts * share > most_scanned(parts)):
            return None
        return kept_of_passing(archive.articles.engine, archive.embedder.name, filters)

    def _nearest(self, vector: Vectors, k: int) -> tuple[list[Scored], list[Scored]]:
        indexes = self.archive.indexes
        leads = self._beside.submit(indexes.leads.query, vector, k)
        near = [Scored(*n) for n in indexes.passages.query(vector, k)]
        return near, [Scored(*n) for n in leads.result()]

    def _scanned(self, vector: Vectors, kept: Kept) -> tuple[list[Scored], list[Scored]]:
        """Compare the question with every passage that passes."""
        scan = scan_of(kept, len(vector))
        scores = cosines(scan.vectors, vector)
        near = highest(scores, DEPTH)
        within = np.searchsorted(scan.starts, near, side="right") - 1
        leads = highest(scores[scan.starts], DEPTH)
        return (
            [
                Scored(f"{scan.articles[i]}#{n - scan.starts[i]}", float(scores[n]))
                for n, i in zip(near, within, strict=True)
            ],
            [Scored(scan.articles[i], float(scores[scan.starts[i]])) for i in leads],
        )

    def _overfetched(
        self, vector: Vectors, filters: Filters, share: float
    ) -> tuple[list[Scored], list[Scored]]:
        """Ask the indexes for so many that about forty of those found pass the filters.

        Leads are compared one and all instead, where articles are few enough for them to be held.
        """
        stored = self.archive.words.counts()[1]
        k = round(WITHIN / max(share, 1 / max(stored, 1)))
        if stored > MOST:
            near, leads = self._nearest(vector, k)
            return self._passing(near, filters), self._passing(leads, filters)
        held = self._beside.submit(self.archive.catalogue.nearest, vector, filters, DEPTH)
        near = self._passing(self.archive.indexes.passages.query(vector, k), filters)
        return near, [Scored(*n) for n in held.result()]

    def _passing(self, found: Sequence[tuple[str, float]], filters: Filters) -> list[Scored]:
        """Return the first of those whose articles pass the filters."""
        articles = [article_of(one) for one, _ in found]
        passed = self.archive.catalogue.passing(dict.fromkeys(articles), filters)
        passing = (Scored(*one) for one, at in zip(found, articles, strict=True) if at in passed)
        return list(islice(passing, DEPTH))

    def _hits(self, scored: Sequence[Scored], size: int, filters: Filters) -> Iterator[Hit]:
        """Yield hits in order, reading `size` passages at a time; SQL has the last word on each."""
        for start in range(0, len(scored), max(size, 1)):
            part = scored[start : start + size]
            found = self.archive.articles.passages_by_slot([slot_of(one.id) for one in part])
            for one in part:
                if one.id not in found:
                    continue
                passage, article, _ = found[one.id]
                if filters.admits(article.published_at, article.publisher):
                    yield Hit(passage=passage, article=article, score=one.score)


def most_scanned(stored: int) -> float:
    """Return how many passages a window may hold to be scanned, of so many that are stored.

    A scan costs by the window's n passages, the indexes asked for more by 40 · stored / n records,
    each of which costs as much as ten passages scanned: equal where n² = 10 · 40 · stored.
    """
    return float((FETCH_IN_SCANS * WITHIN * stored) ** 0.5)
