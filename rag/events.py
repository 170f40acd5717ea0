"""What the walk of a question tells on its way, in order; the whole answer comes last."""

from typing import Literal

from rag.types import Answer, Frozen, PassageScore, Statement

Stage = Literal["condense", "retrieve", "read", "verify"]


class Progress(Frozen):
    """A stage of the walk begins."""

    event: Literal["stage"] = "stage"
    stage: Stage
    detail: str = ""


class Found(Frozen):
    """The passages found, best first; what is read is the likeliest, and the story asked about."""

    event: Literal["passages"] = "passages"
    passages: tuple[PassageScore, ...]


class Stated(Frozen):
    """A verified statement; it is never taken back."""

    event: Literal["statement"] = "statement"
    statement: Statement


class Waiting(Frozen):
    """Nothing new yet: a moment for whoever passes events on to see that the reader has left."""

    event: Literal["waiting"] = "waiting"


class Answered(Frozen):
    """The whole answer; always the last event."""

    event: Literal["answer"] = "answer"
    answer: Answer


Event = Progress | Found | Stated | Waiting | Answered
