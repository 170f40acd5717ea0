"""Why a question fell, in words: what was asked, expected, answered and cited."""

from collections.abc import Iterator

from rag.evaluation.metrics.metric import Case
from rag.evaluation.metrics.passing import faults
from rag.types import Citation

PASSAGES = 3
SHOWN_CHARS = 160


def explain(case: Case) -> str:
    """Return the faults of an answer, and what is needed to see them, a line each."""
    return "\n".join(_lines(case))


def _lines(case: Case) -> Iterator[str]:
    question = case.question
    for turn in question.history:
        yield f"earlier:   {turn.question} — {turn.answer}"
    yield f"question:  {question.question}"
    if question.asked_at:
        yield f"asked at:  {question.asked_at:%Y-%m-%d %H:%M %Z}"
    for fault in faults(case):
        yield f"fault:     {fault}"
    yield from _answer(case)
    for quote in question.quotes:
        yield f"expected:  “{quote.text}” [{quote.article}]"
    for citation in case.citations:
        yield f"cited:     {_cited(citation)}"
    for citation in case.answer.nearest if case.answer else ():
        yield f"nearest:   {_cited(citation)}"
    if not case.citations:
        for passage in case.passages[:PASSAGES]:
            yield f"retrieved: {_short(passage.text)} [{passage.article_id}]"


def _answer(case: Case) -> Iterator[str]:
    if case.answer is None:
        return
    if case.answer.abstained:
        yield f"abstained: {case.answer.missing}"
    for statement in case.statements:
        yield f"answer:    {statement.text}"


def _cited(citation: Citation) -> str:
    return f"“{citation.quote}” [{citation.article_id} {citation.start}:{citation.end}]"


def _short(text: str) -> str:
    joined = " ".join(text.split())
    return joined if len(joined) <= SHOWN_CHARS else f"{joined[:SHOWN_CHARS]}…"
