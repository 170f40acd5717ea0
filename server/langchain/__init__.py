"""The door for programs built with LangChain: a retriever, a runnable and a tool."""

from server.langchain.retriever import DatelineRetriever
from server.langchain.runnable import DatelineRunnable
from server.langchain.tool import dateline_tool

__all__ = ["DatelineRetriever", "DatelineRunnable", "dateline_tool"]
