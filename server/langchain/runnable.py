"""The assistant as a LangChain Runnable: a question in, a verified answer out."""

from collections.abc import AsyncIterator, Generator, Iterator, Mapping, Sequence
from contextlib import aclosing, closing
from datetime import UTC, datetime
from typing import Any

import anyio.to_thread
from langchain_core.messages import convert_to_openai_messages
from langchain_core.runnables import Runnable, RunnableConfig

from rag.assistant import Assistant
from rag.errors import InvalidInputError
from rag.events import Answered, Stated
from rag.types import Answer, Statement
from server.openai import turns
from server.openai.schemas import Chat
from server.schemas import Asked

# what LangChain raises of a list that is none of messages; pydantic's is a ValueError
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, NotImplementedError)
Question = str | Mapping[str, Any] | Sequence[Any]


class DatelineRunnable(Runnable[Question, Statement | Answer]):
    """Takes a question, a chat, or a mapping of `question, history, filters, asked_at`.

    A chat is a list of LangChain's messages, or of what it takes for them; the last thing the
    user says is asked. Nothing is stored. Raises DatelineError.
    """

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant

    def invoke(self, input: Question, config: RunnableConfig | None = None, **_: Any) -> Answer:
        """Return the whole answer."""
        answer = self._call_with_config(self._answer, input, config)
        assert isinstance(answer, Answer)
        return answer

    def stream(
        self, input: Question, config: RunnableConfig | None = None, **_: Any
    ) -> Iterator[Statement | Answer]:
        """Yield each statement as it is verified, and last the whole answer, as `invoke` gives."""
        yield from self._transform_stream_with_config(iter([input]), self._streamed, config)

    async def astream(
        self, input: Question, config: RunnableConfig | None = None, **_: Any
    ) -> AsyncIterator[Statement | Answer]:
        """Yield what `stream` yields, each step in a thread; who leaves ends the work."""
        pieces = self._atransform_stream_with_config(_alone(input), self._astreamed, config)
        async with aclosing(pieces):  # type: ignore[type-var]
            async for piece in pieces:
                yield piece

    def _streamed(self, inputs: Iterator[Question]) -> Iterator[Statement | Answer]:
        for input in inputs:
            yield from self._pieces(input)

    async def _astreamed(
        self, inputs: AsyncIterator[Question]
    ) -> AsyncIterator[Statement | Answer]:
        async for input in inputs:
            with closing(self._pieces(input)) as pieces:
                while piece := await anyio.to_thread.run_sync(next, pieces, None):
                    yield piece

    def _pieces(self, input: Question) -> Generator[Statement | Answer, None, None]:
        asked = read(input)
        events = self.assistant.stream(
            asked.question,
            history=asked.history,
            filters=asked.filters,
            asked_at=asked.asked_at or datetime.now(UTC),
        )
        with closing(events):
            for event in events:
                if isinstance(event, Stated):
                    yield event.statement
                elif isinstance(event, Answered):
                    yield event.answer

    def _answer(self, input: Question) -> Statement | Answer:
        *_, answer = self._pieces(input)
        return answer


async def _alone(input: Question) -> AsyncIterator[Question]:
    yield input


def read(input: Question) -> Asked:
    """Return what is asked; InvalidInputError where it is no question."""
    if isinstance(input, str):
        return Asked.of(question=input)
    if isinstance(input, Mapping):
        return Asked.of(**{str(name): value for name, value in input.items()})
    try:
        return turns.asked(Chat.model_validate({"messages": convert_to_openai_messages(input)}))
    except UNREADABLE as error:
        raise InvalidInputError(
            "This is no question: send a text, a list of messages, or a mapping with `question`."
        ) from error
