"""What each part of retrieval gives: the same questions ranked with it, and without it.

A question is looked up once; every variant orders what was found. So that no figure is of
questions that its own settings were chosen by, one variant chooses the weights anew on each half
of the questions and ranks the other half by them.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import numpy as np

from rag.evaluation.metrics.ranking import NDCG
from rag.evaluation.question import Question
from rag.ranking import (
    Ranked,
    Scored,
    Weights,
    When,
    article_of,
    best_articles,
    order,
    when_of,
)
from rag.retriever import Retriever

SHIPPED = Weights()
STEPS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0)
ROUNDS = 2
CHOSEN_BY = 300
RRF_K = 60


class Sought(NamedTuple):
    """A question, the lists that were found for it, and when their articles were published."""

    question: Question
    ranked: Ranked
    published: Mapping[str, datetime | None]


Variant = Callable[[Sought], list[str]]
"""Returns article ids for what was found, best first, each once."""


def seek(retriever: Retriever, questions: Sequence[Question]) -> Iterator[Sought]:
    """Yield each question that has judged articles with all that is found for it."""
    for question in questions:
        if any(question.article_grades.values()):
            ranked = retriever.lists(question.question)
            met = list(dict.fromkeys(article_of(one.id) for rows in ranked for one in rows))
            yield Sought(question, ranked, retriever.archive.catalogue.published(met))


def variants() -> dict[str, Variant]:
    """Return the shipped ranking, and the same with one thing left out or done otherwise."""
    found: dict[str, Variant] = {
        "Dateline": by(SHIPPED),
        "without the clock": by(SHIPPED, clockless),
        "without the time that is named": by(SHIPPED, windowless),
        "with a clock where none is known": by(SHIPPED, always_now),
    }
    for field in Ranked._fields:
        found[f"without {field.replace('_', ' ')}"] = without(field)
    found["words alone"] = without("passage_vectors", "lead_vectors")
    found["vectors alone"] = without("passage_words", "head_words")
    found["passages alone"] = without("head_words", "lead_vectors")
    found["every list the same weight"] = by(Weights(*[1.0] * 6))
    found["reciprocal ranks for scores"] = lambda sought: by(SHIPPED)(reciprocal(sought))
    return found


def as_asked(sought: Sought) -> When:
    """Return what is known of time: the clock where there is one, and the window that is named."""
    return _when(sought, sought.question.asked_at)


def clockless(sought: Sought) -> When:
    """Return the same without any clock: "this week" names no time then."""
    return _when(sought, None)


def windowless(sought: Sought) -> When:
    """Return the clock alone, whatever time the question names."""
    return When(None, sought.question.asked_at)


def always_now(sought: Sought) -> When:
    """Return the same with a clock for all: the day after the newest article that was found."""
    newest = max((day for day in sought.published.values() if day), default=None)
    now = newest + timedelta(days=1) if newest else None
    return _when(sought, sought.question.asked_at or now)


def _when(sought: Sought, asked_at: datetime | None) -> When:
    return when_of(sought.question.question, asked_at)


def by(weights: Weights, when: Callable[[Sought], When] = as_asked) -> Variant:
    """Return the ranking by these weights, with what is known of time."""

    def rank(sought: Sought) -> list[str]:
        articles = best_articles(sought.ranked, weights)
        scored = order(sought.ranked, weights, articles, sought.published, when(sought))
        return list(dict.fromkeys(article_of(one.id) for one in scored))

    return rank


def without(*fields: str) -> Variant:
    """Return the shipped ranking of what the other lists found."""
    none: dict[str, Sequence[Scored]] = dict.fromkeys(fields, ())
    return lambda sought: by(SHIPPED)(sought._replace(ranked=sought.ranked._replace(**none)))


def reciprocal(sought: Sought) -> Sought:
    """Return the lists with 1 / (60 + rank) for scores (Cormack, Clarke and Büttcher 2009)."""
    lists = (
        [one._replace(score=1 / (RRF_K + rank)) for rank, one in enumerate(rows, 1)]
        for rows in sought.ranked
    )
    return sought._replace(ranked=Ranked(*lists))


def crossed(found: Sequence[Sought]) -> tuple[Variant, list[Weights]]:
    """Return the ranking by weights chosen on the half that a question is not in, and those."""
    chosen = [choose([s for s in found if half(s.question) != own]) for own in (0, 1)]
    return (lambda sought: by(chosen[half(sought.question)])(sought)), chosen


def choose(found: Sequence[Sought]) -> Weights:
    """Return the weights of highest nDCG@10, each tried in turn beside the others as they stand."""
    found, best = found[:CHOSEN_BY], SHIPPED
    if not found:
        return best
    reached = score(found, best)
    for field in Weights._fields * ROUNDS:
        for step in STEPS:
            tried = best._replace(**{field: step})
            if tried != best and (gained := score(found, tried)) > reached + 1e-9:
                best, reached = tried, gained
    return best


def score(found: Sequence[Sought], weights: Weights) -> float:
    """Return the mean nDCG@10."""
    metric, rank = NDCG(10), by(weights)
    return float(np.mean([metric.of(rank(s), s.question.article_grades) or 0.0 for s in found]))


def half(question: Question) -> int:
    """Return 0 or 1, fixed by the question's id."""
    return hashlib.sha256(question.id.encode()).digest()[0] % 2
