"""Questions are asked, several at a time where wanted; one failure ends nothing."""

import threading
from pathlib import Path

import pytest
from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage

from rag.evaluation.asking import Asked, ask_assistant, timed
from rag.evaluation.metrics.passing import Completed
from rag.evaluation.question import Question
from rag.evaluation.runner import run_suite
from rag.types import Answer
from tests.evaluation.suites import RIGHT, small_suite

QUESTION = Question(id="a", question="What?")


def test_a_question_that_fails_is_a_result(tmp_path: Path) -> None:
    def ask(question: Question) -> Asked:
        if question.id == "when":
            raise KeyError("boom")
        return Asked(RIGHT)

    failed, answered = run_suite(small_suite(tmp_path), ask, [Completed()])
    assert (failed.error, failed.scores) == ("KeyError: 'boom'", {"completed": (0.0,)})
    assert (answered.answer, answered.scores) == (RIGHT, {"completed": (1.0,)})


def test_several_workers_ask_at_once(tmp_path: Path) -> None:
    together = threading.Barrier(2, timeout=5)

    def ask(question: Question) -> Asked:
        together.wait()
        return Asked(RIGHT)

    results = list(run_suite(small_suite(tmp_path), ask, [], workers=2))
    assert {result.question.id for result in results} == {"when", "who"}
    assert not any(result.error for result in results)


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_done_is_not_asked_again(tmp_path: Path, workers: int) -> None:
    suite = small_suite(tmp_path)
    (first, *_) = run_suite(suite, lambda _: Asked(RIGHT), [])
    rest = run_suite(suite, lambda _: Asked(RIGHT), [], workers=workers, done={first.key: first})
    assert [result.question.id for result in rest] == ["who"]


def test_everything_a_question_says_is_passed_on() -> None:
    seen: dict[str, object] = {}

    class Recorder:
        def answer(self, question: str, **asked: object) -> Answer:
            seen.update(asked, question=question)
            return RIGHT

    history = [{"question": "And before?", "answer": "Yes."}]
    question = Question.model_validate(
        {"id": "a", "question": "What?", "history": history, "asked_at": "2026-03-01T00:00:00Z"}
    )
    assert ask_assistant(Recorder())(question).answer == RIGHT
    assert seen == {
        "question": "What?",
        "history": question.history,
        "filters": question.filters,
        "asked_at": question.asked_at,
    }


def test_tokens_of_chat_models_are_counted_and_no_model_costs_none() -> None:
    usage = {"input_tokens": 5, "output_tokens": 2, "total_tokens": 7}
    reply = AIMessage("x", usage_metadata=usage, response_metadata={"model_name": "m"})

    def ask(question: Question) -> Asked:
        callbacks: list[BaseCallbackHandler] = []
        GenericFakeChatModel(messages=iter([reply])).invoke("hi", {"callbacks": callbacks})
        return Asked(RIGHT)

    assert timed(ask, QUESTION).tokens == 7
    assert timed(lambda _: Asked(RIGHT), QUESTION).tokens is None
