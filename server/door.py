"""What every request passes: safe headers, its host and origin, a bound, the last catch."""

import re
from typing import Any
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.errors import REQUEST_ID, answer, body, told
from server.hosts import STRANGE, known, same_site

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
SAFE_HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
READING = ("GET", "HEAD", "OPTIONS")
HEADED = ("/api/", "/healthz", "/readyz", "/v1/", "/openapi.json")
"""Where HEAD is answered as GET would be, without its body; elsewhere it is seen to."""

GIVEN_ID = re.compile(r"[\w.-]{1,64}", re.ASCII)


class Door:
    """ASGI middleware; `limits` are (path prefix, most bytes of body), the first fit decides.

    `names` are those under which this server may be asked.
    """

    def __init__(
        self, app: ASGIApp, limits: tuple[tuple[str, int], ...], names: frozenset[str]
    ) -> None:
        self.app = app
        self.limits = limits
        self.names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on; an exception becomes a 500 that names only an id in the log."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        sender = Sender(send, _request_id(headers), headless=_is_headless(scope))
        if sender.headless:
            scope = {**scope, "method": "GET"}
        limit = next(most for prefix, most in self.limits if scope["path"].startswith(prefix))
        if refused := self.refusal(scope["method"], scope["path"], headers, limit):
            await refused(scope, receive, sender)
            return
        try:
            await self.app(scope, bounded(receive, limit), sender)
        except Exception as error:
            status, content = told(error)
            if sender.started:
                raise
            await answer(scope["path"], status, content)(scope, receive, sender)

    def refusal(self, method: str, path: str, headers: Headers, limit: int) -> Response | None:
        """Return what to answer where the headers alone show that a request must not pass."""
        host, origin = headers.get("host", ""), headers.get("origin")
        if not known(host, self.names):
            return answer(path, 421, body("unknown_host", STRANGE))
        if method not in READING and origin and not same_site(origin, host):
            told = "another site may not change anything here"
            return answer(path, 403, body("cross_origin", told))
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > limit:
            return answer(path, 413, body("too_large", too_large(limit)))
        return None


def _request_id(headers: Headers) -> str:
    """Return the id by which logs and errors name a request: its sender's, or a new one."""
    given = headers.get("x-request-id", "")
    request_id = given if GIVEN_ID.fullmatch(given) else uuid4().hex[:8]
    REQUEST_ID.set(request_id)
    return request_id


def _is_headless(scope: Scope) -> bool:
    return bool(scope["method"] == "HEAD" and scope["path"].startswith(HEADED))


class Sender:
    """Adds the safe headers to a response and remembers that it has begun.

    A `headless` one sends no body.
    """

    def __init__(self, send: Send, request_id: str, *, headless: bool = False) -> None:
        self.send = send
        self.request_id = request_id
        self.headless = headless
        self.started = False

    async def __call__(self, message: Message) -> None:
        """Send one message on."""
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            headers["X-Request-ID"] = self.request_id
            for name, value in SAFE_HEADERS.items():
                headers.setdefault(name, value)
        elif self.headless:
            message = {**message, "body": b""}
        await self.send(message)


def too_large(limit: int) -> str:
    """Say what was wanted of a body that is too large."""
    return f"the request is too large: at most {limit:,} bytes are taken; send less at once"


def bounded(receive: Receive, limit: int) -> Receive:
    """Return `receive` that raises 413 once more than `limit` bytes of body have come."""
    taken = 0

    async def counting() -> Message:
        nonlocal taken
        message: dict[str, Any] = dict(await receive())
        taken += len(message.get("body", b""))
        if taken > limit:
            raise HTTPException(413, too_large(limit))
        return message

    return counting
