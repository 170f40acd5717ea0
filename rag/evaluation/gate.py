"""A gate: what a run must reach, and what it must not lose; it can fail, and can be undecided."""

import math
import operator
import re
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from rag.errors import InvalidInputError
from rag.evaluation.metrics.fallback import ByModel, fallbacks
from rag.evaluation.metrics.metric import Metric
from rag.evaluation.metrics.table import by_name
from rag.evaluation.run import Run, metric_named

COMPARE: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "==": operator.eq,
}
_REQUIREMENT = re.compile(
    r"(?:(?P<suite>[^:]+):)?\s*(?P<metric>[\w@]+)\s*(?P<sign>>=|<=|==|>|<)\s*(?P<bound>\S+)"
)
ROUNDING = 1e-9


class Verdict(IntEnum):
    """The exit code of a gate."""

    HELD = 0
    MISSED = 1
    UNDECIDED = 2


class Requirement(NamedTuple):
    """A bound on a metric, in one suite or in every suite that has it."""

    suite: str | None
    metric: str
    sign: str
    bound: float

    def __str__(self) -> str:
        where = f"{self.suite}:" if self.suite else ""
        return f"{where}{self.metric}{self.sign}{self.bound:g}"


class Check(NamedTuple):
    """One thing that was judged, and what was seen."""

    verdict: Verdict
    what: str
    seen: str

    def __str__(self) -> str:
        return f"{self.verdict.name.lower()}: {self.what} ({self.seen})"


def parse_requirement(text: str) -> Requirement:
    """Return a requirement as "ndcg@10>=0.7" or "newsqa:f1>0.2"; `InvalidInputError` otherwise."""
    match = _REQUIREMENT.fullmatch(text.strip())
    if not match:
        raise InvalidInputError(f"{text!r} is no requirement: write one as ndcg@10>=0.7")
    metric = metric_named(match["metric"])
    try:
        bound = float(match["bound"])
    except ValueError:
        raise InvalidInputError(f"{text!r}: {match['bound']!r} is not a number") from None
    if not math.isfinite(bound):
        raise InvalidInputError(f"{text!r}: {match['bound']!r} is not a finite number")
    return Requirement(match["suite"], metric.name, match["sign"], bound)


def check_requirements(run: Run, requirements: Sequence[Requirement]) -> list[Check]:
    """Return a check for each requirement in each suite that it is about."""
    return [check for required in requirements for check in _check(run, required)]


def _check(run: Run, required: Requirement) -> Iterator[Check]:
    suites = [required.suite] if required.suite else run.suites
    figures = [f for suite in suites if (f := run.figure(suite, required.metric))]
    if not figures:
        where = f"suite {required.suite}" if required.suite else "any suite"
        yield Check(Verdict.UNDECIDED, str(required), f"the run has no such figure in {where}")
    for suite in suites:
        if reasons := run.unscored(suite).get(required.metric):
            yield Check(Verdict.UNDECIDED, str(required), f"{_no_score(reasons)} in {suite}")
    for figure in figures:
        if run.unscored(figure.suite).get(required.metric):
            continue
        held = COMPARE[required.sign](figure.value, required.bound)
        verdict = Verdict.HELD if held else Verdict.MISSED
        yield Check(verdict, str(required), f"{figure.value:.4f} in {figure.suite}")


def check_model(new: Run, base: Run | None, requirements: Sequence[Requirement]) -> list[Check]:
    """Return an undecided check for each run whose chat model failed: its figures are another's.

    A requirement of `by_model` says how many of such answers are borne in the suites of the new
    run that it is about; of the base none are.
    """
    own = {required.suite for required in requirements if required.metric == ByModel.name}
    judged = [] if None in own else [r for r in new.results if r.suite not in own]
    sides = (
        ("this run", judged, f"a requirement of {ByModel.name} says how much of that is borne"),
        ("the base", base.results if base else (), "run the base again"),
    )
    return [
        Check(Verdict.UNDECIDED, f"{name} is its chat model's", f"{instead}; {hint}")
        for name, results, hint in sides
        if (instead := fallbacks(results)) and instead.failed
    ]


def check_no_worse(base: Run, new: Run, tolerance: float, only: Sequence[str] = ()) -> list[Check]:
    """Return a check for each metric of the base that it guards: speed and cost only if named.

    The same questions must have been asked of the same articles, or nothing can be judged.
    """
    before = {suite.name: suite for suite in base.setup.suites}
    checks = []
    for suite in new.setup.suites:
        other = before.get(suite.name)
        if other is None or not suite.same_as(other):
            seen = "the base run has other questions or articles" if other else "not in the base"
            checks.append(Check(Verdict.UNDECIDED, f"no worse in {suite.name}", seen))
        else:
            checks += _no_worse_in(suite.name, base, new, tolerance, only)
    for name in before.keys() - set(new.suites):
        checks.append(Check(Verdict.UNDECIDED, f"no worse in {name}", "was not run"))
    return checks


def _no_worse_in(
    suite: str, base: Run, new: Run, tolerance: float, only: Sequence[str]
) -> Iterator[Check]:
    for metric in by_name().values():
        if metric.name not in only if only else not metric.guarded:
            continue
        old = base.figure(suite, metric.name)
        if old is None:
            if only:
                what = f"{suite}:{metric.name} no worse"
                yield Check(Verdict.UNDECIDED, what, "the base has no such figure")
            continue
        what = f"{suite}:{metric.name} no worse than {old.value:.4f} by over {tolerance:g}"
        found = new.figure(suite, metric.name)
        if found is None or (obstacle := _obstacle(metric, suite, base, new)):
            seen = "the run has no such figure" if found is None else obstacle
            yield Check(Verdict.UNDECIDED, what, seen)
            continue
        loss = (old.value - found.value) * (1 if metric.higher_is_better else -1)
        verdict = Verdict.HELD if loss <= tolerance + ROUNDING else Verdict.MISSED
        yield Check(verdict, what, f"{found.value:.4f}")


def _obstacle(metric: Metric, suite: str, base: Run, new: Run) -> str:
    """Return what keeps two figures of one metric from being set beside each other, or nothing."""
    for name, run in (("the base", base), ("this run", new)):
        if reasons := run.unscored(suite).get(metric.name):
            return f"in {name} {_no_score(reasons)}"
    if metric.judged and base.setup.judge != new.setup.judge:
        return f"{base.setup.judge} judged the base, {new.setup.judge} this run"
    return ""


def _no_score(reasons: Sequence[str]) -> str:
    return f"{len(reasons)} questions have no score: {reasons[0]}"


def verdict_of(checks: Sequence[Check]) -> Verdict:
    """Return missed where anything was, else undecided where anything is or nothing was checked."""
    verdicts = {check.verdict for check in checks}
    if not verdicts:
        return Verdict.UNDECIDED
    order = (Verdict.MISSED, Verdict.UNDECIDED, Verdict.HELD)
    return next(verdict for verdict in order if verdict in verdicts)
