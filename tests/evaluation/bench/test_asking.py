import pytest

from rag.assistant import Assistant
from rag.evaluation.bench.asking import Asked, as_markdown, ask_all, draw, latencies
from rag.evaluation.question import Question
from rag.types import Answer
from tests.evaluation.bench.articles import suite
from tests.evaluation.cases import abstained, answered, statement


class Echo(Assistant):
    """Answers at once with the time it was told, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, object]] = []

    def answer(self, question: str, **given: object) -> Answer:
        self.asked.append((question, given.get("asked_at")))
        return abstained().model_copy(update={"timings": {"read": float(len(self.asked))}})


def asked(answer: Answer, milliseconds: float = 10.0, **timings: float) -> Asked:
    question = Question(id="q", question="What broke?", answers=("The dam",))
    timed = answer.model_copy(update={"timings": timings})
    return Asked(question=question, answer=timed, milliseconds=milliseconds)


def test_every_question_is_asked_at_its_time_after_one_that_warms_up() -> None:
    echo, questions = Echo(), suite().questions
    answers = ask_all(echo, questions)
    assert echo.asked[0] == (questions[0].question, None)
    assert echo.asked[1:] == [(q.question, q.asked_at) for q in questions]
    assert [one.answer.timings["read"] for one in answers] == [2.0, 3.0, 4.0]


def test_latencies_are_by_stage_and_of_the_whole() -> None:
    rows = latencies([asked(abstained(), 10, read=4), asked(abstained(), 30, read=6, verify=1)])
    assert [(row.stage, row.n, row.p50) for row in rows] == [
        ("read", 2, 5.0),
        ("verify", 1, 1.0),
        ("whole answer", 2, 20.0),
    ]
    assert rows[2].p95 == pytest.approx(29.0)


def test_the_same_ones_are_drawn_every_time() -> None:
    many = [asked(abstained(), milliseconds) for milliseconds in range(50)]
    assert draw(many, 10) == draw(many, 10)
    assert len(draw(many, 10)) == 10
    assert len(draw(many[:3], 10)) == 3


def test_an_answer_is_shown_with_its_quotes_beside_what_was_expected() -> None:
    text = as_markdown([asked(answered(statement("The dam broke.", "The dam broke on Monday")))])
    assert text.startswith("## What broke?\n\nasked no clock; expected: The dam; 10 ms\n")
    assert "- The dam broke.\n  - “The dam broke on Monday” (no publisher, no date; )" in text


def test_an_abstention_says_what_is_missing() -> None:
    assert "**Abstained.** nothing on that" in as_markdown([asked(abstained())])
