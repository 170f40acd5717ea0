"""How providers' streams are written: OpenAI's, Anthropic's and Ollama's, one for each address."""

import json
from collections.abc import Sequence
from typing import Any, Protocol


class Dialect(Protocol):
    """Writes what a stream consists of, each piece as it goes over the line."""

    kind: str

    def begin(self) -> Sequence[str]:
        """Return what comes before the text."""

    def text(self, text: str) -> str:
        """Return a piece of text."""

    def end(self, reason: str) -> Sequence[str]:
        """Return what comes after the text: why it ends, and what it cost."""


class OpenAI:
    """Chat completions."""

    kind = "text/event-stream"

    def begin(self) -> Sequence[str]:
        """Nothing comes before the text."""
        return []

    def text(self, text: str) -> str:
        """A delta."""
        return self._event({"role": "assistant", "content": text})

    def end(self, reason: str) -> Sequence[str]:
        """The reason, the usage, and the word that it is over."""
        usage = {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110}
        last = self._event({"role": "assistant", "content": ""}, reason)
        return [last, self._event(None, usage=usage), "data: [DONE]\n\n"]

    def _event(self, delta: Any, reason: str | None = None, **more: Any) -> str:
        choices = [{"index": 0, "delta": delta, "finish_reason": reason}] if delta else []
        event = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "fake"}
        return f"data: {json.dumps(event | {'choices': choices} | more)}\n\n"


class Anthropic:
    """Messages."""

    kind = "text/event-stream"

    def begin(self) -> Sequence[str]:
        """The message and its one block of text."""
        message = {"id": "m", "type": "message", "role": "assistant", "model": "fake"}
        message |= {"content": [], "stop_reason": None, "stop_sequence": None}
        usage = {"input_tokens": 100, "output_tokens": 1}
        block = {"type": "text", "text": ""}
        return [
            self._event("message_start", message=message | {"usage": usage}),
            self._event("content_block_start", index=0, content_block=block),
        ]

    def text(self, text: str) -> str:
        """A delta of the block."""
        delta = {"type": "text_delta", "text": text}
        return self._event("content_block_delta", index=0, delta=delta)

    def end(self, reason: str) -> Sequence[str]:
        """The end of the block, the reason and the usage, and the end of the message."""
        known = {"stop": "end_turn", "length": "max_tokens"}
        delta = {"stop_reason": known[reason], "stop_sequence": None}
        usage = {"input_tokens": 100, "output_tokens": 10}
        return [
            self._event("content_block_stop", index=0),
            self._event("message_delta", delta=delta, usage=usage),
            self._event("message_stop"),
        ]

    def _event(self, kind: str, **content: Any) -> str:
        return f"event: {kind}\ndata: {json.dumps({'type': kind} | content)}\n\n"


class Ollama:
    """Chat, a line for each piece."""

    kind = "application/x-ndjson"

    def begin(self) -> Sequence[str]:
        """Nothing comes before the text."""
        return []

    def text(self, text: str) -> str:
        """A line."""
        return self._line(text, done=False)

    def end(self, reason: str) -> Sequence[str]:
        """The last line, with the reason and the usage."""
        usage = {"prompt_eval_count": 100, "eval_count": 10}
        return [self._line("", done=True, done_reason=reason, **usage)]

    def _line(self, text: str, **more: Any) -> str:
        line = {"model": "fake", "created_at": "2026-01-01T00:00:00Z"}
        return json.dumps(line | {"message": {"role": "assistant", "content": text}} | more) + "\n"


def dialect_of(path: str) -> Dialect:
    """Return what is spoken at an address."""
    known: dict[str, Dialect] = {"/messages": Anthropic(), "/api/chat": Ollama()}
    return next((one for end, one in known.items() if path.endswith(end)), OpenAI())
