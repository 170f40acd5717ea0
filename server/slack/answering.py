"""One question answered once, followed while it is: stopped, edited, deleted, taken over."""

import asyncio
from asyncio import to_thread
from contextlib import aclosing

import aiohttp
from slack_sdk.errors import SlackApiError

from rag.errors import StoreError
from rag.events import Answered, Stated
from server.schemas import Asked, Reply
from server.slack.delivery import Delivery, first
from server.slack.desk import Desk
from server.slack.faults import kindly
from server.slack.log import logger
from server.slack.progress import STAGES, told
from server.slack.questions import Question

POLL = 1.0  # seconds until a stop that another process heard is seen here
STOPPED = "Stopped."
UNREACHABLE = (aiohttp.ClientError, TimeoutError)


async def answer(desk: Desk, question: Question, delivery: Delivery) -> None:
    """Answer a question when its thread's earlier ones are; what fails is told kindly.

    Raises only where Slack cannot be reached: then the event is left to a later try.
    """
    async with desk.turn(question.where):
        current = await to_thread(desk.questions.find, question.team, question.channel, question.ts)
        if current is None or current.event != question.event:
            return
        if current.state == "answered" and current.message_id:
            await _again(desk, current, delivery)
        elif current.state == "asked":
            await _watched(desk, current, delivery)


async def drained(desk: Desk, asked: Asked, delivery: Delivery) -> Reply:
    """Put a question and show its progress; return the stored answer."""
    delivery.status(STAGES["retrieve"])
    async with aclosing(desk.walks.events(lambda: desk.sources.ask(asked))) as events:
        async for event in events:
            if words := told(event):
                delivery.status(words)
            if isinstance(event, Stated):
                delivery.stated(event.statement)
            if isinstance(event, Answered):
                assert isinstance(event.answer, Reply)
                return event.answer
    raise RuntimeError("the answer broke off")


async def tell(delivery: Delivery, error: Exception) -> None:
    """Tell the person what went wrong; where even that is refused, the log has both."""
    try:
        await delivery.say(kindly(error))
    except SlackApiError as refused:
        logger.error("the person could not be told: %s", refused.response.get("error"))


async def _watched(desk: Desk, question: Question, delivery: Delivery) -> None:
    work = asyncio.create_task(_work(desk, question, delivery))
    watch = asyncio.create_task(_superseded(desk, question))
    try:
        await asyncio.wait({work, watch}, return_when=asyncio.FIRST_COMPLETED)
        if not work.done() and watch.result() != "answered":
            await _cancelled(work)
            await _broken_off(watch.result(), delivery)
        else:
            await work
    except asyncio.CancelledError:
        await delivery.abandon()
        raise
    except UNREACHABLE:
        raise
    except Exception as error:  # the outermost door of a question
        await to_thread(desk.questions.settle, question, "stopped")
        await tell(delivery, error)
    finally:
        await _cancelled(work)
        await _cancelled(watch)


async def _work(desk: Desk, question: Question, delivery: Delivery) -> None:
    asked = await to_thread(desk.asked, question)
    reply = await drained(desk, asked, delivery)
    if await to_thread(_kept, desk, question, reply):
        await delivery.finish(await to_thread(desk.shown, reply))


def _kept(desk: Desk, question: Question, reply: Reply) -> bool:
    desk.threads.bind(question.where, reply.conversation_id)
    if desk.questions.settle(question, "answered", message_id=reply.message_id):
        return True
    desk.sources.conversations.retract(reply.message_id)  # it was stopped or changed just before
    return False


async def _again(desk: Desk, question: Question, delivery: Delivery) -> None:
    """Show an answer that was stored, but whose process ended before it could be shown."""
    conversation = await to_thread(desk.threads.conversation, question.where)
    message = await to_thread(desk.stored, f"{conversation} {question.message_id}")
    await delivery.finish(await to_thread(desk.shown, message.answer))


async def _superseded(desk: Desk, question: Question) -> str:
    """Return what became of a question as soon as it is no longer this event's to answer."""
    nudge = desk.nudges.setdefault(question.event, asyncio.Event())
    try:
        while True:
            await first(nudge, POLL)
            nudge.clear()
            if state := await _state(desk, question):
                return state
    finally:
        desk.nudges.pop(question.event, None)


async def _state(desk: Desk, question: Question) -> str | None:
    at = (question.team, question.channel, question.ts)
    try:
        current = await to_thread(desk.questions.find, *at)
    except StoreError as error:  # it is looked at again in a moment
        logger.warning("a question was not looked at: %s", error)
        return None
    if current is None or current.event != question.event:
        return "edited"
    return None if current.state == "asked" else current.state


async def _broken_off(state: str, delivery: Delivery) -> None:
    if state == "stopped":
        await delivery.say(STOPPED)
    else:  # the message is somebody else's to change now
        await delivery.settle()


async def _cancelled(task: "asyncio.Task[object]") -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
