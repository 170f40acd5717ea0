"""What a report's page shows of each question, with every passage in it once."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from rag.evaluation.metrics.passing import faults, is_judged
from rag.evaluation.metrics.table import by_name
from rag.evaluation.run import Result, Run
from rag.types import Citation, PassageScore

Verdict = str
_YES_OR_NO = {None: [], True: ["yes"], False: ["no"]}
PER_QUESTION = {name for name, metric in by_name().items() if metric.is_mean and not metric.unit}


def page_json(runs: Sequence[Run]) -> str:
    """Return JSON that can stand in a script element: nothing in it closes one."""
    passages: dict[str, dict[str, Any]] = {}
    questions = [
        _question(place, result, passages)
        for place, run in enumerate(runs)
        for result in run.results
    ]
    data = {"runs": [run.name for run in runs], "questions": questions, "passages": passages}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def verdict(result: Result) -> Verdict:
    """Return how a question went, in one word."""
    if result.error is not None:
        return "error"
    if result.retrieval_only:
        deepest = _deepest(result)
        if deepest is None:
            return "unjudged"
        return "passed" if result.scores[f"hit@{deepest}"][0] else "failed"
    if not is_judged(result):
        return "unjudged"
    return "failed" if faults(result) else "passed"


def faults_of(result: Result) -> list[str]:
    """Return why a question fell, by its answer or by its ranking; none where it passed."""
    if verdict(result) not in ("failed", "error"):
        return []
    if result.retrieval_only:
        return [f"no relevant article is among the first {_deepest(result)}"]
    return faults(result)


def _deepest(result: Result) -> int | None:
    """Return the greatest depth to which a ranking was looked at."""
    return next((k for k in (10, 5, 1) if f"hit@{k}" in result.scores), None)


def _question(place: int, result: Result, passages: dict[str, dict[str, Any]]) -> dict[str, Any]:
    question, answer = result.question, result.answer
    return {
        "run": place,
        "suite": result.suite,
        "id": question.id,
        "question": question.question,
        "history": [[turn.question, turn.answer] for turn in question.history],
        "asked": question.asked_at.isoformat() if question.asked_at else None,
        "tags": question.tags,
        "verdict": verdict(result),
        "faults": faults_of(result),
        "expected": {
            "any of": question.answers,
            "include": [" | ".join(any_) for any_ in question.must_include],
            "not": question.must_not_include,
            "quotes": [f"“{quote.text}” — {quote.article}" for quote in question.quotes],
            "relevant": list(question.article_grades),
            "answerable": _YES_OR_NO[question.answerable],
        },
        "statements": [
            {"text": s.text, "citations": list(map(_citation, s.citations))}
            for s in result.statements
        ],
        "missing": answer.missing if answer and answer.abstained else None,
        "nearest": list(map(_citation, answer.nearest)) if answer else [],
        "caveats": [caveat.text for caveat in answer.caveats] if answer else [],
        "confidence": answer.confidence if answer else None,
        "seconds": result.seconds,
        "passages": [_passage(passage, passages) for passage in result.passages[:12]],
        "unscored": [f"{name}: {why}" for name, why in result.unscored.items()],
        "scores": {n: row[0] for n, row in result.scores.items() if n in PER_QUESTION},
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {"quote": citation.quote, "source": _source(citation), "url": citation.url}


def _passage(passage: PassageScore, passages: dict[str, dict[str, Any]]) -> str:
    key = f"{passage.article_id} {passage.start}:{passage.end}"
    passages[key] = {"source": _source(passage), "text": passage.text}
    return key


def _source(of: Citation | PassageScore) -> str:
    date = of.published_at.strftime("%Y-%m-%d") if of.published_at else "no date"
    return ", ".join(part for part in (of.title, of.publisher, date, of.article_id) if part)


def tags_of(runs: Iterable[Run]) -> list[str]:
    """Return every tag that a question has."""
    return sorted({tag for run in runs for r in run.results for tag in r.question.tags})
