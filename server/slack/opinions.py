"""What a person in Slack thinks of an answer, stored like the page's thumbs."""

import asyncio
from asyncio import to_thread
from collections.abc import Mapping
from typing import Any, get_args

from server.feedback import NOTE_CHARS
from server.schemas import Reason
from server.slack.buttons import UNHELPFUL
from server.slack.desk import Desk
from server.slack.hook import whisper

THANKS = "Thank you, that is noted."
REASONS: dict[Reason, str] = {
    "wrong": "It is wrong",
    "not_supported": "Its sources do not say so",
    "out_of_date": "It is out of date",
    "missing": "Something is missing",
}
REASON, NOTE = "reason", "note"
Payload = Mapping[str, Any]


def reader(body: Payload) -> str:
    """Return the name under which a person's opinion is kept."""
    user = body["user"]
    return f"slack:{user.get('team_id') or body['team']['id']}:{user['id']}"


async def on_helpful(desk: Desk, body: Payload) -> None:
    """Store a thumb up."""
    _, _, message_id = body["actions"][0]["value"].partition(" ")
    await to_thread(desk.sources.feedback.add, message_id, "up", by=reader(body))
    await whisper(body["response_url"], THANKS)


async def on_unhelpful(desk: Desk, body: Payload) -> None:
    """Store a thumb down, and ask for the reason."""
    _, _, message_id = body["actions"][0]["value"].partition(" ")
    await asyncio.gather(
        desk.client.views_open(trigger_id=body["trigger_id"], view=form(message_id)),
        to_thread(desk.sources.feedback.add, message_id, "down", by=reader(body)),
    )


async def on_reason(desk: Desk, body: Payload) -> None:
    """Store the reason with the thumb down."""
    view = body["view"]
    given = view["state"]["values"]
    chosen = given[REASON][REASON]["selected_option"]
    reason = next((one for one in get_args(Reason) if chosen and chosen["value"] == one), None)
    note = given[NOTE][NOTE].get("value") or ""
    add = desk.sources.feedback.add
    await to_thread(add, view["private_metadata"], "down", reason, note, by=reader(body))


def form(message_id: str) -> dict[str, Any]:
    """Return the window that asks what is amiss."""
    options = [{"text": _plain(text), "value": reason} for reason, text in REASONS.items()]
    choose = {"type": "radio_buttons", "action_id": REASON, "options": options}
    write = {
        "type": "plain_text_input",
        "action_id": NOTE,
        "multiline": True,
        "max_length": NOTE_CHARS,
    }
    return {
        "type": "modal",
        "callback_id": UNHELPFUL,
        "private_metadata": message_id,
        "title": _plain("Not helpful"),
        "submit": _plain("Send"),
        "close": _plain("Leave it"),
        "blocks": [_input(REASON, "What is amiss?", choose), _input(NOTE, "In your words", write)],
    }


def _input(name: str, label: str, element: dict[str, Any]) -> dict[str, Any]:
    shape = {"type": "input", "block_id": name, "optional": True}
    return {**shape, "label": _plain(label), "element": element}


def _plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text, "emoji": False}
