"""A private answer shown to its channel, where replies then go on."""

from asyncio import to_thread
from collections.abc import Mapping
from typing import Any

from slack_sdk.errors import SlackApiError

from server.slack.blocks import answer_blocks
from server.slack.desk import Desk
from server.slack.hook import send, whisper
from server.slack.plain import answer_text
from server.slack.threads import Thread

ABSENT = ("not_in_channel", "channel_not_found")
SHARED = "Shared."


async def on_share(desk: Desk, body: Mapping[str, Any]) -> None:
    """Post the answer whose button was pressed, in the name of who asked."""
    channel, user = body["channel"]["id"], body["user"]["id"]
    stored = await to_thread(desk.stored, body["actions"][0]["value"])
    shown = await to_thread(desk.shown, stored.answer, False, user)
    text = answer_text(shown.answer, shown.question)
    blocks = answer_blocks(shown)
    try:
        sent = await desk.client.chat_postMessage(
            channel=channel, text=text, blocks=blocks, mrkdwn=False, unfurl_links=False
        )
    except SlackApiError as error:
        if error.response.get("error") not in ABSENT:
            raise
        # Dateline is no member there: the address of the button can still post, with no thread
        url = body["response_url"]
        await send(url, text=text, blocks=blocks, response_type="in_channel")
    else:
        thread = Thread(team=desk.me.team, channel=channel, thread=sent["ts"])
        await to_thread(desk.threads.begin, thread)
        await to_thread(desk.threads.bind, thread, stored.answer.conversation_id)
    await whisper(body["response_url"], SHARED)
