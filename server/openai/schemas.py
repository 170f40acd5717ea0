"""What a chat client sends, as far as it is read; what it sends besides is ignored."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict

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


def parts(content: object) -> object:
    """Return the content of a message as parts; ValueError where it is neither that nor text."""
    listed = [content] if isinstance(content, str) else () if content is None else content
    if not isinstance(listed, list | tuple):
        raise ValueError("send text, or a list of parts")
    return [{"text": one} if isinstance(one, str) else one for one in listed]


class ChatMessage(Lenient):
    """One message; clients send its content as text, as parts, or not at all."""

    role: Role
    content: Annotated[tuple[Part, ...], BeforeValidator(parts)] = ()

    @property
    def text(self) -> str:
        """Return the text of the message without what is no text."""
        return "\n".join(part.text for part in self.content if part.type in TEXT and part.text)

    @property
    def unread(self) -> list[str]:
        """Return the types of the parts that are no text."""
        return [part.type for part in self.content if part.type not in TEXT]


def some(messages: tuple[ChatMessage, ...]) -> tuple[ChatMessage, ...]:
    """Return the messages; ValueError where there is none."""
    if not messages:
        raise ValueError("send at least one message")
    return messages


def none(filters: object) -> object:
    """Return what is empty; ValueError where filters are sent, for nothing here would obey them."""
    if filters:
        raise ValueError("they are not read here: ask POST /api/ask with them")
    return filters


class StreamOptions(Lenient):
    """What a stream shall carry besides its text."""

    include_usage: bool | None = None


class Chat(Lenient):
    """A request for a completion."""

    model: str | None = None
    messages: Annotated[tuple[ChatMessage, ...], AfterValidator(some)]
    filters: Annotated[Any, AfterValidator(none)] = None
    stream: bool | None = None
    stream_options: StreamOptions | None = None
