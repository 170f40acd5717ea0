"""What is known of an answer that is still being made."""

from collections.abc import Sequence

from rag.types import Event, Found, Progress, Statement
from rag.wording import counted
from server.slack.blocks import statement_blocks
from server.slack.limits import Block, fits
from server.slack.notes import Notes
from server.slack.richtext import clean, line, rich, word

STAGES = {
    "condense": "reading the question in its conversation",
    "dates": "working out which dates are meant",
    "retrieve": "searching the articles",
    "rerank": "choosing passages",
    "verify": "checking every quote",
}


def told(event: Event) -> str | None:
    """Return what an event says is being done, such as "reading 12 passages from 5 outlets"."""
    if isinstance(event, Found):
        outlets = len({passage.publisher for passage in event.passages})
        found = counted(len(event.passages), "passage")
        return f"reading {found} from {counted(outlets, 'outlet')}" if event.passages else None
    return STAGES.get(event.stage) if isinstance(event, Progress) else None


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
