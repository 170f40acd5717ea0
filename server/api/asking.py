"""Ask a question: the whole answer as JSON, or the same walk as events."""

import json
from contextlib import closing
from typing import Annotated, Any

from fastapi import APIRouter, Header, Response

from rag.events import Answered, Waiting
from server.asking import replies
from server.errors import told
from server.schemas import Asked, Reply
from server.state import Opened, State
from server.streaming import SILENCE, EventStream, Walk, Whole, WholeAnswer, Wire

router = APIRouter(tags=["asking"])

EVENTS = """event: stage
data: {"stage": "retrieve", "detail": "9 articles"}

event: statement
data: {"statement": {"text": "…", "citations": [], "items": []}}

event: answer
data: {"question": "…", "statements": []}

"""
RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The answer; with `Accept: text/event-stream` the events `stage`, "
        "`passages`, `statement`, then `answer` with the same JSON, or `error`.",
        "content": {"text/event-stream": {"schema": {"type": "string"}, "example": EVENTS}},
    }
}


@router.post("/api/ask", response_model=Reply, responses=RESPONSES, summary="Ask a question")
def ask(
    asked: Asked,
    opened: Opened,
    accept: Annotated[str, Header(examples=["text/event-stream"])] = "application/json",
) -> Response:
    """Answer from the stored articles; every statement carries quotes, or the answer abstains.

    The answer is stored: in the conversation that `conversation_id` names, else in a new one.
    """
    walk = _walk(opened, asked)
    if "text/event-stream" in accept:
        return EventStream(next(walk), _safely(walk))
    return WholeAnswer(_whole(walk))


def _whole(walk: Walk) -> Whole:
    """Return the last event of a walk as JSON."""
    last = SILENCE
    with closing(walk):
        for event in walk:
            last = event
            yield
    return Response(last.data, media_type="application/json")


def _walk(opened: State, asked: Asked) -> Walk:
    with closing(replies(opened, asked)) as events:
        for event in events:
            if isinstance(event, Answered):
                yield Wire("answer", event.answer.model_dump_json())
            elif isinstance(event, Waiting):
                yield SILENCE
            else:
                yield Wire(event.event, event.model_dump_json(exclude={"event"}))


def _safely(walk: Walk) -> Walk:
    """Pass a walk on; what fails after its first event becomes an `error` event."""
    with closing(walk):
        try:
            yield from walk
        except Exception as error:
            _, content = told(error)
            yield Wire("error", json.dumps(content))
