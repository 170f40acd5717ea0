"""The tools over the Model Context Protocol; for stdio, give Client the command `dateline mcp`."""

import anyio
from mcp import Client


async def main() -> None:
    """Ask once."""
    async with Client("http://127.0.0.1:8000/mcp") as client:
        result = await client.call_tool("ask", {"question": "Which countries will send soldiers?"})
        print(result.structured_content["statements"][0]["citations"][0]["quote"])


anyio.run(main)
