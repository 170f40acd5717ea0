"""Passages of the archive as LangChain documents."""

from rag.archive import Archive
from rag.retriever import Retriever
from rag.settings import Settings
from server.langchain import DatelineRetriever

with Archive.open(Settings()) as archive:
    retriever = DatelineRetriever(retriever=Retriever(archive), k=3)
    for document in retriever.invoke("Which countries will send soldiers?"):
        print(document.metadata["publisher"], document.metadata["start"], document.page_content)
