"""A fake Slack: its Web API, its Socket Mode and its signed requests, over real sockets.

It answers as https://docs.slack.dev says: tokens, rate limits with Retry-After, the states of a
streamed message, five uses of a response_url, limits of blocks, repeats of what is not
acknowledged. What a person would see stands in `messages`, `private`, `views` and `homes`.
"""

import json
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from aiohttp import web

from tests.server.slack.block_kit import UPDATE_TEXT, problems, view_problems
from tests.server.slack.fake_sending import Sending

TEAM, BOT, BOT_ID, ANN, BEN = "T0NEWS", "U0DATELINE", "B0DATELINE", "U0ANN", "U0BEN"
BOT_TOKEN, APP_TOKEN = "xoxb-1-2-fake", "xapp-1-A0-3-fake"
Json = dict[str, Any]


class FakeSlack(Sending):
    """One workspace, its channels and its app."""

    def __init__(self) -> None:
        super().__init__()
        self.url = ""
        self.calls: list[tuple[str, Json]] = []
        self.refused: list[tuple[str, Json]] = []
        self.messages: dict[str, dict[str, Json]] = defaultdict(dict)
        self.whispers: list[Json] = []
        self.private: dict[str, list[Json]] = defaultdict(list)
        self.views: list[Json] = []
        self.homes: dict[str, Json] = {}
        self.prompts: list[Json] = []
        self.statuses: list[str] = []
        self.limits: dict[str, list[int]] = defaultdict(list)
        self.refusals: dict[str, list[str]] = defaultdict(list)
        self.absent: set[str] = set()

    # what the app calls

    async def call(self, request: web.Request) -> web.Response:
        """Answer one call of the Web API."""
        method = request.match_info["method"]
        args = await _args(request)
        self.calls.append((method, args))
        wanted = APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN
        if request.headers.get("Authorization") != f"Bearer {wanted}":
            return web.json_response({"ok": False, "error": "invalid_auth"})
        if self.limits[method]:
            wait = str(self.limits[method].pop())
            return web.json_response(
                {"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": wait}
            )
        if self.refusals[method]:
            return web.json_response({"ok": False, "error": self.refusals[method].pop()})
        handler: Callable[[Json], Json] = getattr(self, method.replace(".", "_"))
        result = handler(args)
        self.refused += [(method, result)] if "error" in result else []
        return web.json_response({"ok": "error" not in result, **result})

    def auth_test(self, args: Json) -> Json:
        return {"team_id": TEAM, "user_id": BOT, "bot_id": BOT_ID, "url": "https://news.slack.com/"}

    def apps_connections_open(self, args: Json) -> Json:
        return {"url": f"{self.url.replace('http', 'ws')}/link?ticket=secret-ticket"}

    def chat_postMessage(self, args: Json) -> Json:
        if args["channel"] in self.absent:
            return {"error": "not_in_channel"}
        if found := problems(args.get("blocks") or []):
            return _refused(found)
        return self._posted(args)

    def chat_update(self, args: Json) -> Json:
        message = self.messages[args["channel"]].get(args["ts"])
        if message is None:
            return {"error": "message_not_found"}
        if message.get("streaming"):
            return {"error": "streaming_state_conflict"}
        if found := problems(args.get("blocks") or []):
            return _refused(found)
        if len(args["text"]) > UPDATE_TEXT:
            return {"error": "msg_too_long"}
        message |= {"text": args["text"], "blocks": args.get("blocks"), "at": time.monotonic()}
        message["changes"] = [*message.get("changes", []), message["at"]]
        return {"ts": args["ts"], "channel": args["channel"]}

    def chat_delete(self, args: Json) -> Json:
        gone = self.messages[args["channel"]].pop(args["ts"], None)
        return {} if gone else {"error": "message_not_found"}

    def conversations_replies(self, args: Json) -> Json:
        thread = self.in_thread(args["channel"], args["ts"])
        later = [{"ts": m["ts"], "user": BOT} for m in thread if m["ts"] >= args["oldest"]]
        return {"messages": [{"ts": args["ts"], "user": ANN}, *later[: int(args["limit"])]]}

    def chat_postEphemeral(self, args: Json) -> Json:
        self.whispers.append(args)
        return {"message_ts": self.ts()}

    def chat_startStream(self, args: Json) -> Json:
        if not args["channel"].startswith("D") and not args.get("recipient_user_id"):
            return {"error": "missing_recipient_user_id"}
        found = self._posted({**args, "text": "", "blocks": []})
        self.messages[args["channel"]][found["ts"]]["streaming"] = True
        return found | self.chat_appendStream({**args, "ts": found["ts"]})

    def chat_appendStream(self, args: Json) -> Json:
        message = self.messages[args["channel"]].get(args["ts"])
        if message is None or not message.get("streaming"):
            return {"error": "message_not_in_streaming_state"}
        for chunk in args["chunks"]:
            blocks = [*message["blocks"], *chunk["blocks"]]
            if chunk["type"] != "blocks" or problems(blocks):
                return {"error": "invalid_chunks"}
            message["blocks"] = blocks
        message["changes"] = [*message.get("changes", []), time.monotonic()]
        return {"channel": args["channel"], "ts": args["ts"]}

    def chat_stopStream(self, args: Json) -> Json:
        message = self.messages[args["channel"]].get(args["ts"])
        if message is None or not message.get("streaming"):
            return {"error": "message_not_in_streaming_state"}
        message["streaming"] = False
        return {"channel": args["channel"], "ts": args["ts"]}

    def assistant_threads_setStatus(self, args: Json) -> Json:
        self.statuses.append(args["status"])
        return {}

    def assistant_threads_setSuggestedPrompts(self, args: Json) -> Json:
        if not 1 <= len(args["prompts"]) <= 4:
            return {"error": "invalid_prompts"}
        self.prompts.append(args)
        return {}

    def views_publish(self, args: Json) -> Json:
        if found := view_problems(args["view"]):
            return _refused(found)
        self.homes[args["user_id"]] = args["view"]
        return {}

    def views_open(self, args: Json) -> Json:
        if found := view_problems(args["view"]):
            return _refused(found)
        self.views.append(args["view"])
        return {"view": args["view"]}

    async def respond(self, request: web.Request) -> web.Response:
        """Take a message sent to a response_url: five times at most."""
        sent, uses = await request.json(), self.private[request.path]
        if len(uses) == 5:
            return web.Response(status=404, text="used_url")
        if found := problems(sent.get("blocks") or []):
            return web.Response(status=400, text=_refused(found)["error"])
        uses.append(sent)
        return web.Response(text="ok")

    async def link(self, request: web.Request) -> web.WebSocketResponse:
        """Hold one Socket Mode connection."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": len(self.sockets) + 1})
        self.sockets.append(socket)
        async for message in socket:
            if message.type == aiohttp.WSMsgType.TEXT:
                ack = json.loads(message.data)
                self.acks[ack["envelope_id"]] = ack.get("payload") or {}
                self.acked.set()
        self.sockets.remove(socket)
        return socket

    # what a test looks at

    def ts(self) -> str:
        """Return the time stamp of a new message."""
        return f"{time.time():.6f}"

    def in_thread(self, channel: str, thread: str) -> list[Json]:
        """Return the app's messages in a thread, oldest first."""
        return [m for m in self.messages[channel].values() if m.get("thread_ts") == thread]

    def called(self) -> Counter[str]:
        """Return how often each method was called."""
        return Counter(method for method, _ in self.calls)

    def _posted(self, args: Json) -> Json:
        ts = self.ts()
        self.messages[args["channel"]][ts] = {**args, "ts": ts}
        return {"ts": ts, "channel": args["channel"]}


@asynccontextmanager
async def fake_slack() -> AsyncIterator[FakeSlack]:
    """Yield a fake Slack that listens on loopback."""
    slack, app = FakeSlack(), web.Application()
    app.router.add_route("*", "/api/{method}", slack.call)
    app.router.add_post("/commands/{rest:.*}", slack.respond)
    app.router.add_post("/actions/{rest:.*}", slack.respond)
    app.router.add_get("/link", slack.link)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    slack.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield slack
    finally:
        await runner.cleanup()


def _refused(found: list[str]) -> Json:
    long = "msg_blocks_too_long" in found
    return {"error": "msg_blocks_too_long" if long else "invalid_blocks", "messages": found}


async def _args(request: web.Request) -> Json:
    if request.content_type == "application/json":
        return dict(await request.json())
    return {**request.query, **await request.post()}
