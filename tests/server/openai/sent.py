"""Chats as clients send them, and completions read back from chunks."""

import json
from typing import Any

PATH = "/v1/chat/completions"
QUESTION = "Which countries pledged troops?"
SAID = "Albrant and Merrow will send troops."


def chat(*said: str, **more: Any) -> dict[str, Any]:
    """Return a request: what user and assistant said in turn."""
    roles = ("user", "assistant")
    messages = [{"role": roles[n % 2], "content": text} for n, text in enumerate(said)]
    return {"model": "dateline", "messages": messages} | more


def chunks(text: str) -> list[dict[str, Any]]:
    """Return the chunks of a stream, which must end with [DONE]."""
    *sent, last = [one for one in text.strip().split("\n\n") if one != ": ping"]
    assert last == "data: [DONE]"
    return [json.loads(line.removeprefix("data: ")) for line in sent]


def message(sent: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """Return the text and the references that chunks add up to."""
    deltas = [choice["delta"] for one in sent for choice in one["choices"]]
    text = "".join(delta.get("content", "") for delta in deltas)
    return text, [a for delta in deltas for a in delta.get("annotations", [])]


# Two tasks that Open WebUI and LibreChat send after the first answer, as they word them.
OPEN_WEBUI_TITLE = """### Task:
Generate a concise, 3-5 word title with an emoji summarizing the chat history.
### Guidelines:
- The title should clearly represent the main theme or subject of the conversation.
### Output:
JSON format: { "title": "your concise title here" }
### Examples:
- { "title": "📉 Stock Market Trends" }
### Chat History:
<chat_history>
USER: Which countries pledged troops?
ASSISTANT: Albrant and Merrow will send troops. [[1]](https://echo.example/troops)
</chat_history>"""
LIBRECHAT_TITLE = """Provide a concise, 5-word-or-less title for the conversation, \
using title case conventions. Only return the title itself.

Conversation:
User: Which countries pledged troops?
AI: Albrant and Merrow will send troops."""
