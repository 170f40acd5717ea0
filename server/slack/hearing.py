"""Messages: questions, stops, and what becomes of a question that is edited or deleted."""

import asyncio
from asyncio import to_thread
from collections.abc import Mapping
from typing import Any

from slack_sdk.errors import SlackApiError

from server.slack.answering import POLL, answer
from server.slack.delivery import Delivery, Edited, Streamed
from server.slack.desk import Desk
from server.slack.log import logger
from server.slack.plain import escaped
from server.slack.questions import Question
from server.slack.resuming import resumed
from server.slack.talk import Said

HOW = "Ask me about the news, for instance “Who refused to send soldiers?”."
NOT_HERE = "Dateline may not be asked in this channel; whoever runs it can allow that."
QUIET = "I answer nothing more in this thread until somebody mentions me."
CHANGED, DELETED, TOMBSTONE = "message_changed", "message_deleted", "tombstone"
Payload = Mapping[str, Any]


async def concerns(desk: Desk, event: Payload, team: str) -> bool:
    """Return whether a message, an edit or a deletion is for Dateline."""
    if event.get("subtype") in (CHANGED, DELETED):
        ts = event.get("deleted_ts") or event.get("message", {}).get("ts", "")
        return await to_thread(desk.questions.find, team, event["channel"], ts) is not None
    said = Said.of(event, team, desk.me)
    if said is None:
        return False
    asks = said.reply and not (said.direct or said.mentioned)
    return said.for_us(asks and await to_thread(desk.threads.follows, said.where))


async def on_message(desk: Desk, event: Payload, team: str, key: str) -> None:
    """Answer a question, or do what a message asks."""
    if event.get("subtype") == DELETED:
        await _deleted(desk, team, event["channel"], event["deleted_ts"])
    elif event.get("subtype") == CHANGED:
        await _changed(desk, event, team, key)
    elif said := Said.of(event, team, desk.me):
        await _said(desk, said, key)


async def _said(desk: Desk, said: Said, key: str) -> None:
    if not desk.settings.admits(said.channel):
        await _whisper(desk, said, NOT_HERE)
    elif said.stop:
        await _stop(desk, said)
    elif not said.text:
        await _whisper(desk, said, HOW)
    else:
        question = Question(
            **said.model_dump(include={"team", "channel", "ts", "thread", "user", "text"}),
            event=key,
        )
        stored = await to_thread(desk.questions.begin, question)
        if stored is None:  # the same message came as another event too
            return
        await to_thread(desk.threads.begin, said.where)
        if stored is not question:
            stored = await resumed(desk, stored)
        await answer(desk, stored, delivery(desk, stored))


def delivery(desk: Desk, question: Question) -> Delivery:
    """Return how a question is answered: streamed to one person, else edited in place."""

    async def posted(ts: str) -> None:
        await to_thread(desk.questions.change, question, reply_ts=ts)

    at = (desk.client, question.channel, question.thread, posted)
    if question.channel.startswith("D") and question.reply_ts is None:
        to = {"recipient_user_id": question.user, "recipient_team_id": question.team}
        return Streamed(*at, to)
    return Edited(*at, question.reply_ts)


async def _stop(desk: Desk, said: Said) -> None:
    """Stop what runs in this thread; outside of one, what its writer asked in this channel."""
    running = await to_thread(desk.questions.running, said.team, said.channel)
    for question in running:
        if question.thread == said.thread or (not said.reply and question.user == said.user):
            await to_thread(desk.questions.settle, question, "stopped")
            _nudge(desk, question)
    if not running and said.reply:
        await to_thread(desk.threads.hush, said.where)
        await _whisper(desk, said, QUIET)


async def _changed(desk: Desk, event: Payload, team: str, key: str) -> None:
    channel, message = event["channel"], event["message"]
    if message.get("subtype") == TOMBSTONE:  # what remains of a message with replies
        await _deleted(desk, team, channel, message["ts"])
        return
    old = await to_thread(desk.questions.find, team, channel, message["ts"])
    said = Said.of({**message, "channel": channel}, team, desk.me)
    if old is None or said is None:
        return
    if old.event != key:
        if not said.text or said.text == old.text or old.state == "deleted":
            return
        await _let_go(desk, old, event=key, text=said.text, state="asked", message_id=None)
    new = await to_thread(desk.questions.find, team, channel, message["ts"])
    if new and new.event == key:
        await answer(desk, new, delivery(desk, new))


async def _deleted(desk: Desk, team: str, channel: str, ts: str) -> None:
    old = await to_thread(desk.questions.find, team, channel, ts)
    if old is None or old.state == "deleted":
        return
    await _let_go(desk, old, state="deleted", message_id=None)
    last = await to_thread(desk.questions.find, team, channel, ts)
    if last and last.reply_ts:
        try:
            await desk.client.chat_delete(channel=channel, ts=last.reply_ts)
        except SlackApiError as error:
            logger.warning("an answer was not deleted: %s", error.response.get("error"))


async def _let_go(desk: Desk, old: Question, **values: object) -> None:
    """Change a question, wait until nobody writes its answer, and take its turn back."""
    await to_thread(desk.questions.change, old, **values)
    if old.state == "asked":
        _nudge(desk, old)
        await asyncio.sleep(2 * POLL)  # another process may be at it, and looks once in POLL
    if old.message_id:
        await to_thread(desk.sources.conversations.retract, old.message_id)


def _nudge(desk: Desk, question: Question) -> None:
    if nudge := desk.nudges.get(question.event):
        nudge.set()


async def _whisper(desk: Desk, said: Said, sentence: str) -> None:
    """Say something that only the person it is meant for needs to read."""
    text = escaped(sentence)
    if said.direct:
        await desk.client.chat_postMessage(channel=said.channel, thread_ts=said.thread, text=text)
    else:
        thread = said.thread if said.reply else None
        await desk.client.chat_postEphemeral(
            channel=said.channel, user=said.user, thread_ts=thread, text=text
        )
