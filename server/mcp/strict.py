"""Tools that refuse an argument they do not know, and say in plain words what is wrong."""

from collections.abc import Callable
from typing import Any

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError, UnexpectedToolError
from mcp.server.mcpserver.tools import Tool
from mcp.types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import ValidationError

from rag.fields import Known, sentence


def strict(function: Callable[..., Any], annotations: ToolAnnotations) -> Tool:
    """Return a tool that takes the arguments of a function and no others."""
    tool = Tool.from_function(function, annotations=annotations)
    given = tool.fn_metadata.arg_model
    known = type(given.__name__, (Known, given), {"__module__": __name__})
    return tool.model_copy(
        update={
            "fn_metadata": tool.fn_metadata.model_copy(update={"arg_model": known}),
            "parameters": known.model_json_schema(by_alias=True),  # type: ignore[attr-defined]
        }
    )


class StrictServer(MCPServer[Any]):
    """Tells of wrong arguments in one line; the SDK would show what pydantic says."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Call a tool; ToolError says what is wrong with its arguments."""
        try:
            return await super().call_tool(name, arguments, context)
        except UnexpectedToolError:
            raise
        except ToolError as error:
            wrong = error.__cause__
            if not isinstance(wrong, ValidationError):
                raise
            raise ToolError(f"Error executing tool {name}: {sentence(wrong.errors())}") from wrong
