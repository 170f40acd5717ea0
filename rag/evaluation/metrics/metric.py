"""What a metric is: a row of numbers for each question it applies to, and the value of many."""

from abc import ABC, abstractmethod
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from rag.evaluation.question import Question
from rag.types import Answer, Citation, Frozen, PassageScore, Statement

Row = tuple[float, ...]
Rows = NDArray[np.float64]


class Case(Frozen):
    """One question as it went: the answer, or the error that stood in its place."""

    question: Question
    answer: Answer | None = None
    retrieved: tuple[PassageScore, ...] = ()
    seconds: float | None = None
    tokens: int | None = None
    error: str | None = None

    @property
    def passages(self) -> tuple[PassageScore, ...]:
        """Return the retrieved passages, best first."""
        return self.answer.passages if self.answer else self.retrieved

    @property
    def retrieval_only(self) -> bool:
        """Whether no answer was asked for."""
        return self.answer is None and self.error is None

    @property
    def statements(self) -> list[Statement]:
        """Return the statements of the answer, each item of a list as one of its own."""
        found: list[Statement] = []
        for statement in self.answer.statements if self.answer else ():
            found.append(statement)
            found += [Statement(text=i.text, citations=i.citations) for i in statement.items]
        return found

    @property
    def citations(self) -> list[Citation]:
        """Return every citation of the answer, those of list items included."""
        return [citation for statement in self.statements for citation in statement.citations]

    @property
    def text(self) -> str:
        """Return what the answer says, as one text; empty where it abstains."""
        return " ".join(statement.text for statement in self.statements)

    @property
    def marked(self) -> str:
        """Return the words that the first statement marks as the answer; without a mark, `text`."""
        first = next(iter(self.statements), None)
        if first is None or first.answer is None:
            return self.text
        return first.text[first.answer.start : first.answer.end]


class Metric(ABC):
    """A named figure over questions; by default the mean of one score a question."""

    name: str
    higher_is_better: ClassVar[bool] = True
    yes_or_no: ClassVar[bool] = False
    unit: ClassVar[str] = ""
    guarded: ClassVar[bool] = True
    judged: ClassVar[bool] = False
    k: int | None = None

    @abstractmethod
    def row(self, case: Case) -> Row | None:
        """Return the numbers this question adds, or None where the metric does not apply."""

    def value(self, rows: Rows) -> float:
        """Return the figure for `rows` of shape (questions, numbers); NaN where undefined."""
        return float(rows[:, 0].mean()) if len(rows) else float("nan")

    @property
    def is_mean(self) -> bool:
        """Whether the figure is the plain mean of the first column."""
        return type(self).value is Metric.value


def as_row(score: float | None) -> Row | None:
    """Return a score as a row of one number."""
    return None if score is None else (float(score),)
