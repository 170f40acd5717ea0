"""How long an answer takes, stage by stage, and what answers look like."""

import random
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy as np

from rag.assistant import Assistant
from rag.evaluation.question import Question
from rag.types import Answer, Citation, Frozen

WHOLE = "whole answer"

One = TypeVar("One")


class Asked(Frozen):
    """A question with its answer, and how long that took for the one who asked."""

    question: Question
    answer: Answer
    milliseconds: float


class Latency(Frozen):
    """Milliseconds of one stage over `n` questions."""

    stage: str
    n: int
    p50: float
    p95: float


def ask_all(assistant: Assistant, questions: Sequence[Question]) -> list[Asked]:
    """Ask every question at its own time, one after the other; the first also warms up, unseen."""
    for question in questions[:1]:
        assistant.answer(question.question)
    return [_ask(assistant, question) for question in questions]


def latencies(asked: Sequence[Asked]) -> list[Latency]:
    """Return each stage in the order it is first met, then the whole answer."""
    took: dict[str, list[float]] = {}
    for one in asked:
        for stage, milliseconds in one.answer.timings.items():
            took.setdefault(stage, []).append(milliseconds)
    took[WHOLE] = [one.milliseconds for one in asked]
    return [_latency(stage, values) for stage, values in took.items() if values]


def draw(some: Sequence[One], size: int, seed: int = 2022) -> list[One]:
    """Return `size` of them, chosen by the seed alone."""
    return random.Random(seed).sample(list(some), min(size, len(some)))


def as_markdown(asked: Sequence[Asked]) -> str:
    """Return questions with their answers as they came, beside what was expected."""
    return "\n".join(line for one in asked for line in _lines(one))


def _ask(assistant: Assistant, question: Question) -> Asked:
    began = time.perf_counter()
    answer = assistant.answer(
        question.question,
        history=question.history,
        filters=question.filters,
        asked_at=question.asked_at,
    )
    milliseconds = 1000 * (time.perf_counter() - began)
    return Asked(question=question, answer=answer, milliseconds=milliseconds)


def _latency(stage: str, values: Sequence[float]) -> Latency:
    p50, p95 = np.quantile(values, (0.5, 0.95))
    return Latency(stage=stage, n=len(values), p50=float(p50), p95=float(p95))


def _lines(asked: Asked) -> Iterator[str]:
    question, answer = asked.question, asked.answer
    when = f"{question.asked_at:%d %B %Y}" if question.asked_at else "no clock"
    yield f"## {question.question}\n"
    expected = " | ".join(question.answers) or "not given"
    yield f"asked {when}; expected: {expected}; {asked.milliseconds:.0f} ms\n"
    if answer.abstained:
        yield f"**Abstained.** {answer.missing or ''}\n"
        yield from (f"- nearest: {_quoted(citation)}" for citation in answer.nearest)
    for caveat in answer.caveats:
        yield f"_{caveat.text}_\n"
    for statement in answer.statements:
        yield f"- {statement.text}"
        yield from (f"  - {_quoted(citation)}" for citation in statement.citations)
    yield ""


def _quoted(citation: Citation) -> str:
    date = f"{citation.published_at:%d %B %Y}" if citation.published_at else "no date"
    quote = " ".join(citation.quote.split())
    return f"“{quote}” ({citation.publisher or 'no publisher'}, {date}; {citation.title})"
