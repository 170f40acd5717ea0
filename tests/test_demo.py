"""The demo articles and their suite: whole, invented, and true to each other."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from ingest.sources import Sources
from rag.evaluation.loading import examine
from rag.evaluation.metrics.wording import contains
from rag.evaluation.suite import Placed, Problem
from rag.settings import Settings
from rag.types import Article

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "ingest" / "demo"
SUITE = ROOT / "tests" / "suites" / "demo"
KINDS = {path.name.removesuffix(".qa.yaml") for path in SUITE.glob("*.qa.yaml")}


def read(path: Path) -> Iterator[Article]:
    with Sources(Settings()) as sources:
        for reading in sources.path(path):
            assert reading.article, reading.reason
            assert reading.warning is None
            yield reading.article


STEMS = sorted(path.stem for path in DEMO.glob("*.md"))
ARTICLES = {article.id: article for article in read(DEMO)}
QUESTIONS: list[dict[str, Any]] = [
    question
    for path in sorted(SUITE.glob("*.qa.yaml"))
    for question in yaml.safe_load(path.read_text("utf-8"))
]
ANSWERABLE = [question for question in QUESTIONS if question["answerable"]]


def by_id(questions: list[dict[str, Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("question", questions, ids=lambda question: question["id"])


def held(question: dict[str, Any], wording: str) -> bool:
    return any(contains(ARTICLES[id_].text, wording) for id_ in question["relevant"])


def placed(path: Path) -> Iterator[Placed | Problem]:
    return (Placed(article, path) for article in read(path))


def test_the_folder_reads_as_its_articles_alone_each_named_as_its_file() -> None:
    assert sorted(ARTICLES) == STEMS


def test_the_suite_has_no_problem() -> None:
    assert examine(SUITE, placed).problems == []


def test_there_are_enough_articles_and_questions() -> None:
    assert len(ARTICLES) >= 20
    assert len(QUESTIONS) >= 60


@pytest.mark.parametrize("id_", ARTICLES)
def test_an_article_says_that_its_outlet_is_invented(id_: str) -> None:
    article = ARTICLES[id_]
    assert (article.publisher or "").endswith(" (invented)")
    assert (article.url or "").split("/")[2].endswith(".example")
    assert article.language == "en"


def test_one_article_has_no_date_and_one_was_updated() -> None:
    articles = ARTICLES.values()
    assert [a.id for a in articles if a.published_at is None] == ["calder-group-explained"]
    assert [a.id for a in articles if a.updated_at] == ["2026-03-11-first-merrow-troops"]


def test_addresses_and_question_ids_are_unique() -> None:
    assert len({article.url for article in ARTICLES.values()}) == len(ARTICLES)
    assert [id_ for id_, n in Counter(q["id"] for q in QUESTIONS).items() if n > 1] == []


def test_every_kind_has_questions_under_its_own_tag() -> None:
    assert set(KINDS) == {q["tags"][0] for q in QUESTIONS}
    assert min(Counter(q["tags"][0] for q in QUESTIONS).values()) >= 5


@by_id([q for q in QUESTIONS if "quotes" in q])
def test_a_quote_stands_once_in_an_article_that_is_relevant(question: dict[str, Any]) -> None:
    for quote in question["quotes"]:
        assert quote["article"] in question["relevant"]
        assert ARTICLES[quote["article"]].text.count(quote["text"]) == 1


@by_id(ANSWERABLE)
def test_what_an_answer_must_say_is_in_its_articles(question: dict[str, Any]) -> None:
    answers, must = question.get("answers", []), question.get("must_include", [])
    assert answers or must
    assert not answers or any(held(question, answer) for answer in answers)
    for wording in must:
        assert any(held(question, w) for w in ([wording] if isinstance(wording, str) else wording))


@by_id([q for q in QUESTIONS if not q["answerable"]])
def test_a_question_without_an_answer_expects_none(question: dict[str, Any]) -> None:
    assert not question.keys() & {"answers", "must_include", "relevant", "quotes"}


def test_the_example_questions_are_six() -> None:
    lines = (DEMO / "QUESTIONS").read_text("utf-8").splitlines()
    assert len(set(lines)) == len(lines) == 6
    assert all(line.endswith("?") for line in lines)
