"""A run: every answer and score of a system over suites, with all that it depended on."""

import hashlib
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import numpy as np
from pydantic import AwareDatetime, Field, ValidationError

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
    for suite in dict.fromkeys(result.suite for result in results):
        own = [result for result in results if result.suite == suite]
        for metric in by_name().values():
            rows = rows_of(own, metric.name)
            if len(rows) and not math.isnan(value := metric.value(rows)):
                low, high = interval(metric, rows)
                found.append(
                    Figure(
                        suite=suite,
                        metric=metric.name,
                        value=value,
                        low=low,
                        high=high,
                        questions=len(rows),
                    )
                )
    return found


def write_run(run: Run, path: Path) -> None:
    """Write a run file, whole or not at all; `DatelineError` where it cannot be written."""
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(run.model_dump_json(by_alias=True), encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise DatelineError(f"{path} cannot be written: {error.strerror}") from error


def read_run(path: Path) -> Run:
    """Return the run of a file; `InvalidInputError` where it is none."""
    try:
        return Run.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InvalidInputError(f"{path}: cannot be read: {error.strerror}") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise InvalidInputError(
            f"{path}: is no run file of format {FORMAT}: {where}: {first['msg'].lower()}"
        ) from error


def is_run_file(path: Path) -> bool:
    """Return whether a file is a run file of whatever format, or empty; `InvalidInputError`."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InvalidInputError(f"{path}: cannot be read: {error.strerror}") from error
    try:
        found = json.loads(content or "{}")
    except ValueError:
        return False
    return not content or (isinstance(found, dict) and {"format", "setup", "results"} <= {*found})


def metric_named(name: str) -> Metric:
    """Return a metric by name; `InvalidInputError` lists the names where there is none."""
    known: Mapping[str, Metric] = by_name()
    if name not in known:
        raise InvalidInputError(f"no metric is named {name!r}; there are {', '.join(known)}")
    return known[name]
