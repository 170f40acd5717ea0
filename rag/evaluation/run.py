"""A run: every answer and score of a system over suites, with all that it depended on."""

import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import numpy as np
from pydantic import AwareDatetime, Field

from rag.errors import DatelineError, InvalidInputError
from rag.evaluation.metrics.metric import Case, Metric, Row, Rows
from rag.evaluation.metrics.table import by_name
from rag.evaluation.statistics import interval
from rag.types import Frozen

FORMAT = 1

Mode = Literal["answers", "retrieval"]


class Result(Case):
    """One question of a suite as it went, and the numbers it adds to each metric."""

    suite: str
    scores: dict[str, Row] = Field(default_factory=dict)
    unscored: dict[str, str] = Field(default_factory=dict)

    def scored(self, metrics: Iterable[Metric]) -> "Result":
        """Return the same with a row for each metric that applies, in place of its earlier one.

        Where a judge or a server fails, the metric has no row, and `unscored` says why.
        """
        scores, unscored = dict(self.scores), dict(self.unscored)
        for metric in metrics:
            scores.pop(metric.name, None)
            unscored.pop(metric.name, None)
            try:
                row = metric.row(self)
            except DatelineError as error:
                unscored[metric.name] = str(error)
                continue
            if row is not None:
                scores[metric.name] = row
        return self.model_copy(update={"scores": scores, "unscored": unscored})

    @property
    def key(self) -> tuple[str, str]:
        """The question's name among all suites of a run."""
        return self.suite, self.question.id


class SuiteUsed(Frozen):
    """Which suite was run, by its content."""

    name: str
    articles: int
    questions: int
    articles_hash: str
    questions_hash: str

    def same_as(self, other: "SuiteUsed") -> bool:
        """Return whether the same was asked of the same articles."""
        own, others = ((s.articles_hash, s.questions_hash, s.questions) for s in (self, other))
        return own == others


class Setup(Frozen):
    """All that a run depends on: two runs of one setup differ by chance and speed alone."""

    mode: Mode
    suites: tuple[SuiteUsed, ...]
    url: str | None = None
    judge: str | None = None
    settings: dict[str, dict[str, object]] = Field(default_factory=dict)
    versions: dict[str, str] = Field(default_factory=dict)
    workers: int = 1

    @property
    def stamp(self) -> str:
        """Return a hash of all that decides an answer: not the commit, nor how many at a time."""
        deciding = self.model_dump(mode="json", exclude={"workers": True, "versions": {"revision"}})
        return hashlib.sha256(json.dumps(deciding, sort_keys=True).encode()).hexdigest()


class Figure(Frozen):
    """A metric over a suite, with its 95 per cent interval, and how many questions it is of."""

    suite: str
    metric: str
    value: float
    low: float
    high: float
    questions: int


class Run(Frozen):
    """What one run file holds."""

    format: Literal[1] = 1
    name: str
    started_at: AwareDatetime
    finished_at: AwareDatetime
    setup: Setup
    figures: tuple[Figure, ...]
    results: tuple[Result, ...]

    @property
    def failed(self) -> int:
        """The number of questions that ended in an error."""
        return sum(result.error is not None for result in self.results)

    @property
    def suites(self) -> list[str]:
        """The names of the suites, in the order of the run."""
        return [suite.name for suite in self.setup.suites]

    def unscored(self, suite: str | None = None) -> dict[str, list[str]]:
        """Return, for each metric that a judge or server kept from a score, every reason."""
        reasons: dict[str, list[str]] = {}
        for result in self.results:
            for metric, reason in result.unscored.items() if suite in (None, result.suite) else ():
                reasons.setdefault(metric, []).append(reason)
        return reasons

    def figure(self, suite: str, metric: str) -> Figure | None:
        """Return a figure by suite and metric."""
        wanted = (suite, metric)
        return next((f for f in self.figures if (f.suite, f.metric) == wanted), None)

    def results_of(self, suite: str) -> list[Result]:
        """Return the results of one suite."""
        return [result for result in self.results if result.suite == suite]


def rows_of(results: Iterable[Result], metric: str) -> Rows:
    """Return a metric's rows, shape (questions it applies to, numbers)."""
    rows = [result.scores[metric] for result in results if metric in result.scores]
    return np.array(rows, dtype=np.float64) if rows else np.zeros((0, 1))


def figures_of(results: Sequence[Result]) -> list[Figure]:
    """Return every figure that is defined, by suite, in the order of the table of metrics."""
    found = []
    for suite, name, value, questions in values_of(results):
        rows = rows_of((result for result in results if result.suite == suite), name)
        low, high = interval(metric_named(name), rows)
        found.append(
            Figure(suite=suite, metric=name, value=value, low=low, high=high, questions=questions)
        )
    return found


def values_of(results: Sequence[Result]) -> Iterator[tuple[str, str, float, int]]:
    """Yield suite, metric, value and number of questions of each figure that is defined."""
    for suite in dict.fromkeys(result.suite for result in results):
        own = [result for result in results if result.suite == suite]
        for metric in by_name().values():
            rows = rows_of(own, metric.name)
            if len(rows) and not math.isnan(value := metric.value(rows)):
                yield suite, metric.name, value, len(rows)


def metric_named(name: str) -> Metric:
    """Return a metric by name; `InvalidInputError` lists the names where there is none."""
    known: Mapping[str, Metric] = by_name()
    if name not in known:
        raise InvalidInputError(f"no metric is named {name!r}; there are {', '.join(known)}")
    return known[name]
