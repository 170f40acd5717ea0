"""The newsroom suite: invented stories, what readers asked of them, and turns of conversations."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from rag.evaluation.loading import examine
from rag.evaluation.metrics.wording import contains
from tests.test_demo import read

SUITE = Path(__file__).parent / "suites" / "newsroom"
ARTICLES = {article.id: article for article in read(SUITE / "articles")}
QUESTIONS: list[dict[str, Any]] = [
    question
    for path in sorted(SUITE.glob("*.qa.yaml"))
    for question in yaml.safe_load(path.read_text("utf-8"))
]


def quoted() -> Iterator[tuple[str, str]]:
    for question in QUESTIONS:
        for turn in question.get("history", []):
            if answer := turn.get("answer"):
                yield question["id"], answer


def test_the_suite_has_no_problem() -> None:
    assert examine(SUITE, read).problems == []


def test_there_are_as_many_articles_and_questions_as_its_notes_say() -> None:
    assert len(ARTICLES) == 46
    asked_alone = [question for question in QUESTIONS if "history" not in question]
    assert (len(asked_alone), len(QUESTIONS)) == (220, 444)


def test_every_outlet_is_marked_as_invented() -> None:
    assert all((article.publisher or "").endswith("(invented)") for article in ARTICLES.values())


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_an_answer_stands_in_the_article_that_answers(question: dict[str, Any]) -> None:
    for answer in question.get("answers", []):
        assert any(contains(ARTICLES[one].text, answer) for one in question["relevant"])
    assert bool(question.get("answers")) is question["answerable"]


def test_what_was_answered_before_is_quoted_from_an_article() -> None:
    texts = [" ".join(article.text.split()) for article in ARTICLES.values()]
    astray = [one for one, answer in quoted() if not any(answer in text for text in texts)]
    assert astray == []
