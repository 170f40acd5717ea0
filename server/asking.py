"""One question through the assistant, kept in its conversation: the walk every door shares."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from datetime import UTC, datetime

from rag.events import Answered, Event
from rag.types import Turn
from server.opened import State
from server.schemas import Asked

Asking = Callable[[Asked], Iterator[Event]]


def earlier(opened: State, asked: Asked) -> tuple[Turn, ...]:
    """Return the turns before a question, stored or sent; raises NotFoundError."""
    if asked.conversation_id is None:
        return asked.history
    return tuple(opened.conversations.history(asked.conversation_id))


def replies(opened: State, asked: Asked) -> Generator[Event, None, None]:
    """Yield the events of one answer; the last holds the stored `Reply`.

    Closing the generator stops the work; nothing is stored before the last event.
    """
    asked_at = asked.asked_at or datetime.now(UTC)
    events = opened.assistant.stream(
        asked.question, history=earlier(opened, asked), filters=asked.filters, asked_at=asked_at
    )
    with closing(events):
        for event in events:
            if isinstance(event, Answered):
                reply = opened.conversations.add(
                    asked.conversation_id, event.answer, asked.filters, asked_at
                )
                event = Answered(answer=reply)
            yield event
