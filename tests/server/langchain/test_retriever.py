from datetime import UTC, datetime

import pytest
from langchain_core.documents import Document
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnablePassthrough

from rag.filters import Filters
from server.langchain import DatelineRetriever
from server.state import State

QUESTION = "Who will send troops?"


@pytest.fixture
def retriever(state: State) -> DatelineRetriever:
    return DatelineRetriever(retriever=state.assistant.retriever)


def test_a_document_knows_where_it_stands(retriever: DatelineRetriever, state: State) -> None:
    (found,) = retriever.invoke(QUESTION)
    told = found.metadata
    stored = state.archive.articles.get(told["article_id"], told["version"])
    assert stored.text[told["start"] : told["end"]] == found.page_content
    assert (told["publisher"], told["published_at"]) == ("Echo", "2026-03-05T00:00:00Z")
    assert found.id == "echo-troops#0"


def test_k_and_filters_hold(state: State) -> None:
    searching = state.assistant.retriever
    post = Filters(publishers=("Post",))
    assert len(DatelineRetriever(retriever=searching, k=1).invoke("troops bridge")) == 1
    assert DatelineRetriever(retriever=searching, filters=post).invoke(QUESTION) == []


def test_the_clock_is_now_where_none_is_given(state: State) -> None:
    clocks = []

    class Clocked:
        def search(self, question: str, filters: Filters, asked_at: datetime, k: int) -> list:
            clocks.append(asked_at)
            return []

    then = datetime(2026, 3, 6, tzinfo=UTC)
    DatelineRetriever(retriever=Clocked(), asked_at=then).invoke(QUESTION)
    DatelineRetriever(retriever=Clocked()).invoke(QUESTION)
    assert clocks[0] == then
    assert abs((datetime.now(UTC) - clocks[1]).total_seconds()) < 600


def test_it_works_in_a_chain_and_in_batches(retriever: DatelineRetriever) -> None:
    def texts(found: list[Document]) -> str:
        return "\n".join(document.page_content for document in found)

    prompt = ChatPromptTemplate.from_template("{passages}\n\n{question}")
    chain = {"passages": retriever | texts, "question": RunnablePassthrough()} | prompt
    (message,) = chain.invoke(QUESTION).messages
    assert message.content == f"Albrant and Merrow will send troops.\n\n{QUESTION}"
    assert [len(found) for found in retriever.batch([QUESTION, "Weir bridge"])] == [1, 1]
