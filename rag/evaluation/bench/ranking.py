"""How well each system ranks the articles that hold the answer, on the same questions."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from rag.dates import find_window
from rag.evaluation.baselines import Baseline
from rag.evaluation.metrics.ranking import MAP, MRR, NDCG, HitAt, RankingMetric
from rag.evaluation.question import Question
from rag.evaluation.statistics import difference_interval, interval, randomisation_p
from rag.extractive import ExtractiveReader
from rag.filters import Filters
from rag.reranking import reranked
from rag.retriever import Retriever
from rag.types import Frozen

Ranker = Callable[[Question], list[str]]
"""Returns article ids for a question, best first, each once."""

METRICS: tuple[RankingMetric, ...] = (HitAt(1), HitAt(4), HitAt(10), MRR(), NDCG(10), MAP())
DEEP = 200


class Mean(Frozen):
    """A mean over questions, with its 95 % interval: Wilson's of hits, else the bootstrap's."""

    value: float
    low: float
    high: float


class Difference(Frozen):
    """A mean minus that of the base, over the same questions, with its interval and p-value."""

    value: float
    low: float
    high: float
    p: float


class Ranked(Frozen):
    """One system's ranking of one question, and its scores by metric."""

    question: str
    articles: tuple[str, ...]
    scores: dict[str, float]


def judge(rankers: Mapping[str, Ranker], questions: Sequence[Question]) -> dict[str, list[Ranked]]:
    """Return every system's rankings of the questions that have judged articles."""
    judged = [question for question in questions if any(question.article_grades.values())]
    return {name: [ranked(rank(q), q) for q in judged] for name, rank in rankers.items()}


def by_dateline(retriever: Retriever, *, clock: bool) -> Ranker:
    """Rank articles by their best passage, with the time the question was asked or without."""

    def rank(question: Question) -> list[str]:
        asked_at = question.asked_at if clock else None
        hits = retriever.search(question.question, Filters(), asked_at=asked_at, k=DEEP)
        return list(dict.fromkeys(hit.article.id for hit in hits))

    return rank


def by_reading(
    retriever: Retriever, reader: ExtractiveReader, depth: int, *, clock: bool = True
) -> Ranker:
    """Rank anew once the first `depth` passages are read, as an answer does."""

    def rank(question: Question) -> list[str]:
        asked_at = question.asked_at if clock else None
        hits = retriever.search(question.question, Filters(), asked_at, DEEP)
        window = find_window(question.question, asked_at)
        read = reader.read(question.question, hits[:depth], window)
        order = reranked(hits, (one for row in read for one in row))
        return list(dict.fromkeys(hit.article.id for hit in order))

    return rank


def by_baseline(baseline: Baseline) -> Ranker:
    """Rank articles by the words of the question alone."""
    return lambda question: baseline.rank(question.question)


def ranked(articles: Sequence[str], question: Question) -> Ranked:
    """Return the scores of one ranking of a question's articles."""
    scores = {m.name: m.of(articles, question.article_grades) or 0.0 for m in METRICS}
    return Ranked(question=question.id, articles=tuple(articles[:10]), scores=scores)


def means(rows: Sequence[Ranked]) -> dict[str, Mean]:
    """Return the mean of every metric with its interval."""
    return {m.name: mean_of(m, [row.scores[m.name] for row in rows]) for m in METRICS}


def difference(base: Sequence[Ranked], new: Sequence[Ranked], name: str) -> Difference:
    """Return what `new` gains over `base` in the metric of that name."""
    metric = next(m for m in METRICS if m.name == name)
    rows, others = (np.array([[r.scores[name]] for r in part]) for part in (base, new))
    bounds = difference_interval(metric, rows, others)
    return Difference(
        value=metric.value(others) - metric.value(rows),
        low=bounds.low,
        high=bounds.high,
        p=randomisation_p(metric, rows, others),
    )


def mean_of(metric: RankingMetric, scores: Sequence[float]) -> Mean:
    """Return the mean of a metric's scores, one a question, with its interval."""
    rows = np.array(scores)[:, np.newaxis]
    bounds = interval(metric, rows)
    return Mean(value=metric.value(rows), low=bounds.low, high=bounds.high)
