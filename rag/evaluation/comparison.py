"""Two runs beside each other, question by question."""

import math
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from rag.errors import InvalidInputError
from rag.evaluation import setup_differences
from rag.evaluation.metrics.metric import Metric, Rows
from rag.evaluation.metrics.table import by_name
from rag.evaluation.run import Result, Run, rows_of
from rag.evaluation.statistics import Interval, difference_interval, mcnemar_p, randomisation_p

SIGNIFICANT = 0.05

Verdict = Literal["better", "worse", "no difference shown"]
DECIDING = ("passed", "ndcg@10", "answer_in_passages@10", "map")


class Difference(NamedTuple):
    """A metric in both runs, over the questions that it applies to in both."""

    suite: str
    metric: str
    base: float
    new: float
    bounds: Interval
    p: float
    test: Literal["McNemar", "randomisation"]
    verdict: Verdict
    questions: int


class Change(NamedTuple):
    """A question that went better or worse, by the metric that decides."""

    suite: str
    metric: str
    base: Result
    new: Result

    @property
    def gain(self) -> float:
        """How much the score rose; negative where it fell."""
        return self.new.scores[self.metric][0] - self.base.scores[self.metric][0]


Pair = tuple[Result, Result]


class Comparison(NamedTuple):
    """What differs between two runs, and how many questions could not be paired."""

    base: Run
    new: Run
    differences: list[Difference]
    changes: list[Change]
    unpaired: int
    reworded: list[Pair]

    @property
    def notes(self) -> list[str]:
        """What a reader must know before the figures."""
        judges = [str(run.setup.judge) for run in (self.base, self.new)]
        setups = setup_differences.told(self.base.setup, self.new.setup)
        return [
            *([setups] if setups else []),
            "The verdict follows p, not the interval: better or worse where p is below .05, else "
            "no difference shown.",
            "Paired by question: McNemar's exact test for yes/no metrics, else a randomisation "
            "test. Each p-value stands for itself: among twenty, one below .05 is to be expected.",
            *([f"{self.unpaired} results had no partner."] if self.unpaired else []),
            *([_OTHER_JUDGE.format(*judges)] if judges[0] != judges[1] else []),
        ]

    @property
    def better(self) -> list[Change]:
        """The questions that went better, the greatest gain first."""
        return sorted((c for c in self.changes if c.gain > 0), key=lambda c: -c.gain)

    @property
    def worse(self) -> list[Change]:
        """The questions that went worse, the greatest loss first."""
        return sorted((c for c in self.changes if c.gain < 0), key=lambda c: c.gain)


_OTHER_JUDGE = (
    "Citation precision and recall are left out: {} judged the base, {} the new run. "
    "`dateline eval judge` judges a run file again."
)


def compare(base: Run, new: Run) -> Comparison:
    """Return what differs; `InvalidInputError` where the runs share no question.

    A question whose wording or expectations changed between the runs is not paired.
    """
    before = {result.key: result for result in base.results}
    pairs = [
        (before[result.key], result)
        for result in new.results
        if result.key in before and before[result.key].question == result.question
    ]
    if not pairs:
        raise InvalidInputError(
            f"{base.name} and {new.name} share no question: run both over the same suites"
        )
    unpaired = len(base.results) + len(new.results) - 2 * len(pairs)
    suites = dict.fromkeys(new_one.suite for _, new_one in pairs)
    by_suite = {suite: [pair for pair in pairs if pair[1].suite == suite] for suite in suites}
    same_judge = base.setup.judge == new.setup.judge
    metrics = [metric for metric in by_name().values() if same_judge or not metric.judged]
    differences = [d for suite, own in by_suite.items() for d in _differences(suite, own, metrics)]
    changes = [c for suite, own in by_suite.items() for c in _changes(suite, own)]
    moved = {change.new.key for change in changes}
    reworded = [pair for pair in pairs if pair[1].key not in moved and _reworded(*pair)]
    return Comparison(base, new, differences, changes, unpaired, reworded)


def _reworded(base: Result, new: Result) -> bool:
    """Return whether another answer was given, or passages of other articles were found."""
    if base.retrieval_only or new.retrieval_only:
        return [p.article_id for p in base.passages] != [p.article_id for p in new.passages]
    return (base.text, base.error is None) != (new.text, new.error is None)


def _differences(
    suite: str, pairs: Sequence[Pair], metrics: Sequence[Metric]
) -> Iterator[Difference]:
    for metric in metrics:
        base, new = paired_rows(pairs, metric.name)
        if not len(base):
            continue
        before, after = metric.value(base), metric.value(new)
        if math.isnan(before) or math.isnan(after):
            continue
        p = mcnemar_p(base, new) if metric.yes_or_no else randomisation_p(metric, base, new)
        yield Difference(
            suite,
            metric.name,
            before,
            after,
            difference_interval(metric, base, new),
            p,
            "McNemar" if metric.yes_or_no else "randomisation",
            _verdict(metric, after - before, p),
            len(base),
        )


def paired_rows(pairs: Sequence[Pair], metric: str) -> tuple[Rows, Rows]:
    """Return the rows of the questions that a metric applies to on both sides, in one order."""
    both = [pair for pair in pairs if all(metric in side.scores for side in pair)]
    return rows_of((base for base, _ in both), metric), rows_of((new for _, new in both), metric)


def _verdict(metric: Metric, difference: float, p: float) -> Verdict:
    if not p < SIGNIFICANT or difference == 0:
        return "no difference shown"
    return "better" if (difference > 0) == metric.higher_is_better else "worse"


def _changes(suite: str, pairs: Sequence[Pair]) -> Iterator[Change]:
    both = [base.scores.keys() & new.scores.keys() for base, new in pairs]
    metric = next((m for m in DECIDING if any(m in shared for shared in both)), None)
    for base, new in pairs:
        if metric is None or metric not in base.scores or metric not in new.scores:
            continue
        change = Change(suite, metric, base, new)
        if change.gain:
            yield change
