"""A completion in OpenAI's form, whole or in chunks; both hold the same text and references."""

import time
from typing import Any, NamedTuple
from uuid import uuid4

from server.openai.models import MODEL
from server.openai.prose import Piece
from server.openai.schemas import Chat
from server.streaming import Wire

CHARS_A_TOKEN = 4  # the rule of thumb for English; no model counted these
DONE = Wire("", "[DONE]")


class Envelope(NamedTuple):
    """What stays the same from the first chunk of a completion to its last."""

    id: str
    created: int
    prompt: int

    @classmethod
    def of(cls, chat: Chat) -> "Envelope":
        """Return the envelope of the answer to a chat."""
        prompt = sum(tokens(message.text) for message in chat.messages)
        return cls(f"chatcmpl-{uuid4().hex}", int(time.time()), prompt)

    def whole(self, piece: Piece) -> dict[str, Any]:
        """Return the completion in one object."""
        message: dict[str, Any] = {"role": "assistant", "content": piece.text, "refusal": None}
        message["annotations"] = dumped(piece)
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
        usage = self.usage(piece.text)
        return self._head("chat.completion") | {"choices": [choice], "usage": usage}

    def chunk(self, delta: dict[str, Any], finish_reason: str | None = None) -> dict[str, Any]:
        """Return one part of the completion."""
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
        return self._head("chat.completion.chunk") | {"choices": [choice]}

    def usage_chunk(self, text: str) -> dict[str, Any]:
        """Return the chunk of no choices that holds the usage."""
        return self._head("chat.completion.chunk") | {"choices": [], "usage": self.usage(text)}

    def usage(self, text: str) -> dict[str, int]:
        """Return about how long question and answer are."""
        said = tokens(text)
        return {
            "prompt_tokens": self.prompt,
            "completion_tokens": said,
            "total_tokens": self.prompt + said,
        }

    def _head(self, kind: str) -> dict[str, Any]:
        return {"id": self.id, "object": kind, "created": self.created, "model": MODEL}


def tokens(text: str) -> int:
    """Return about how many tokens a text has."""
    return -(-len(text) // CHARS_A_TOKEN)


def delta(piece: Piece) -> dict[str, Any]:
    """Return a piece as what a chunk adds to the message."""
    added: dict[str, Any] = {"content": piece.text}
    return added | {"annotations": dumped(piece)} if piece.annotations else added


def dumped(piece: Piece) -> list[dict[str, Any]]:
    """Return the references of a piece as JSON."""
    return [annotation.model_dump(mode="json") for annotation in piece.annotations]
