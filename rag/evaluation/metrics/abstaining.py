"""Whether the right questions are left unanswered, and whether confidence tells which.

Abstention precision, recall and F1 take "cannot be answered" as the class that is looked for
(Rajpurkar et al. 2018, SQuAD 2.0; Feng et al. 2024). Risk and coverage: El-Yaniv and Wiener
2010; the area under their curve: Geifman and El-Yaniv 2017.
"""

from typing import NamedTuple

import numpy as np

from rag.evaluation.metrics.metric import Case, Metric, Row, Rows
from rag.evaluation.metrics.passing import faults, is_judged


class Point(NamedTuple):
    """At this share of all questions answered, the surest first, this share of them is wrong."""

    coverage: float
    risk: float


class _Abstention(Metric):
    def row(self, case: Case) -> Row | None:
        """Apply where it is known whether there is an answer: (abstained, should have)."""
        should = case.question.can_be_answered
        if should is None or case.retrieval_only:
            return None
        return (float(_abstained(case)), float(not should))

    def _ratio(self, rows: Rows, whole: float) -> float:
        rightly = float((rows[:, 0] * rows[:, 1]).sum())
        return rightly / whole if whole and rows[:, 1].any() else float("nan")


class AbstentionPrecision(_Abstention):
    """Of the questions left unanswered, the share that have no answer."""

    name = "abstention_precision"

    def value(self, rows: Rows) -> float:
        """Return NaN where nothing was left unanswered, or every question has an answer."""
        return self._ratio(rows, float(rows[:, 0].sum()))


class AbstentionRecall(_Abstention):
    """Of the questions that have no answer, the share left unanswered."""

    name = "abstention_recall"

    def value(self, rows: Rows) -> float:
        """Return NaN where every question has an answer."""
        return self._ratio(rows, float(rows[:, 1].sum()))


class AbstentionF1(_Abstention):
    """The harmonic mean of abstention precision and recall."""

    name = "abstention_f1"

    def value(self, rows: Rows) -> float:
        """Return NaN where every question has an answer."""
        return self._ratio(rows, float(rows.sum()) / 2)


class Answered(Metric):
    """The share of the questions with an answer that are answered at all."""

    name = "answered"
    yes_or_no = True

    def row(self, case: Case) -> Row | None:
        """Apply to questions that are known to have an answer."""
        if not case.question.can_be_answered or case.retrieval_only:
            return None
        return (float(case.answer is not None and not case.answer.abstained),)


class AURC(Metric):
    """The area under the risk-coverage curve, over the coverage that is reached: lower is better.

    Each row is (answered, confidence, wrong). Questions left unanswered take coverage away and
    add no risk.
    """

    name = "aurc"
    higher_is_better = False

    def row(self, case: Case) -> Row | None:
        """Apply to questions of whose answer something is expected."""
        if not is_judged(case) or case.answer is None:
            return None
        answered = float(not case.answer.abstained)
        return (answered, case.answer.confidence, float(bool(faults(case))))

    def value(self, rows: Rows) -> float:
        """Return the mean risk over the points of the curve; NaN where nothing is answered."""
        curve = risk_coverage(rows)
        return float(np.mean([point.risk for point in curve])) if curve else float("nan")


def risk_coverage(rows: Rows) -> list[Point]:
    """Return a point for each answered question, the surest first.

    Questions of equal confidence share their mean risk, so that their order does not matter.
    """
    answered = rows[rows[:, 0] > 0] if len(rows) else rows
    if not len(answered):
        return []
    levels, group = np.unique(-answered[:, 1], return_inverse=True)
    sizes = np.bincount(group, minlength=len(levels))
    risk_of_level = np.bincount(group, weights=answered[:, 2]) / sizes
    risks = np.cumsum(np.repeat(risk_of_level, sizes)) / np.arange(1, len(answered) + 1)
    return [Point((n + 1) / len(rows), float(risk)) for n, risk in enumerate(risks)]


def _abstained(case: Case) -> bool:
    return case.answer is not None and case.answer.abstained
