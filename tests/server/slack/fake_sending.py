"""What a fake Slack sends: envelopes over a socket, or signed requests to the app's door."""

import asyncio
import hashlib
import hmac
import json
import time
from typing import Any
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
Json = dict[str, Any]


class Sending:
    """Delivers to a connected socket, or to `door` where one is set."""

    def __init__(self) -> None:
        self.sockets: list[web.WebSocketResponse] = []
        self.acks: dict[str, Json] = {}
        self.acked = asyncio.Event()
        self.door: str | None = None
        self.seconds: list[float] = []
        self.count = 0

    async def deliver(self, kind: str, body: Json, retry: int = 0) -> Json:
        """Send one event, command or press; return how it was acknowledged, with its `status`."""
        begun = time.monotonic()
        answer = await (
            self._post(kind, body, retry) if self.door else self._push(kind, body, retry)
        )
        self.seconds.append(time.monotonic() - begun)
        return answer

    async def _push(self, kind: str, body: Json, retry: int) -> Json:
        self.count += 1
        envelope = f"envelope-{self.count}"
        sent = {
            "type": {"event": "events_api", "command": "slash_commands"}.get(kind, "interactive"),
            "envelope_id": envelope,
            "payload": body,
            "accepts_response_payload": kind != "event",
            **({"retry_attempt": retry, "retry_reason": "timeout"} if retry else {}),
        }
        await self.sockets[-1].send_json(sent)
        async with asyncio.timeout(10):
            while envelope not in self.acks:
                self.acked.clear()
                await self.acked.wait()
        return {"status": 200, **self.acks[envelope]}

    async def _post(self, kind: str, body: Json, retry: int) -> Json:
        if kind == "event":
            text, form = json.dumps(body), "application/json"
        else:
            fields = body if kind == "command" else {"payload": json.dumps(body)}
            text, form = urlencode(fields), "application/x-www-form-urlencoded"
        more = {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"}
        headers = signed(text) | {"Content-Type": form} | (more if retry else {})
        return await self.post(text, headers)

    async def post(self, text: str, headers: dict[str, str]) -> Json:
        """Send a request as it stands to the app's door."""
        assert self.door is not None
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.door, data=text.encode(), headers=headers) as reply,
        ):
            said = await reply.text()
            isjson = reply.headers.get("Content-Type", "").startswith("application/json")
            content = json.loads(said) if isjson and said else {"text": said}
            return {"status": reply.status, **content}

    async def drop(self) -> None:
        """Lose every connection without a word."""
        for socket in list(self.sockets):
            transport = socket._req.transport if socket._req else None
            if transport:
                transport.abort()

    async def refresh(self) -> None:
        """Ask the app to connect anew, as Slack does every few hours."""
        for socket in list(self.sockets):
            await socket.send_json({"type": "disconnect", "reason": "refresh_requested"})


def signed(text: str, at: float | None = None, secret: str = SECRET) -> dict[str, str]:
    """Return the headers with which Slack signs a body."""
    stamp = str(int(time.time() if at is None else at))
    basis = f"v0:{stamp}:{text}".encode()
    signature = hmac.new(secret.encode(), basis, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={signature}"}
