"""The tools over streamable HTTP, at /mcp of the server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from server.errors import answer, body
from server.hosts import same_site
from server.mcp.desk import Desk

PATH = "/mcp"
MISSING = "this door needs the package `mcp`: pip install 'dateline[mcp]', then start again"


class McpDoor:
    """ASGI app; what a page elsewhere asks is refused for reading too."""

    def __init__(self) -> None:
        self.app: ASGIApp | None = None

    @asynccontextmanager
    async def opened(self, desk: Desk) -> AsyncIterator[None]:
        """Serve the tools of a desk, where the package for it is installed."""
        if find_spec("mcp") is None:
            yield
            return
        from mcp.server.transport_security import TransportSecuritySettings

        from server.mcp.tools import build

        server = build(desk)
        ours = TransportSecuritySettings(enable_dns_rebinding_protection=False)
        self.app = server.streamable_http_app(
            streamable_http_path=PATH, stateless_http=True, transport_security=ours
        )
        async with server.session_manager.run():
            yield

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        await (self._refusal(Headers(scope=scope)) or self.app or missing())(scope, receive, send)

    def _refusal(self, headers: Headers) -> Response | None:
        origin = headers.get("origin")
        if origin and not same_site(origin, headers.get("host")):
            return answer(PATH, 403, body("cross_origin", "another site may not use these tools"))
        return None


def missing() -> Response:
    """Say what to install."""
    return answer(PATH, 501, body("not_installed", MISSING))
