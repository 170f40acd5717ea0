"""The tools over streamable HTTP, at /mcp of the server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from rag.settings import Settings
from server.errors import answer, body
from server.mcp.desk import Desk

PATH = "/mcp"
MISSING = "this door needs the package `mcp`: pip install 'dateline[mcp]', then start again"
STRANGE = (
    "the Host header names this server by a name it does not know; use localhost or an address,"
    " or add the name to DATELINE_MCP_HOSTS"
)


class McpDoor:
    """ASGI app; a page elsewhere cannot reach it by giving its own name our address."""

    def __init__(self, settings: Settings) -> None:
        self.names = {settings.host, *settings.mcp_hosts.replace(",", " ").split()}
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
        host = headers.get("host", "")
        origin = headers.get("origin")
        if not known(host, self.names):
            return answer(PATH, 421, body("unknown_host", STRANGE))
        if origin and urlsplit(origin).netloc != host:
            return answer(PATH, 403, body("cross_origin", "another site may not use these tools"))
        return None


def missing() -> Response:
    """Say what to install."""
    return answer(PATH, 501, body("not_installed", MISSING))


def known(host: str, names: set[str]) -> bool:
    """Return whether a Host header cannot be another site's name for this machine."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    try:
        return bool(ip_address(name))
    except ValueError:
        return name == "localhost" or name.endswith(".localhost") or name in names
