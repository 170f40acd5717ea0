"""The assistant as a LangGraph tool; in an agent, a model writes the call."""

from langchain_core.messages import AIMessage
from langgraph.graph import MessagesState, StateGraph
from langgraph.prebuilt import ToolNode

from rag.archive import Archive
from rag.assistant import Assistant
from rag.settings import Settings
from server.langchain import dateline_tool

with Archive.open(Settings()) as archive:
    tool = dateline_tool(Assistant(archive))
    graph = StateGraph(MessagesState).add_node("news", ToolNode([tool])).set_entry_point("news")
    call = {"name": tool.name, "args": {"question": "Who refused to send soldiers?"}, "id": "1"}
    told = graph.compile().invoke({"messages": [AIMessage("", tool_calls=[call])]})
    print(told["messages"][-1].content)
