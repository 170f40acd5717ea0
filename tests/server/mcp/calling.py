"""Calls a tool with the SDK's own client, over whatever it can connect to."""

from typing import Any

import anyio
from mcp import Client
from mcp.types import CallToolResult

Server = Any  # a server in this process, an address, or a command to start


def call(server: Server, tool: str, mode: str = "auto", **arguments: Any) -> CallToolResult:
    """Return what one tool answers."""

    async def called() -> CallToolResult:
        async with Client(server, mode=mode) as client:
            return await client.call_tool(tool, arguments)

    return anyio.run(called)


def text(result: CallToolResult) -> str:
    """Return what a model reads of a result."""
    return "\n".join(block.text for block in result.content)
