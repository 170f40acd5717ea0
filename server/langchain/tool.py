"""The assistant as a tool, for agents built with LangChain or LangGraph."""

from typing import Annotated

from langchain_core.tools import BaseTool, StructuredTool, ToolException
from pydantic import BaseModel, Field

from rag.assistant import Assistant
from rag.errors import DatelineError
from rag.types import Answer
from server.langchain.runnable import DatelineRunnable
from server.openai.prose import Prose, whole

NAME = "ask_the_news"
DESCRIPTION = (
    "Answer a question about the news from ingested articles. Every sentence is checked and cited;"
    " where the articles do not answer, the tool says so: then say the same, and add nothing."
)


class Arguments(BaseModel):
    """What a model must say to use the tool."""

    question: Annotated[str, Field(description="A whole question about the news, in words")]


def dateline_tool(assistant: Assistant, site: str = "") -> BaseTool:
    """Return a tool whose text holds the references and whose artifact is the `Answer`.

    `site` is where readers reach the server, for articles that have no address on the web.
    """
    runnable = DatelineRunnable(assistant)

    def ask(question: str) -> tuple[str, Answer]:
        try:
            answer = runnable.invoke(question)
        except DatelineError as error:
            raise ToolException(str(error)) from error
        return text(answer, site), answer

    return StructuredTool.from_function(
        ask,
        name=NAME,
        description=DESCRIPTION,
        args_schema=Arguments,
        response_format="content_and_artifact",
        handle_tool_error=True,
    )


def text(answer: Answer, site: str) -> str:
    """Return an answer as Markdown with its references, or why there is none."""
    prose = Prose(site)
    pieces = [prose.stated(statement) for statement in answer.statements]
    return whole([*pieces, prose.ended(answer)]).text
