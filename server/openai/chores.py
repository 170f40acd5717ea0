"""What chat clients ask of a model besides answers: a title, tags, suggestions of a chat.

None of it is a question about the news, so none reaches the articles or is stored. A title is
taken from what the user asked; the rest has honest empty answers.
"""

import json
import re
from textwrap import shorten
from typing import Any

from server.openai.schemas import Chat

TITLE_CHARS = 60
UNTITLED = "News"
# Open WebUI's tasks open so, and hold the chat between lines of these tags; most name the key that
# they want back.
OPEN_WEBUI = re.compile(
    r"(?:### Task:|Create a concise, 3-5 word title)(?P<task>.*)"
    r"^<chat_history>[ \t]*$(?P<history>.*^</chat_history>)",
    re.DOTALL | re.MULTILINE,
)
WANTED = re.compile(r'\{\s*"(title|tags|follow_ups|queries|text)"\s*:')
EMPTY: dict[str, Any] = {"tags": [], "follow_ups": [], "queries": [], "text": ""}
# LibreChat's title prompts, of all its generations; the chat follows, or went before.
LIBRECHAT = re.compile(
    r"(?:please )?(?:provide|generate|write) a concise,? 5-word-or-less title for the conversation"
    r"(?=[,.:]|$)|analyze this conversation and provide:\s*1\. the detected language",
    re.IGNORECASE,
)
USER_LINE = re.compile(
    r"^(?:\|\|>)?user:\s*(.+?)\s*(?=^(?:\|\|>)?(?:assistant|ai|response):|^</|\Z)",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)


def done(chat: Chat) -> str | None:
    """Return the answer to a chore; None where the chat is no chore but asks something."""
    text = chat.messages[-1].text.strip()
    if found := OPEN_WEBUI.match(text):
        key = WANTED.search(found["task"])
        return _keyed(key[1] if key else "title", found["history"], as_json=key is not None)
    if found := LIBRECHAT.match(text):
        return _title(text[found.end() :], chat) or None
    return None


def _keyed(key: str, history: str, as_json: bool) -> str:
    if key in EMPTY:
        return json.dumps({key: EMPTY[key]})
    title = _title(history, None) or UNTITLED
    return json.dumps({"title": title}, ensure_ascii=False) if as_json else title


def _title(history: str, chat: Chat | None) -> str:
    """Return the first thing the user said, shortened; empty where nothing was said."""
    found = USER_LINE.search(history)
    earlier = [m.text for m in chat.messages[:-1] if m.role == "user"] if chat else []
    first = found[1] if found else next(iter(earlier), "")
    return shorten(first.strip('" '), TITLE_CHARS, placeholder=" …")
