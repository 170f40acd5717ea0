"""The assistant as a step of a LangChain chain."""

from rag.archive import Archive
from rag.assistant import Assistant
from rag.settings import Settings
from server.langchain import DatelineRunnable

with Archive.open(Settings()) as archive:
    chain = DatelineRunnable(Assistant(archive)) | (lambda answer: answer.statements)
    for statement in chain.invoke("Which countries will send soldiers?"):
        print(statement.text, statement.citations[0].url)
