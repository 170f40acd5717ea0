"""From a row of a suite's file to a question, short forms written out."""

from collections.abc import Mapping
from datetime import time
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from rag.evaluation.moments import Unusable, moment
from rag.evaluation.question import Question
from rag.evaluation.records import Record
from rag.evaluation.suite import Problem
from rag.fields import fault, path, unknown
from rag.types import Article

KNOWN = {*Question.model_fields, "spans", "choices", "note"}
LISTS = ("answers", "must_not_include", "tags")
PARTS = {
    "history": ("question", "answer"),
    "filters": ("from", "to", "publishers"),
    "relevant": ("article", "grade", "start", "end", "text"),
    "quotes": ("article", "text"),
}


def parse_question(record: Record, articles: Mapping[str, Article]) -> Question | list[Problem]:
    """Return the question, or every problem that keeps it from being one."""
    if strange := [name for name in record.fields if name not in KNOWN]:
        return [record.problem(unknown(name, KNOWN), name) for name in strange]
    try:
        return Question.model_validate(_written_out(record.fields, articles))
    except Unusable as error:
        return [record.problem(str(error), error.field)]
    except ValidationError as error:
        details = error.errors(include_url=False)
        return [record.problem(f"{path(d)}: {fault(d).lower()}", str(d["loc"][0])) for d in details]


def _written_out(fields: Mapping[str, Any], articles: Mapping[str, Article]) -> dict[str, Any]:
    full = {k: v for k, v in fields.items() if v is not None and k not in ("choices", "note")}
    full |= {"id": str(full["id"])} if "id" in full else {}
    full |= {name: _texts(name, full[name]) for name in LISTS if name in full}
    full["must_include"] = [
        _texts("must_include", any_) for any_ in _list(full.get("must_include", []))
    ]
    if "asked_at" in full:
        full["asked_at"] = moment(full["asked_at"])
    full["history"] = [_part("history", turn) for turn in _list(full.get("history", []))]
    full["filters"] = {
        name: value if name == "publishers" or value is None else moment(value, time.min, "filters")
        for name, value in _part("filters", full.get("filters", {})).items()
    }
    relevant = [_relevant(entry, articles) for entry in _list(full.get("relevant", []))]
    relevant += _spans(_list(full.pop("spans", [])), full.get("answers", []), relevant, articles)
    named = [entry["article"] for entry in relevant]
    quotes = [_quote(entry, named, articles) for entry in _list(full.get("quotes", []))]
    also = dict.fromkeys(q["article"] for q in quotes if q["article"] not in named)
    full["relevant"] = relevant + [{"article": id_} for id_ in also]
    full["quotes"] = quotes
    return full


def _part(field: str, entry: object) -> dict[str, Any]:
    """Return a mapping inside a field, sure to hold none but known names."""
    names = PARTS[field]
    if not isinstance(entry, dict):
        raise Unusable(field, f"{field}: {entry!r} is no mapping with {', '.join(names)}")
    if strange := [name for name in entry if name not in names]:
        raise Unusable(field, f"{field}: {unknown(str(strange[0]), names)}")
    return dict(entry)


def _list(value: object) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _texts(name: str, value: object) -> list[str]:
    entries = _list(value)
    for entry in entries:
        if isinstance(entry, bool) or not isinstance(entry, str | int | float):
            raise Unusable(name, f"{name}: {entry!r} is not text; put it in quotation marks")
    return [str(entry) for entry in entries]


def _article(field: str, id_: object, articles: Mapping[str, Article]) -> Article:
    if not isinstance(id_, str) or id_ not in articles:
        close = get_close_matches(str(id_), articles, n=1)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        raise Unusable(field, f"{field}: no article of the suite has the id {id_!r}{hint}")
    return articles[id_]


def _relevant(entry: object, articles: Mapping[str, Article]) -> dict[str, Any]:
    if not isinstance(entry, dict):
        return {"article": _article("relevant", entry, articles).id}
    full = _part("relevant", entry)
    article = _article("relevant", full.get("article"), articles)
    if (quote := full.pop("text", None)) is not None:
        full["start"] = _find("relevant", str(quote), article)
        full["end"] = full["start"] + len(str(quote))
    start, end = full.get("start"), full.get("end")
    if (start is None) != (end is None) or (
        isinstance(start, int) and isinstance(end, int) and not start < end <= len(article.text)
    ):
        message = f"relevant: [{start}:{end}] is no part of {article.id}, of {len(article.text)}"
        raise Unusable("relevant", f"{message} characters")
    return full


def _spans(
    starts: list[Any],
    answers: list[str],
    relevant: list[dict[str, Any]],
    articles: Mapping[str, Article],
) -> list[dict[str, Any]]:
    if not starts:
        return []
    whole = all(isinstance(start, int) for start in starts)
    if len(relevant) != 1 or len(starts) != len(answers) or not whole:
        raise Unusable("spans", "spans: give one start for each answer, in one relevant article")
    id_ = relevant[0]["article"]
    parts = []
    for start, answer in zip(starts, answers, strict=True):
        if articles[id_].text[start : start + len(answer)] != answer:
            raise Unusable("spans", f"spans: {answer!r} does not stand at {start} of {id_}")
        parts.append({"article": id_, "start": start, "end": start + len(answer)})
    return parts


def _quote(entry: object, named: list[str], articles: Mapping[str, Article]) -> dict[str, Any]:
    if isinstance(entry, str):
        text = entry
        holders = [*(articles[id_] for id_ in named), *articles.values()]
        article = next((a for a in holders if text in a.text), next(iter(holders)))
    else:
        full = _part("quotes", entry)
        article = _article("quotes", full.get("article"), articles)
        text = str(full.get("text", ""))
    start = _find("quotes", text, article)
    return {"article": article.id, "text": text, "start": start, "end": start + len(text)}


def _find(field: str, text: str, article: Article) -> int:
    start = article.text.find(text) if text else -1
    if start < 0:
        raise Unusable(field, f"{field}: {text!r} does not stand in {article.id}")
    return start
