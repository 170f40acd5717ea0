"""Another process's tools beside a running server, and the same tools over its own /mcp."""

from collections.abc import Iterator
from typing import Any

import pytest
from mcp.server.mcpserver import MCPServer

from server.mcp.desk import LocalDesk, RemoteDesk
from server.mcp.tools import build
from server.state import State
from tests.server.mcp.calling import call, text
from tests.server.test_socket import served

pytestmark = pytest.mark.slow
QUESTION = "Which countries pledged troops?"
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("ask", {"question": QUESTION}),
    ("ask", {"question": "What is the price of oil?"}),
    ("search_articles", {"query": "troops bridge", "publishers": ["Post"]}),
    ("search_articles", {"query": "troops", "published_from": "2026-03-05", "limit": 1}),
    ("get_article", {"article_id": "echo-troops"}),
    ("get_article", {"article_id": "echo-troops", "version": 1}),
    ("ask", {"question": " "}),
    ("get_article", {"article_id": "no/where"}),
]


@pytest.fixture
def url(state: State) -> Iterator[str]:
    with served(state) as url:
        yield url


def without_ids(result: Any) -> dict[str, Any] | None:
    told = result.structured_content
    return told and {k: v for k, v in told.items() if k not in ("conversation_id", "message_id")}


@pytest.mark.parametrize(("tool", "arguments"), CALLS)
def test_every_way_to_the_tools_answers_the_same(
    state: State, url: str, tool: str, arguments: dict[str, Any]
) -> None:
    near = call(build(LocalDesk(state)), tool, **arguments)
    beside: MCPServer = build(RemoteDesk(url))
    for other in (
        call(beside, tool, **arguments),
        call(f"{url}/mcp", tool, **arguments),
        call(f"{url}/mcp", tool, mode="legacy", **arguments),
    ):
        assert without_ids(other) == without_ids(near)
        assert other.is_error == near.is_error
        if "no/where" not in str(arguments):  # over HTTP, that is another path than an article's
            assert text(other) == text(near)


def test_a_server_that_is_gone_is_told_in_one_line() -> None:
    result = call(build(RemoteDesk("http://127.0.0.1:1")), "ask", question=QUESTION)
    assert result.is_error
    assert "The server at http://127.0.0.1:1 does not answer" in text(result)
