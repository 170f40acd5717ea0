"""A small suite drawn from stored articles, for a person to edit."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml

from rag.errors import InvalidInputError
from rag.evaluation.suite import TUNABLE
from rag.types import Article

QUOTE_CHARS = (30, 300)
HEADER = """\
# Questions for `dateline eval run`; edit them, then `dateline eval check` this folder.
# Every field but id and question may be left out; what is left out is not checked.
#
# - id: unique-in-this-suite
#   question: Who signed the contract?
#   filters: {from: 2026-03-01, to: 2026-03-06, publishers: [The Echo]}    what is searched
#   history: [{question: What was agreed?, answer: A contract.}]    earlier turns
#   asked_at: 2026-03-05T09:00:00+00:00      the clock that the question sees
#   answers: [Jane Roe, Ms Roe]              any of these must be in the answer: there is one
#   must_include: [Roe, [March, 5 March]]    each must be; of an inner list, any
#   must_not_include: [John Doe]
#   relevant: [article-id, {article: other-id, grade: 2}]
#   quotes: [{article: article-id, text: words of the article that must be cited}]
#   answerable: false                        the articles hold no answer: it must abstain
#   tags: [plain]

"""
SUITE = """\
# articles: [../news, more.jsonl]          files and folders, all that `dateline ingest` reads;
#                                          left out: articles.jsonl in this folder
# settings: {{passages_read: 6}}             of {tunable}
"""
UNANSWERABLE = {
    "id": "not-in-the-articles",
    "question": "What was the score of the chess match on the moon?",
    "answerable": False,
    "tags": ["unanswerable"],
}


def write_draft(articles: Sequence[Article], folder: Path) -> list[Path]:
    """Write a suite that passes `dateline eval check`, and return its files.

    Raises `InvalidInputError` where the folder has files already, or there is no article.
    """
    if not articles:
        raise InvalidInputError("no articles are stored: `dateline ingest` some first")
    questions = [*map(_question, articles), UNANSWERABLE]
    return write_suite(articles, questions, "Drawn from stored articles.", folder)


def write_suite(
    articles: Iterable[Article], questions: Sequence[dict[str, Any]], notes: str, folder: Path
) -> list[Path]:
    """Write a suite to be edited into a new folder, and return its files.

    Raises `InvalidInputError` where the folder has files already.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InvalidInputError(f"{folder} cannot be made: {error.strerror}") from error
    if any(folder.iterdir()):
        raise InvalidInputError(f"{folder} is not empty: name a new folder")
    header = {"name": folder.resolve().name, "licence": "", "notes": notes}
    texts = {
        "suite.yaml": SUITE.format(tunable=", ".join(TUNABLE)) + _yaml(header),
        "articles.jsonl": "".join(_line(article) for article in articles),
        "questions.qa.yaml": HEADER + _yaml(list(questions)),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts]


def _question(article: Article) -> dict[str, Any]:
    drafted: dict[str, Any] = {
        "id": article.id,
        "question": f"What is reported in “{article.title or first_words(article.text)}”?",
        "relevant": [article.id],
        "answerable": True,
        "tags": ["draft"],
    }
    if quote := _quote(article.text):
        drafted["quotes"] = [{"article": article.id, "text": quote}]
    return drafted


def first_words(text: str) -> str:
    """Return the first words of a text, to name it by."""
    return " ".join(text.split()[:10])


def _quote(text: str) -> str | None:
    """Return a first line that is short enough to be one quote."""
    shortest, longest = QUOTE_CHARS
    lines = (line.strip() for line in text.splitlines())
    return next((line for line in lines if shortest <= len(line) <= longest), None)


def _line(article: Article) -> str:
    fields = article.model_dump(mode="json", exclude_defaults=True, exclude={"fetched_at"})
    return json.dumps(fields, ensure_ascii=False) + "\n"


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100)
