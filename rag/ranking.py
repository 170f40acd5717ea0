"""Ranked lists in, one ranking of passages out: fusion, and what the clock says. No store."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from rag.dates import Window

RRF_RANK = 60
ARTICLES = 100
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


class When(NamedTuple):
    """What is known of time: the window a question names, and when it was asked."""

    window: Window | None = None
    asked_at: datetime | None = None


class Scored(NamedTuple):
    """A passage id with its score, comparable within one question only."""

    id: str
    score: float


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


def best_articles(ranked: Ranked, weights: Weights) -> dict[str, float]:
    """Return the fused scores of the articles that are worth a further look."""
    scores = fuse(
        (weight, [article_of(i) for i in ids])
        for weight, ids in zip(weights[: len(ranked)], ranked, strict=True)
    )
    kept = sorted(scores, key=lambda i: -scores[i])[:ARTICLES]
    return {i: scores[i] for i in kept}


def order(
    ranked: Ranked,
    weights: Weights,
    articles: Mapping[str, float],
    published: Mapping[str, datetime | None],
    when: When = When(),
) -> list[Scored]:
    """Return passages, best first, of those `articles` that `published` knows.

    A passage counts for what it matches itself and for what its article does; an article none of
    whose passages matched is there with its first one.
    """
    parts = fuse(
        [
            (weights.words_within, ranked.passage_words),
            (weights.vectors_within, ranked.passage_vectors),
        ]
    )
    matched: dict[str, list[str]] = defaultdict(list)
    for passage_id in parts:
        matched[article_of(passage_id)].append(passage_id)
    scored = [
        Scored(passage_id, (score + parts.get(passage_id, 0.0)) * prior(published[article], when))
        for article, score in articles.items()
        if article in published
        for passage_id in matched.get(article, [f"{article}#0"])
    ]
    return sorted(scored, key=lambda one: (-one.score, one.id))


def prior(published: datetime | None, when: When) -> float:
    """Return the factor by which an article's date raises its score, 1 where it says nothing.

    A question that names a time gone by prefers articles of that time. Any other, where there is a
    clock, prefers the `FRESH_DAYS` days before it was asked, and those before them by half each
    `FRESH_DAYS` days.
    """
    window, asked_at = when
    if published is None:
        return 1.0
    if window and not (asked_at and window.holds(asked_at)):
        return 1.0 + WINDOW_WEIGHT * window.holds(published)
    if asked_at is None or published - asked_at > timedelta(days=1):
        return 1.0
    weeks_late = max((asked_at - published) / timedelta(days=FRESH_DAYS) - 1, 0.0)
    return 1.0 + FRESH_WEIGHT * float(0.5**weeks_late)
