"""A follow-up made to stand alone by a chat model."""

from collections.abc import Generator, Sequence
from contextlib import closing

from rag.chat.chain import Asking, Chain
from rag.errors import ProviderError
from rag.events import Waiting
from rag.types import Turn
from rag.wording import wording

TURNS_TOLD = 4
ANSWER_CHARS = 500
LONGEST = 400


def condense_with(
    chain: Chain, question: str, history: Sequence[Turn], asking: Asking
) -> Generator[Waiting, None, str | None]:
    """Return the question as a chat model rewrites it; None where that fails or rambles."""
    told = "\n".join(
        f"Question: {_line(turn.question)}\nAnswer: {_line(turn.answer)[:ANSWER_CHARS]}"
        for turn in history[-TURNS_TOLD:]
    )
    prompt = wording("condense", conversation=told, question=_line(question))
    text = ""
    try:
        with closing(chain.stream(prompt, asking)) as pieces:
            for piece in pieces:
                text += piece
                if piece == "":
                    yield Waiting()
                elif len(text) > LONGEST:
                    break
    except ProviderError:
        return None
    return rewritten(text)


def rewritten(reply: str) -> str | None:
    """Return the question that a reply consists of; None where it is anything else."""
    line = reply.strip().strip("\"'`*").strip()
    usable = line.endswith("?") and "\n" not in line and len(line) <= LONGEST
    return line if usable else None


def _line(text: str) -> str:
    return " ".join(text.replace("<", "\u2039").split())
