"""Suites of two articles, written to a folder, and results over them."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from ingest.split import split
from rag.evaluation.loading import load
from rag.evaluation.metrics.metric import Case
from rag.evaluation.metrics.table import metrics
from rag.evaluation.question import Question
from rag.evaluation.run import Result, Run, Setup, SuiteUsed, figures_of
from rag.evaluation.suite import Intake, Placed, Problem, Suite
from rag.types import Answer
from tests.evaluation.cases import TEXT, abstained, answered, passage, statement
from tests.rag.newsroom import WordOverlap

ARTICLES = [
    {"id": "dam", "title": "Dam breaks", "text": TEXT, "published_at": "2026-03-02"},
    {"id": "vote", "title": "A vote", "text": "Parliament voted on Friday.", "publisher": "Echo"},
]
QUESTIONS = """\
- id: when
  question: When did the dam break?
  asked_at: 2026-03-03
  answers: [Monday]
  relevant: [dam]
  tags: [plain]

- id: who
  question: Who voted?
  must_include: [Parliament]
  relevant: [vote]
  quotes: [Parliament voted]
"""
TIME = datetime(2026, 3, 5, tzinfo=UTC)


def no_sources(path: Path) -> Iterator[Placed | Problem]:
    raise AssertionError("these suites have their articles in articles.jsonl")


INTAKE = Intake(no_sources, split, lambda settings: WordOverlap("word-overlap"))


def write_suite(folder: Path, questions: str = QUESTIONS) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{json.dumps(article)}\n" for article in ARTICLES)
    (folder / "articles.jsonl").write_text(lines)
    (folder / "mine.qa.yaml").write_text(questions)
    return folder


def small_suite(folder: Path) -> Suite:
    return load(write_suite(folder), no_sources)


def result(id_: str, answer: Answer | None = None, **expected: object) -> Result:
    """Return the scored result of one question; without an answer it failed."""
    fields = {"id": id_, "question": f"What of {id_}?", "answers": ["dam"], **expected}
    case = Case(
        question=Question.model_validate(fields),
        answer=answer,
        error=None if answer else "ModelError: no such model",
        seconds=0.5,
    )
    text = {("dam", 1): TEXT}
    scored = metrics(lambda *_: 1.0, lambda *key: text.get(key))
    return Result(suite="mine", **dict(case)).scored(scored)


RIGHT = answered(statement("The dam broke.", "The dam broke"), passages=[passage("dam")])
WRONG = answered(statement("No one was hurt.", "No one was hurt"), confidence=0.4)
ABSTAINED = abstained()


def run_of(title: str, results: Sequence[Result], **used: object) -> Run:
    fields = {
        "name": "mine",
        "articles": 1,
        "questions": len(results),
        "articles_hash": "a" * 64,
        "questions_hash": "b" * 64,
    }
    return Run(
        name=title,
        started_at=TIME,
        finished_at=TIME,
        setup=Setup(mode="answers", suites=(SuiteUsed.model_validate(fields | used),)),
        figures=tuple(figures_of(results)),
        results=tuple(results),
    )
