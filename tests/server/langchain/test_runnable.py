import asyncio
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage
from langchain_core.runnables import RunnableLambda

from rag.errors import InvalidInputError
from rag.types import Answer, Statement
from server.langchain import DatelineRunnable
from server.state import State

QUESTION = "Which countries pledged troops?"
SAID = "Albrant and Merrow will send troops."


@pytest.fixture
def runnable(state: State) -> DatelineRunnable:
    return DatelineRunnable(state.assistant)


def test_a_question_gives_the_whole_answer(runnable: DatelineRunnable, state: State) -> None:
    answer = runnable.invoke(QUESTION)
    assert answer == state.assistant.answer(QUESTION)
    assert answer.statements[0].citations[0].quote == SAID


def test_a_stream_ends_with_what_invoke_gives(runnable: DatelineRunnable) -> None:
    *statements, answer = runnable.stream(QUESTION)
    assert answer == runnable.invoke(QUESTION)
    assert tuple(statements) == answer.statements
    assert all(isinstance(statement, Statement) for statement in statements)


class Noting(BaseCallbackHandler):
    """Notes how a chain began, ended and failed."""

    def __init__(self) -> None:
        self.told: list[Any] = []

    def on_chain_start(self, serialized: Any, inputs: Any, **_: Any) -> None:
        self.told.append("start")

    def on_chain_end(self, outputs: Any, **_: Any) -> None:
        self.told.append(outputs)

    def on_chain_error(self, error: BaseException, **_: Any) -> None:
        self.told.append(type(error))


def streamed(runnable: DatelineRunnable, asked: Any, config: Any = None) -> list[Any]:
    async def pieces() -> list[Any]:
        return [piece async for piece in runnable.astream(asked, config)]

    return asyncio.run(pieces())


def test_an_asynchronous_stream_yields_the_same_pieces(runnable: DatelineRunnable) -> None:
    assert streamed(runnable, QUESTION) == list(runnable.stream(QUESTION))


def test_every_way_to_ask_tells_the_callbacks(runnable: DatelineRunnable) -> None:
    answer = runnable.invoke(QUESTION)
    for ask in (DatelineRunnable.invoke, streamed, lambda *args: list(runnable.stream(*args[1:]))):
        noting = Noting()
        ask(runnable, QUESTION, {"callbacks": [noting]})
        assert noting.told == ["start", answer]


def test_a_stream_that_fails_tells_the_callbacks(runnable: DatelineRunnable) -> None:
    noting = Noting()
    with pytest.raises(InvalidInputError):
        streamed(runnable, " ", {"callbacks": [noting]})
    assert noting.told == ["start", InvalidInputError]


def test_who_leaves_an_asynchronous_stream_ends_the_work(
    runnable: DatelineRunnable, state: State
) -> None:
    async def left() -> None:
        pieces = runnable.astream(QUESTION)
        await anext(pieces)
        await pieces.aclose()  # type: ignore[attr-defined]

    asyncio.run(left())
    assert state.assistant.closed_after is not None


def test_it_is_a_step_of_a_chain_whole_and_streamed(runnable: DatelineRunnable) -> None:
    def first(answer: Answer) -> str:
        return answer.statements[0].text

    chain = runnable | RunnableLambda(first)
    assert chain.invoke(QUESTION) == SAID
    assert list(chain.stream(QUESTION)) == [SAID]
    assert chain.batch([QUESTION, QUESTION]) == [SAID, SAID]


@pytest.mark.parametrize(
    "chat",
    [
        [SystemMessage("Be brief."), HumanMessage(QUESTION), AIMessage(SAID), HumanMessage("Why?")],
        [("user", QUESTION), ("assistant", f"{SAID} [[1]](https://e.example)"), ("user", "Why?")],
        {"question": "Why?", "history": [{"question": QUESTION, "answer": SAID}]},
    ],
)
def test_a_chat_is_a_question_with_its_history(
    runnable: DatelineRunnable, state: State, chat: Any
) -> None:
    runnable.invoke(chat)
    (turn,) = state.assistant.histories[0]
    assert (turn.question, turn.answer) == (QUESTION, SAID)


def test_filters_are_taken_from_a_mapping(runnable: DatelineRunnable) -> None:
    assert runnable.invoke({"question": QUESTION, "filters": {"publishers": ["Post"]}}).abstained


@pytest.mark.parametrize(
    "asked", [" ", [], [AIMessage("Hello.")], {"question": 7}, {"query": "who?"}, 7, None, [7]]
)
def test_what_is_no_question_is_refused_in_words(runnable: DatelineRunnable, asked: Any) -> None:
    with pytest.raises(InvalidInputError, match=r"\w"):
        runnable.invoke(asked)


ANY = st.recursive(
    st.none() | st.integers() | st.text(max_size=12) | st.sampled_from(["user", "question"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANY)
def test_whatever_is_given_is_answered_or_refused(runnable: DatelineRunnable, asked: Any) -> None:
    with suppress(InvalidInputError):  # the one refusal there is
        assert isinstance(runnable.invoke(asked), Answer)
