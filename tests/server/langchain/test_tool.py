from collections.abc import Sequence
from typing import Any

import pytest
from langchain.agents import create_agent
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage, ToolMessage
from langchain_core.tools import BaseTool

from rag.types import Answer
from server.langchain import dateline_tool
from server.state import State

QUESTION = "Which countries pledged troops?"
SAID = "Albrant and Merrow will send troops."


class FakeModel(GenericFakeChatModel):
    """Says what the test wrote down, whatever tools it is given."""

    def bind_tools(self, tools: Sequence[Any], **_: Any) -> "FakeModel":
        """Take note of nothing."""
        return self


@pytest.fixture
def tool(state: State) -> BaseTool:
    return dateline_tool(state.assistant)


def called(tool: BaseTool, question: str) -> ToolMessage:
    call = {"name": tool.name, "args": {"question": question}, "id": "1", "type": "tool_call"}
    return tool.invoke(call)


def test_its_text_has_references_and_its_artifact_is_the_answer(tool: BaseTool) -> None:
    message = called(tool, QUESTION)
    assert message.content.startswith(f"{SAID} [[1]](https://echo.example/troops)")
    assert isinstance(message.artifact, Answer)
    assert message.artifact.statements[0].text == SAID


def test_an_error_is_told_to_the_model(tool: BaseTool) -> None:
    message = called(tool, " ")
    assert message.status == "error"
    assert message.content.startswith("The question is empty")


def test_an_agent_of_langgraph_uses_it(tool: BaseTool) -> None:
    call = {"name": tool.name, "args": {"question": QUESTION}, "id": "1"}
    says = iter([AIMessage("", tool_calls=[call]), AIMessage("Two countries.")])
    agent = create_agent(FakeModel(messages=says), [tool])
    told = agent.invoke({"messages": [("user", "Who sends troops?")]})["messages"]
    assert [message.type for message in told] == ["human", "ai", "tool", "ai"]
    assert SAID in told[2].content
