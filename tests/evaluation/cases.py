"""Small questions and answers whose scores can be worked by hand."""

from collections.abc import Sequence

from rag.evaluation.metrics.metric import Case
from rag.evaluation.question import Question
from rag.types import Answer, Citation, PassageScore, Statement

TEXT = "The dam broke on Monday. Two villages were cleared. No one was hurt."


def cite(quote: str, article: str = "dam", text: str = TEXT) -> Citation:
    start = text.index(quote)
    return Citation(article_id=article, quote=quote, start=start, end=start + len(quote))


def passage(article: str, start: int = 0, end: int = 10, text: str = "") -> PassageScore:
    return PassageScore(article_id=article, start=start, end=end, text=text, score=1.0)


def statement(text: str, *quotes: str) -> Statement:
    return Statement(text=text, citations=tuple(cite(quote) for quote in quotes))


def answered(
    *statements: Statement, confidence: float = 0.9, passages: Sequence[PassageScore] = ()
) -> Answer:
    return Answer(
        question="q",
        statements=statements,
        confidence=confidence,
        passages=tuple(passages),
    )


def abstained(missing: str = "nothing on that") -> Answer:
    return Answer(question="q", abstained=True, missing=missing, confidence=0.1)


def case(answer: Answer | None = None, error: str | None = None, **expected: object) -> Case:
    question = Question.model_validate({"id": "q", "question": "What broke?", **expected})
    return Case(question=question, answer=answer, error=error, seconds=1.0)
