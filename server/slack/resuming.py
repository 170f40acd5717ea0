"""The message of an answer whose process ended: found again, so that none is sent twice."""

from asyncio import to_thread

from slack_sdk.errors import SlackApiError

from server.slack.desk import Desk
from server.slack.log import logger
from server.slack.questions import Question

LOOKED_AT = 15  # messages of the thread from the question on


async def resumed(desk: Desk, question: Question) -> Question:
    """Return a question with the message that was begun for it, if there is one.

    Between sending a message and writing down which it is, a process can end: then the message is
    the one of ours in the thread that no question has.
    """
    ts = question.reply_ts or await _orphan(desk, question)
    if ts is None:
        return question
    try:
        await desk.client.chat_stopStream(channel=question.channel, ts=ts)
    except SlackApiError as error:  # it was no stream, or has ended
        logger.debug("nothing to stop: %s", error.response.get("error"))
    await to_thread(desk.questions.change, question, reply_ts=ts)
    return question.model_copy(update={"reply_ts": ts})


async def _orphan(desk: Desk, question: Question) -> str | None:
    found = await desk.client.conversations_replies(
        channel=question.channel, ts=question.thread, oldest=question.ts, limit=LOOKED_AT
    )
    known = await to_thread(desk.questions.replies, question.where)
    ours = [one["ts"] for one in found["messages"] if one.get("user") == desk.me.user]
    later = (ts for ts in ours if float(ts) > float(question.ts) and ts not in known)
    return next(later, None)
