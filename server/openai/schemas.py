"""What a chat client sends, as far as it is read; what it sends besides is ignored."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from server.schemas import Body

Role = Literal["system", "developer", "user", "assistant", "tool", "function"]
TEXT = ("text", "input_text", "output_text")


class Lenient(Body):
    """Text, with whatever else a client likes to send."""

    model_config = ConfigDict(extra="ignore")


class Part(Lenient):
    """One part of a message: text, or something that cannot be read."""

    type: str = "text"
    text: str | None = None


class ChatMessage(Lenient):
    """One message; clients send its content as text, as parts, or not at all."""

    role: Role
    content: str | tuple[str | Part, ...] | None = None

    @property
    def text(self) -> str:
        """Return the text of the message without what is no text."""
        if isinstance(self.content, str):
            return self.content
        parts = (Part(text=p) if isinstance(p, str) else p for p in self.content or ())
        return "\n".join(part.text for part in parts if part.type in TEXT and part.text)

    @property
    def unread(self) -> list[str]:
        """Return the types of the parts that are no text."""
        parts = () if isinstance(self.content, str) else self.content or ()
        types = [part.type for part in parts if isinstance(part, Part)]
        return [name for name in types if name not in TEXT]


class StreamOptions(Lenient):
    """What a stream shall carry besides its text."""

    include_usage: bool | None = None


class Chat(Lenient):
    """A request for a completion."""

    model: str | None = None
    messages: Annotated[tuple[ChatMessage, ...], Field(min_length=1)]
    stream: bool | None = None
    stream_options: StreamOptions | None = None
