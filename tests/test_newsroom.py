"""The suites of invented stories: what readers asked, turns of conversations, and near misses."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from rag.evaluation.loading import examine
from rag.evaluation.metrics.wording import contains
from tests.test_demo import placed, read

SUITES = Path(__file__).parent / "suites"


class Suite:
    """One suite's articles by id, and its questions as they are written."""

    def __init__(self, name: str) -> None:
        self.folder = SUITES / name
        self.articles = {article.id: article for article in read(self.folder / "articles")}
        self.questions: list[dict[str, Any]] = [
            question
            for path in sorted(self.folder.glob("*.qa.yaml"))
            for question in yaml.safe_load(path.read_text("utf-8"))
        ]

    def quoted(self) -> Iterator[tuple[str, str]]:
        for question in self.questions:
            for turn in question.get("history", []):
                if answer := turn.get("answer"):
                    yield question["id"], answer


ALL = {name: Suite(name) for name in ("newsroom", "newsroom-two", "near-misses")}
ASKED = [(suite, question) for suite in ALL.values() for question in suite.questions]
each = pytest.mark.parametrize("suite", ALL.values(), ids=list(ALL))


@each
def test_the_suite_has_no_problem(suite: Suite) -> None:
    assert examine(suite.folder, placed).problems == []


@pytest.mark.parametrize(
    ("name", "articles", "alone", "questions"),
    [("newsroom", 46, 220, 444), ("newsroom-two", 24, 148, 279), ("near-misses", 58, 288, 288)],
)
def test_there_are_as_many_articles_and_questions_as_its_notes_say(
    name: str, articles: int, alone: int, questions: int
) -> None:
    suite = ALL[name]
    asked_alone = [question for question in suite.questions if "history" not in question]
    assert (len(suite.articles), len(asked_alone), len(suite.questions)) == (
        articles,
        alone,
        questions,
    )


@each
def test_every_outlet_is_marked_as_invented(suite: Suite) -> None:
    assert all((one.publisher or "").endswith("(invented)") for one in suite.articles.values())


@pytest.mark.parametrize(
    ("suite", "question"), ASKED, ids=[f"{s.folder.name}-{q['id']}" for s, q in ASKED]
)
def test_an_answer_stands_in_the_article_that_answers(
    suite: Suite, question: dict[str, Any]
) -> None:
    for answer in question.get("answers", []):
        assert any(contains(suite.articles[one].text, answer) for one in question["relevant"])
    assert bool(question.get("answers")) is question["answerable"]


@each
def test_what_was_answered_before_is_quoted_from_an_article(suite: Suite) -> None:
    texts = [" ".join(article.text.split()) for article in suite.articles.values()]
    astray = [one for one, answer in suite.quoted() if not any(answer in text for text in texts)]
    assert astray == []
