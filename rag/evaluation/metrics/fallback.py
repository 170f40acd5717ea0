"""Whether the chat model that was asked wrote the answer, or the embedded reader in its place."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from rag.evaluation.metrics.metric import Case, Metric, Row
from rag.types import EMBEDDED

FAILED = "model_failed"
INSTEAD = (FAILED, "unsupported")
"""The caveats of an answer that a chat model was asked for and that is not its own."""


class ByModel(Metric):
    """Whether the answer is the chat model's own, not the embedded reader's in its place."""

    name = "by_model"
    yes_or_no = True

    def row(self, case: Case) -> Row | None:
        """Apply to answers for which a chat model was asked."""
        if case.answer is None:
            return None
        if case.answer.reader != EMBEDDED:
            return (1.0,)
        return None if _reason(case) is None else (0.0,)


class Fallbacks(NamedTuple):
    """How many answers are the embedded reader's in a chat model's place, and mostly why."""

    answers: int
    failed: int
    of: int
    reason: str

    def __str__(self) -> str:
        return f"{self.answers} of {self.of} answered by the embedded reader instead: {self.reason}"


def fallbacks(cases: Iterable[Case]) -> Fallbacks | None:
    """Return what the embedded reader answered in a chat model's place; None for nothing."""
    asked = [case for case in cases if case.answer]
    reasons = [reason for case in asked if (reason := _reason(case))]
    if not reasons:
        return None
    failed = sum(kind == FAILED for kind, _ in reasons)
    ((_, text), _), *_ = Counter(reasons).most_common(1)
    return Fallbacks(len(reasons), failed, len(asked), text.rstrip("."))


def _reason(case: Case) -> tuple[str, str] | None:
    if case.answer is None or case.answer.reader != EMBEDDED:
        return None
    return next(((c.kind, c.text) for c in case.answer.caveats if c.kind in INSTEAD), None)
