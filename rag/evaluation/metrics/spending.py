"""What an answer costs: time, and tokens where a chat model is used."""

import numpy as np

from rag.evaluation.metrics.metric import Case, Metric, Row, Rows


class Latency(Metric):
    """A percentile of the seconds that a question takes.

    By linear interpolation, as numpy has it by default.
    """

    higher_is_better = False
    guarded = False
    unit = "s"

    def __init__(self, percentile: int) -> None:
        self.percentile = percentile
        self.name = f"latency_p{percentile}"

    def row(self, case: Case) -> Row | None:
        """Apply to questions that ran without an error."""
        return None if case.seconds is None or case.error is not None else (case.seconds,)

    def value(self, rows: Rows) -> float:
        """Return the percentile."""
        return float(np.percentile(rows[:, 0], self.percentile)) if len(rows) else float("nan")


class Tokens(Metric):
    """Tokens in and out of chat models for a question, as the models' providers count them."""

    name = "tokens"
    higher_is_better = False
    guarded = False

    def row(self, case: Case) -> Row | None:
        """Apply to questions for which a chat model was called."""
        return None if case.tokens is None else (float(case.tokens),)
