"""The suite is sound, and expects no more than readers said."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from rag.errors import InvalidInputError
from rag.evaluation.loading import examine
from rag.evaluation.suite import Suite
from server.feedback_suite import write_feedback_suite
from server.schemas import Reason, Verdict
from server.state import State
from server.tables import messages
from tests.evaluation.suites import no_sources

TROOPS = "Albrant and Merrow will send troops."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "suite"


def judge(
    client: TestClient,
    state: State,
    verdict: Verdict,
    reason: Reason | None = None,
    **asked: object,
) -> dict:
    reply = client.post("/api/ask", json={"question": "Which troops?"} | asked).json()
    state.feedback.add(reply["message_id"], verdict, reason, "Says who?")
    return reply


def exported(state: State, folder: Path, whole: bool = False) -> Suite:
    judged = state.feedback.find(limit=None)
    write_feedback_suite(judged, state.conversations, state.archive.articles, folder, whole)
    suite, problems, _ = examine(folder, no_sources)
    assert not [problem for problem in problems if not problem.warning]
    return suite


def test_a_praised_answer_is_the_one_expected(
    client: TestClient, state: State, folder: Path
) -> None:
    reply = judge(client, state, "up")
    suite = exported(state, folder)
    (question,) = suite.questions
    assert question.id == f"feedback-{reply['message_id']}"
    assert (question.answerable, question.tags) == (True, ("up",))
    assert [(q.article, q.text) for q in question.quotes] == [("echo-troops", TROOPS)]
    assert list(suite.articles) == ["echo-troops"]


def test_a_praised_abstention_cannot_be_answered(
    client: TestClient, state: State, folder: Path
) -> None:
    judge(client, state, "up", question="Which oil?")
    assert exported(state, folder).questions[0].answerable is False


@pytest.mark.parametrize("reason", [None, "wrong", "not_supported", "out_of_date"])
def test_of_a_disputed_answer_nothing_is_expected_but_all_is_told(
    client: TestClient, state: State, folder: Path, reason: Reason | None
) -> None:
    judge(client, state, "down", reason)
    (question,) = exported(state, folder).questions
    assert (question.quotes, question.answerable) == ((), None)
    assert set(question.tags) == {"down", reason} - {None}
    text = (folder / "questions.qa.yaml").read_text("utf-8")
    assert f"Answered: {TROOPS}" in text
    assert "Says who?" in text


def test_what_is_stated_stays_expected_where_only_more_is_missing(
    client: TestClient, state: State, folder: Path
) -> None:
    judge(client, state, "down", "missing")
    assert exported(state, folder).questions[0].answerable is True


def test_an_abstention_that_misses_something_is_left_to_the_evaluator(
    client: TestClient, state: State, folder: Path
) -> None:
    judge(client, state, "down", "missing", question="Which oil?")
    assert exported(state, folder).questions[0].answerable is None


def test_a_follow_up_keeps_its_history_and_its_filters(
    client: TestClient, state: State, folder: Path
) -> None:
    first = client.post("/api/ask", json={"question": "Which troops?"}).json()
    filters = {"from": "2026-03-01T00:00:00Z", "publishers": ["Post"]}
    asked = {"question": "Which bridge?", "conversation_id": first["conversation_id"]}
    judge(client, state, "up", **asked, filters=filters)
    (question,) = exported(state, folder).questions
    assert [(t.question, t.answer) for t in question.history] == [("Which troops?", TROOPS)]
    assert question.filters.publishers == ("Post",)
    assert question.filters.from_ is not None


def test_a_time_that_ends_before_it_begins_is_left_out(
    client: TestClient, state: State, folder: Path
) -> None:
    judge(client, state, "up")
    reversed_time = '{"from": "2026-03-05T00:00:00Z", "to": "2026-03-01T00:00:00Z"}'
    with state.archive.articles.engine.begin() as db:
        db.execute(update(messages).values(filters=reversed_time))
    (question,) = exported(state, folder).questions
    assert question.filters.empty


def test_a_quote_that_no_longer_stands_is_not_expected(
    client: TestClient, state: State, folder: Path
) -> None:
    judge(client, state, "up")
    state.archive.delete(["echo-troops"])
    suite = exported(state, folder)
    assert (suite.articles, suite.questions[0].quotes) == ({}, ())


def test_every_stored_article_can_come_along(
    client: TestClient, state: State, folder: Path
) -> None:
    judge(client, state, "up")
    assert set(exported(state, folder, whole=True).articles) == {"echo-troops", "post-bridge"}


def test_without_feedback_nothing_is_written(state: State, folder: Path) -> None:
    with pytest.raises(InvalidInputError, match="press a thumb"):
        exported(state, folder)
    assert not folder.exists()
