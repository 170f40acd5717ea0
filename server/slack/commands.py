"""`/ask`: answered to the person alone, who may then share it."""

import asyncio
from asyncio import to_thread
from collections.abc import Mapping
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck

from server.slack.answering import UNREACHABLE, drained, tell
from server.slack.delivery import Private
from server.slack.desk import Desk
from server.slack.hearing import NOT_HERE
from server.slack.progress import STAGES, sentence
from server.slack.talk import wording

HOW = "Write your question after the command: /ask Who refused to send soldiers?"
Payload = Mapping[str, Any]


def refusal(desk: Desk, command: Payload) -> str | None:
    """Return what to say to a command that cannot be answered."""
    if not desk.settings.admits(command["channel_id"]):
        return NOT_HERE
    return None if wording(command.get("text") or "", desk.me) else HOW


async def acknowledge(desk: Desk, command: Payload, ack: AsyncAck) -> bool:
    """Answer the command at once; return whether there is more to do."""
    refused = refusal(desk, command)
    await ack(refused or sentence(STAGES["retrieve"]), response_type="ephemeral")
    return refused is None


async def on_ask(desk: Desk, command: Payload, asked_at: str) -> None:
    """Answer the question of a command."""
    private = Private(command["response_url"])
    try:
        text = wording(command["text"], desk.me)
        reply = await drained(desk, desk.asking(text, command["channel_id"], asked_at), private)
        await private.finish(await to_thread(desk.shown, reply, True))
    except asyncio.CancelledError:
        await private.abandon()
        raise
    except UNREACHABLE:
        raise
    except Exception as error:  # the outermost door of a command
        await tell(private, error)
