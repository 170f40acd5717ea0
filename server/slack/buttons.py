"""The buttons under an answer."""

from typing import Any

from server.slack.limits import Block
from server.slack.links import Place

HELPFUL, UNHELPFUL, SHARE, OPEN = "helpful", "unhelpful", "share", "open"


def actions(key: str, private: bool, place: Place | None) -> Block:
    """Return the row of buttons; a private answer can be shared, one on the page be opened."""
    buttons = [
        _button(HELPFUL, "Helpful", "This answer is helpful", value=key),
        _button(UNHELPFUL, "Not helpful", "This answer is not helpful; say why", value=key),
    ]
    if private:
        buttons.append(_button(SHARE, "Share to channel", "Show this answer to all", value=key))
    if place:
        buttons.append(_button(OPEN, "Open in Dateline", "Open it on the page", url=place.answer))
    return {"type": "actions", "elements": buttons}


def _button(action: str, text: str, label: str, **more: str) -> dict[str, Any]:
    return {
        "type": "button",
        "action_id": action,
        "text": {"type": "plain_text", "text": text, "emoji": False},
        "accessibility_label": label,
        **more,
    }
