"""A list of chat messages read as a question and the turns before it."""

from collections.abc import Iterator, Sequence

from rag.errors import InvalidInputError
from rag.types import Turn
from server.conversations import HISTORY_TURNS
from server.openai.markdown import said
from server.openai.schemas import Chat, ChatMessage
from server.schemas import Asked


def asked(chat: Chat) -> Asked:
    """Return the last thing the user said, with the turns before it; InvalidInputError.

    What the system says is meant for a model that takes orders: nothing here does.
    """
    users = [n for n, message in enumerate(chat.messages) if message.role == "user"]
    if not users:
        raise InvalidInputError("No message has the role user: ask something.")
    question = chat.messages[users[-1]]
    if question.unread:
        parts = ", ".join(dict.fromkeys(question.unread))
        raise InvalidInputError(f"Only text can be read here, not {parts}: ask in words alone.")
    turns = tuple(_turns(chat.messages[: users[-1]]))[-HISTORY_TURNS:]
    return Asked.of(question=question.text, history=turns)


def _turns(messages: Sequence[ChatMessage]) -> Iterator[Turn]:
    question, answers = "", list[str]()
    for message in messages:
        if message.role == "user":
            if question:
                yield Turn(question=question, answer=" ".join(answers))
            question, answers = message.text.strip(), []
        elif message.role == "assistant" and (answer := said(message.text)):
            answers.append(answer)
    if question:
        yield Turn(question=question, answer=" ".join(answers))
