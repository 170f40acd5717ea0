"""Ways to put a question to what is evaluated: an assistant, a retriever, a live server."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from langchain_core.callbacks import get_usage_metadata_callback

from rag.evaluation.metrics.metric import Case
from rag.evaluation.question import Question
from rag.filters import Filters
from rag.types import Answer, Hit, PassageScore, Turn


class Asked(NamedTuple):
    """What came back: an answer, or passages alone where retrieval alone is evaluated."""

    answer: Answer | None = None
    retrieved: tuple[PassageScore, ...] = ()


Ask = Callable[[Question], Asked]


class Answers(Protocol):
    """The part of `rag.assistant.Assistant` that is evaluated."""

    def answer(
        self,
        question: str,
        *,
        history: Sequence[Turn],
        filters: Filters,
        asked_at: datetime | None,
    ) -> Answer:
        """Return the whole answer."""
        ...


class Searches(Protocol):
    """The part of `rag.retriever.Retriever` that is evaluated."""

    def search(
        self, question: str, filters: Filters, asked_at: datetime | None, k: int
    ) -> list[Hit]:
        """Return up to k hits, best first."""
        ...


def ask_assistant(assistant: Answers) -> Ask:
    """Ask for answers."""

    def ask(question: Question) -> Asked:
        return Asked(
            assistant.answer(
                question.question,
                history=question.history,
                filters=question.filters,
                asked_at=question.asked_at,
            )
        )

    return ask


def ask_retriever(retriever: Searches, k: int) -> Ask:
    """Ask for passages alone; the question is searched as it stands, its history unused."""

    def ask(question: Question) -> Asked:
        hits = retriever.search(question.question, question.filters, question.asked_at, k)
        return Asked(retrieved=tuple(map(PassageScore.of, hits)))

    return ask


def timed(ask: Ask, question: Question) -> Case:
    """Return how one question went; an error of whatever kind is what is to be reported."""
    began = time.perf_counter()
    try:
        with get_usage_metadata_callback() as usage:
            asked = ask(question)
    except Exception as error:  # the door: one failure must not end a run of thousands
        return Case(question=question, error=f"{type(error).__name__}: {error}")
    seconds = time.perf_counter() - began
    tokens = sum(used["total_tokens"] for used in usage.usage_metadata.values())
    if not tokens and asked.answer and asked.answer.usage:  # a server's calls are its own
        tokens = asked.answer.usage.input_tokens + asked.answer.usage.output_tokens
    return Case(
        question=question,
        answer=asked.answer,
        retrieved=asked.retrieved,
        seconds=round(seconds, 6),
        tokens=tokens or None,
    )
