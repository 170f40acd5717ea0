"""The bolt app: who may ask, what is taken in, and which handler it goes to.

Whoever hands it requests has verified them. What reaches a handler has been taken in once, is
acknowledged first and worked on afterwards.
"""

import time
from asyncio import to_thread
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from server.slack import commands, opened, opinions, sharing
from server.slack.answering import UNREACHABLE
from server.slack.buttons import HELPFUL, OPEN, SHARE, UNHELPFUL
from server.slack.desk import Desk
from server.slack.faults import kindly
from server.slack.hearing import concerns, on_message
from server.slack.hook import whisper
from server.slack.log import discreet, logger
from server.slack.plain import escaped
from server.slack.taking import TAKEN, key_of, working

Body = Mapping[str, Any]
Next = Callable[[], Awaitable[Any]]
Work = Callable[[Desk, Body], Awaitable[None]]
NOT_YOURS = "Dateline may not be asked from this workspace."


def bolt_app(desk: Desk) -> AsyncApp:
    """Return the app over a desk."""

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(  # asked of Slack once, at start, and not before every event
            enterprise_id=None,
            team_id=desk.me.team,
            bot_user_id=desk.me.user,
            bot_id=desk.me.bot,
            bot_token=desk.client.token,
        )

    app = AsyncApp(
        name="dateline",
        logger=discreet(desk.settings),
        client=AsyncWebClient(  # for bolt's own use; it would warn of a token beside authorize
            base_url=desk.client.base_url,
            session=desk.client.session,
            logger=desk.client.logger,
            retry_handlers=desk.client.retry_handlers,
        ),
        authorize=authorize,
        before_authorize=_gate(desk),
        signing_secret="",
        request_verification_enabled=False,
        ssl_check_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    app.middleware(_sift(desk))
    app.middleware(_once(desk))
    app.error(_failed)
    _register(app, desk)
    return app


def _register(app: AsyncApp, desk: Desk) -> None:
    for event in ("app_mention", "message"):
        app.event(event)(_handler(desk, _heard))
    for event, work in opened.EVENTS.items():
        app.event(event)(_handler(desk, work))
    app.action(HELPFUL)(_handler(desk, opinions.on_helpful))
    app.action(UNHELPFUL)(_handler(desk, opinions.on_unhelpful))
    app.action(SHARE)(_handler(desk, sharing.on_share))
    app.action(OPEN)(_handler(desk, _nothing))
    app.view(UNHELPFUL)(_handler(desk, opinions.on_reason))
    app.command("/ask")(_command(desk))


def _gate(desk: Desk) -> Callable[..., Awaitable[Any]]:
    async def gate(body: Body, context: AsyncBoltContext, ack: AsyncAck, next: Next) -> Any:
        if body.get("type") == "url_verification" or desk.settings.admits_teams(
            _teams(body, context)
        ):
            return await next()
        return await ack(NOT_YOURS if "command" in body else "")

    return gate


def _teams(body: Body, context: AsyncBoltContext) -> tuple[str, ...]:
    """Return the workspaces of the app and of the person, which differ in a shared channel."""
    event = body.get("event") or {}
    user = body.get("user")
    found = {context.team_id, context.actor_team_id, event.get("user_team"), event.get("team")}
    found.add(user.get("team_id") if isinstance(user, dict) else None)
    return tuple(team for team in found if team)


def _sift(desk: Desk) -> Callable[..., Awaitable[Any]]:
    async def sift(body: Body, context: AsyncBoltContext, ack: AsyncAck, next: Next) -> Any:
        event = body.get("event") or {}
        heard = event.get("type") in ("message", "app_mention")
        if heard and not await concerns(desk, event, context.team_id or desk.me.team):
            return await ack()
        return await next()

    return sift


def _once(desk: Desk) -> Callable[..., Awaitable[Any]]:
    async def once(body: Body, context: AsyncBoltContext, ack: AsyncAck, next: Next) -> Any:
        if context.get(TAKEN) is None:
            context[TAKEN] = key_of(body)
            if not await to_thread(desk.inbox.take, context[TAKEN], body):
                return await ack()
        return await next()

    return once


def _handler(desk: Desk, work: Work) -> Callable[..., Awaitable[None]]:
    async def handler(ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        await ack()
        async with working(desk, context[TAKEN]):
            try:
                await work(desk, {**body, TAKEN: context[TAKEN]})
            except UNREACHABLE:
                raise
            except Exception as error:  # the outermost door of an event
                await _tell(desk, body, kindly(error))

    return handler


def _command(desk: Desk) -> Callable[..., Awaitable[None]]:
    async def command(ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        asked_at = str(time.time())
        more = await commands.acknowledge(desk, body, ack)
        async with working(desk, context[TAKEN]):
            if more:
                await commands.on_ask(desk, body, asked_at)

    return command


async def _heard(desk: Desk, body: Body) -> None:
    team = _team(body) or desk.me.team
    await on_message(desk, body["event"], team, body[TAKEN])


def _team(body: Body) -> str | None:
    for one in body.get("authorizations") or ():
        return str(one["team_id"])
    return body.get("team_id")


async def _nothing(desk: Desk, body: Body) -> None:
    """A button that is a link is pressed: the browser does the rest."""


async def _tell(desk: Desk, body: Body, sentence: str) -> None:
    event, text = body.get("event") or {}, escaped(sentence)
    channel, user = event.get("channel"), event.get("user")
    try:
        if url := body.get("response_url"):
            await whisper(url, text)
        elif channel and user:
            await desk.client.chat_postEphemeral(
                channel=channel, user=user, thread_ts=event.get("thread_ts"), text=text
            )
    except SlackApiError as refused:
        logger.error("the person could not be told: %s", refused.response.get("error"))


async def _failed(
    error: Exception, body: Body, response: BoltResponse | None
) -> BoltResponse | None:
    """Log what no handler was reached for; Slack sends an event again, a person is told."""
    sentence = kindly(error)
    if response is None:  # it was acknowledged before
        return None
    if "command" in body:
        return BoltResponse(status=200, body=sentence)
    return BoltResponse(status=500, body="")
