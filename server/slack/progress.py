"""What is known of an answer that is still being made."""

from collections.abc import Sequence

from rag.events import Event, Progress
from rag.types import Statement
from server.slack.blocks import statement_blocks
from server.slack.limits import Block, fits
from server.slack.notes import Notes
from server.slack.richtext import clean, line, rich, word

STAGES = {
    "condense": "reading the question in its conversation",
    "retrieve": "searching the articles",
    "verify": "checking every quote",
}


def told(event: Event) -> str | None:
    """Return what an event says is being done, such as "reading 12 passages from 5 outlets"."""
    if not isinstance(event, Progress):
        return None
    return f"reading {event.detail}" if event.stage == "read" else STAGES.get(event.stage)


def sentence(words: str) -> str:
    """Return what is being done as a line of its own: "Reading 12 passages from 5 outlets …"."""
    return f"{words[:1].upper()}{clean(words[1:])} …"


def progress_blocks(
    words: str, said: Sequence[Statement], notes: Notes | None = None
) -> list[Block]:
    """Return the statements so far, and what is being done; as many as fit."""
    notes = notes or Notes()
    status = [rich(line(word(sentence(words), "italic")))] if words else []
    blocks: list[Block] = []
    for statement in said:
        more = statement_blocks(statement, notes, None)
        if not fits([*blocks, *more, *status]):
            break
        blocks += more
    return [*blocks, *status]
