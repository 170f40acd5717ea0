"""The embedded reader by itself: is its first sentence right, its span, its silence?

Exact match and F1: Rajpurkar et al. 2016. AUC: the chance that a question is read more surely from
the articles that answer it than from one that does not (Hanley and McNeil 1982).
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rag.dates import find_window
from rag.evaluation.metrics.normalisation import normalise
from rag.evaluation.metrics.wording import contains, token_f1
from rag.evaluation.question import Question
from rag.evaluation.statistics import wilson
from rag.extractive import ExtractiveReader
from rag.readings import Reading
from rag.types import Frozen, Hit

Values = NDArray[np.float64]
Find = Callable[[Question], Sequence[Hit]]
RESAMPLES = 1_000
THRESHOLDS = (0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)


class Read(Frozen):
    """One question as it was read; `elsewhere` is the best score from an article without answer."""

    question: str
    said: str
    answer: str
    score: float
    right: bool
    exact: bool
    f1: float
    elsewhere: float | None = None


class Measured(Frozen):
    """A mean with its interval at 95 per cent: Wilson's of verdicts, else the bootstrap's."""

    name: str
    value: float
    low: float
    high: float


class Cut(NamedTuple):
    """What a threshold of silence gives: coverage and risk, and how many moved questions speak.

    Coverage is the share that is answered, risk the share of wrong ones among these.
    """

    least: float
    coverage: float
    risk: float
    moved: float | None


def read_all(
    reader: ExtractiveReader, questions: Sequence[Question], find: Find, miss: Find | None = None
) -> Iterator[Read]:
    """Yield each question as read from what `find` gives, and how surely from what `miss` gives."""
    for question in questions:
        best = _best(reader, question, find(question))
        other = _best(reader, question, miss(question)) if miss else None
        elsewhere = None if miss is None else (other.score if other else 0.0)
        yield _read(question, best, elsewhere)


def _best(reader: ExtractiveReader, question: Question, hits: Sequence[Hit]) -> Reading | None:
    window = find_window(question.question, question.asked_at)
    readings = [r for row in reader.read(question.question, hits, window) for r in row]
    return max(readings, key=lambda r: r.score, default=None)


def _read(question: Question, best: Reading | None, elsewhere: float | None) -> Read:
    said, answer = (best.text, best.answer or best.text) if best else ("", "")
    return Read(
        question=question.question,
        said=said,
        answer=answer,
        score=best.score if best else 0.0,
        right=best is not None and is_right(question, best),
        exact=any(normalise(answer) == normalise(a) for a in question.answers),
        f1=max((token_f1(answer, a) for a in question.answers), default=0.0),
        elsewhere=elsewhere,
    )


def is_right(question: Question, reading: Reading) -> bool:
    """Return whether the sentence holds an answer: at a judged place, else as words.

    In a judged article the place decides; an article that nobody judged may say it as well.
    """
    article, span = reading.hit.article.id, reading.span
    judged = [part for part in question.parts if part.article == article]
    if judged:
        return any(span.start < (part.end or 0) and (part.start or 0) < span.end for part in judged)
    return any(contains(reading.text, answer) for answer in question.answers)


def figures(reads: Sequence[Read]) -> list[Measured]:
    """Return the means of the questions read, each with its interval."""
    columns = {
        "right sentence": [r.right for r in reads],
        "exact match": [r.exact for r in reads],
    }
    found = [share(name, verdicts) for name, verdicts in columns.items()]
    found.append(mean("F1", np.array([r.f1 for r in reads])))
    pairs = [(r.score, r.elsewhere) for r in reads if r.elsewhere is not None]
    return [*found, auc(*map(np.asarray, zip(*pairs, strict=True)))] if pairs else found


def cuts(reads: Sequence[Read]) -> list[Cut]:
    """Return risk and coverage at each threshold: the table that one is chosen from."""
    moved = np.array([r.elsewhere for r in reads if r.elsewhere is not None])
    found = []
    for least in THRESHOLDS:
        spoken = [r for r in reads if r.score >= least]
        risk = sum(not r.right for r in spoken) / len(spoken) if spoken else 0.0
        loose = float((moved >= least).mean()) if len(moved) else None
        found.append(Cut(least, len(spoken) / len(reads), risk, loose))
    return found


def share(name: str, verdicts: Sequence[bool]) -> Measured:
    """Return the share of verdicts that are yes with its interval."""
    low, high = wilson(sum(verdicts), len(verdicts))
    return Measured(name=name, value=sum(verdicts) / len(verdicts), low=low, high=high)


def mean(name: str, values: Values) -> Measured:
    """Return a mean with its bootstrap interval."""
    draw = np.random.default_rng(0)
    picks = draw.integers(0, len(values), (RESAMPLES, len(values)))
    low, high = np.quantile(values[picks].mean(axis=1), [0.025, 0.975])
    return Measured(name=name, value=float(values.mean()), low=float(low), high=float(high))


def auc(own: Values, other: Values) -> Measured:
    """Return the area under the ROC curve of answerable against moved questions."""
    wins = (own[:, None] > other[None, :]) + 0.5 * (own[:, None] == other[None, :])
    draw = np.random.default_rng(0)
    picks = draw.integers(0, len(own), (RESAMPLES, len(own)))
    drawn = [wins[np.ix_(pick, pick)].mean() for pick in picks]
    low, high = np.quantile(drawn, [0.025, 0.975])
    return Measured(
        name="abstention AUC", value=float(wins.mean()), low=float(low), high=float(high)
    )
