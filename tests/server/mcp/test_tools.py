from typing import Any

import anyio
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mcp import Client
from mcp.server.mcpserver import MCPServer

from rag.errors import ModelError
from server.mcp.desk import LocalDesk
from server.mcp.tools import build
from server.state import State
from tests.server.mcp.calling import call, text

QUESTION = "Which countries pledged troops?"
SAID = "Albrant and Merrow will send troops."


@pytest.fixture
def server(state: State) -> MCPServer:
    return build(LocalDesk(state))


def test_ask_cites_as_structured_content(server: MCPServer, state: State) -> None:
    result = call(server, "ask", question=QUESTION)
    (statement,) = result.structured_content["statements"]
    (citation,) = statement["citations"]
    stored = state.archive.articles.get(citation["article_id"], citation["version"])
    assert stored.text[citation["start"] : citation["end"]] == citation["quote"] == SAID
    assert text(result).startswith(f"{SAID} [[1]](https://echo.example/troops)")


def test_what_is_cited_is_not_buried_under_what_was_read(server: MCPServer) -> None:
    told = call(server, "ask", question=QUESTION).structured_content
    assert not told.keys() & {"passages", "timings"}


def test_a_follow_up_names_its_conversation(server: MCPServer, state: State) -> None:
    first = call(server, "ask", question=QUESTION).structured_content
    call(server, "ask", question="Which refused?", conversation_id=first["conversation_id"])
    assert [turn.question for turn in state.assistant.histories[1]] == [QUESTION]


def test_an_empty_argument_is_one_left_out(server: MCPServer, state: State) -> None:
    empty = {"published_from": "", "published_before": " ", "publishers": [""]}
    result = call(server, "ask", question=QUESTION, conversation_id="", **empty)
    assert not result.is_error
    assert result.structured_content["statements"]
    assert state.assistant.histories == [()]
    assert not call(server, "search_articles", query=QUESTION, publishers="").is_error
    assert not call(server, "get_article", article_id="echo-troops", version="").is_error


def test_an_abstention_says_what_is_missing(server: MCPServer) -> None:
    result = call(server, "ask", question="What is the price of oil?")
    assert result.structured_content["abstained"]
    assert text(result).startswith("No answer. No stored sentence")


def test_stages_are_told_as_progress(server: MCPServer) -> None:
    told = []

    async def note(done: float, total: float | None, message: str | None) -> None:
        told.append(message)

    async def asked() -> None:
        async with Client(server) as client:
            await client.call_tool("ask", {"question": QUESTION}, progress_callback=note)

    anyio.run(asked)
    assert told == ["retrieve 2 articles", "read 1 passage from 1 outlet"]


def test_search_leads_to_an_article(server: MCPServer) -> None:
    result = call(
        server, "search_articles", query="Who will send troops?", published_from="2026-03-05"
    )
    (found,) = result.structured_content["articles"]
    article = call(server, "get_article", article_id=found["id"])
    passage = found["passages"][0]
    stored = article.structured_content["text"]
    assert f"article_id: {found['id']}" in text(result)
    assert stored[passage["start"] : passage["end"]] == passage["text"]
    assert text(article).endswith(stored)


def test_outlets_and_dates_narrow_a_search(server: MCPServer) -> None:
    for narrowed in ({"publishers": ["Post"]}, {"published_before": "2026-03-05"}):
        result = call(server, "search_articles", query="troops", **narrowed)
        assert result.structured_content == {"articles": []}
        assert text(result).startswith("No article fits.")


def test_the_tools_describe_themselves(server: MCPServer) -> None:
    async def listed() -> list[Any]:
        async with Client(server) as client:
            return (await client.list_tools()).tools

    tools = {tool.name: tool for tool in anyio.run(listed)}
    assert list(tools) == ["ask", "search_articles", "get_article"]
    for tool in tools.values():
        assert tool.description
        assert tool.output_schema
        assert all(field["description"] for field in tool.input_schema["properties"].values())
        assert tool.input_schema["additionalProperties"] is False


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("ask", {"question": " "}, "The question is empty"),
        ("ask", {"question": "why " * 1000}, "shorten it"),
        ("ask", {"question": QUESTION, "conversation_id": "nowhere"}, "No conversation is stored"),
        ("ask", {"question": QUESTION, "published_from": "last week"}, "published_from"),
        ("ask", {}, "question"),
        ("search_articles", {"query": "?"}, "nothing to search for"),
        ("search_articles", {"query": "troops", "limit": 0}, "greater than or equal to 1"),
        ("get_article", {"article_id": "nowhere"}, "No article is stored under 'nowhere'"),
        ("get_article", {"article_id": "echo-troops", "version": 7}, "version 7"),
        ("unheard_of", {}, "unheard_of"),
    ],
)
def test_what_cannot_be_done_is_told_to_the_model(
    server: MCPServer, tool: str, arguments: dict[str, Any], words: str
) -> None:
    result = call(server, tool, **arguments)
    assert result.is_error
    assert words in text(result)


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("ask", {"question": QUESTION, "publisher": "Post"}, "did you mean 'publishers'?"),
        ("ask", {"question": QUESTION, "from": "2026-03-01"}, "'from'; known are conversation_id"),
        ("search_articles", {"query": "troops", "publishers": 5}, "publishers: Input should be a"),
        ("search_articles", {"query": "troops", "outlet": "x"}, "known are limit, published_b"),
        ("get_article", {"article_id": "echo-troops", "verison": 1}, "did you mean 'version'?"),
        ("get_article", {}, "article_id: Field required"),
    ],
)  # fmt: skip
def test_a_wrong_argument_is_one_plain_line(
    server: MCPServer, state: State, tool: str, arguments: dict[str, Any], told: str
) -> None:
    result = call(server, tool, **arguments)
    assert result.is_error
    assert told in text(result)
    assert text(result).startswith(f"Error executing tool {tool}: ")
    assert "\n" not in text(result)
    assert "pydantic" not in text(result)
    assert state.conversations.count() == 0


@pytest.mark.parametrize(("tool", "key"), [("ask", "question"), ("search_articles", "query")])
def test_dates_in_the_wrong_order_are_told_by_the_names_they_came_under(
    server: MCPServer, tool: str, key: str
) -> None:
    dates = {"published_from": "2026-04-01", "published_before": "2026-03-01"}
    result = call(server, tool, **dates, **{key: QUESTION})
    assert text(result).endswith("published_from must lie before published_before")


def test_a_failure_on_the_way_is_told_in_its_own_words(server: MCPServer, state: State) -> None:
    def fail() -> None:
        raise ModelError("The model does not fit what is stored: ingest again.")

    state.assistant.fails = fail
    assert "ingest again" in text(call(server, "ask", question=QUESTION))


def test_an_unexpected_failure_shows_nothing_of_itself(server: MCPServer, state: State) -> None:
    def fail() -> None:
        raise ZeroDivisionError("secret")

    state.assistant.fails = fail
    result = call(server, "ask", question=QUESTION)
    assert result.is_error
    assert "secret" not in text(result)


def test_a_caller_who_leaves_ends_the_walk(server: MCPServer, state: State) -> None:
    state.assistant.pause = 1.0

    async def left() -> None:
        async with Client(server) as client:
            with anyio.move_on_after(0.5):
                await client.call_tool("ask", {"question": QUESTION})

    anyio.run(left)
    assert state.assistant.closed_after < 4.9  # the whole walk takes 5
    assert state.conversations.count() == 0


ANY = st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.lists(st.integers())
ARGUMENTS = st.dictionaries(
    st.sampled_from(["question", "query", "article_id", "version", "limit", "conversation_id"])
    | st.sampled_from(["published_from", "published_before", "publishers"]),
    ANY | st.dates().map(str) | st.datetimes().map(str) | st.sampled_from(["troops", "9999-12-31"]),
    max_size=5,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.sampled_from(["ask", "search_articles", "get_article"]), ARGUMENTS)
def test_whatever_is_sent_is_answered_or_refused_in_words(
    server: MCPServer, tool: str, arguments: dict[str, Any]
) -> None:
    result = call(server, tool, **arguments)
    assert text(result)
    assert text(result) != f"Error executing tool {tool}"  # what the SDK says of a crash
