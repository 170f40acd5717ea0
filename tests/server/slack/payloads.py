"""What Slack sends, in the documented forms."""

import itertools
import time
from typing import Any

from tests.server.slack.fake_slack import ANN, BOT, BOT_ID, TEAM, FakeSlack

Json = dict[str, Any]
CHANNEL, DIRECT = "C0NEWS", "D0ANN"
numbers = itertools.count(1)
ASKED = "Which countries pledged troops?"


def event(inner: Json, **more: Any) -> Json:
    """Return an event as the Events API wraps it."""
    return {
        "token": "verification-token",
        "team_id": TEAM,
        "api_app_id": "A0DATELINE",
        "type": "event_callback",
        "event_id": f"Ev{next(numbers):08d}",
        "event_time": int(time.time()),
        "authorizations": [{"team_id": TEAM, "user_id": BOT, "is_bot": True}],
        "event": inner,
        **more,
    }


def ts() -> str:
    """Return the time stamp of something a person writes now."""
    return f"{time.time():.6f}"


def mention(text: str = ASKED, thread: str | None = None, **more: Any) -> Json:
    """Return a mention in a channel."""
    return event(_said("app_mention", f"<@{BOT}> {text}", CHANNEL, thread) | more)


def message(text: str = ASKED, thread: str | None = None, **more: Any) -> Json:
    """Return a message in a channel that mentions nobody."""
    said = _said("message", text, more.pop("channel", CHANNEL), thread)
    return event(said | {"channel_type": "channel"} | more)


def direct(text: str = ASKED, thread: str | None = None, **more: Any) -> Json:
    """Return a direct message."""
    return event(_said("message", text, DIRECT, thread) | {"channel_type": "im"} | more)


def edited(body: Json, text: str) -> Json:
    """Return that a message now says something else."""
    old = body["event"]
    new = {**old, "text": text, "edited": {"user": old["user"], "ts": ts()}, "type": "message"}
    return event(
        {
            "type": "message",
            "subtype": "message_changed",
            "channel": old["channel"],
            "ts": ts(),
            "message": new,
            "previous_message": old,
        }
    )


def deleted(body: Json) -> Json:
    """Return that a message is gone."""
    old = body["event"]
    return event(
        {
            "type": "message",
            "subtype": "message_deleted",
            "channel": old["channel"],
            "ts": ts(),
            "deleted_ts": old["ts"],
            "previous_message": old,
        }
    )


def from_bot(text: str = ASKED, **more: Any) -> Json:
    """Return a message that an app wrote, by default Dateline itself."""
    return event(_said("message", text, CHANNEL, None) | {"user": BOT, "bot_id": BOT_ID} | more)


def command(slack: FakeSlack, text: str = ASKED, **more: Any) -> Json:
    """Return /ask."""
    number = next(numbers)
    return {
        "command": "/ask",
        "text": text,
        "team_id": TEAM,
        "channel_id": CHANNEL,
        "user_id": ANN,
        "trigger_id": f"{number}.trigger",
        "response_url": f"{slack.url}/commands/{TEAM}/{number}/once",
        "api_app_id": "A0DATELINE",
        **more,
    }


def press(slack: FakeSlack, shown: Json, action: str, user: str = ANN) -> Json:
    """Return that somebody pressed a button under a message."""
    buttons = [b for block in shown["blocks"] for b in block["elements"] if "action_id" in b]
    pressed = next(button for button in buttons if button["action_id"] == action)
    number = next(numbers)
    return {
        "type": "block_actions",
        "team": {"id": TEAM},
        "user": {"id": user, "team_id": TEAM},
        "channel": {"id": shown.get("channel", CHANNEL)},
        "trigger_id": f"{number}.trigger",
        "response_url": f"{slack.url}/actions/{TEAM}/{number}/once",
        "actions": [{"type": "button", "block_id": "b", "action_ts": ts(), **pressed}],
    }


def submission(view: Json, reason: str | None, note: str | None) -> Json:
    """Return that somebody sent a modal."""
    chosen = {"value": reason} if reason else None
    values = {
        "reason": {"reason": {"type": "radio_buttons", "selected_option": chosen}},
        "note": {"note": {"type": "plain_text_input", "value": note}},
    }
    return {
        "type": "view_submission",
        "team": {"id": TEAM},
        "user": {"id": ANN, "team_id": TEAM},
        "trigger_id": f"{next(numbers)}.trigger",
        "view": {**view, "id": "V1", "state": {"values": values}},
    }


def _said(kind: str, text: str, channel: str, thread: str | None) -> Json:
    said = {"type": kind, "user": ANN, "text": text, "channel": channel, "ts": ts(), "team": TEAM}
    return said | ({"thread_ts": thread} if thread else {})
