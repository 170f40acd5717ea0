"""The passages of an archive as LangChain's documents."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Protocol, runtime_checkable

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from rag.filters import Filters
from rag.types import Hit


@runtime_checkable
class Searching(Protocol):
    """What finds passages: a `rag.retriever.Retriever`."""

    def search(
        self, question: str, filters: Filters, asked_at: datetime | None, k: int
    ) -> Sequence[Hit]:
        """Return up to `k` passages, best first."""


class DatelineRetriever(BaseRetriever):
    """Finds up to `k` passages, best first; `asked_at` is the clock, by default now.

    A document's text is `text[start:end]` of that version of the article; its score is comparable
    within one question only.
    """

    retriever: Searching
    k: int = 12
    filters: Filters = Filters()
    asked_at: datetime | None = None

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        asked_at = self.asked_at or datetime.now(UTC)
        return [document(h) for h in self.retriever.search(query, self.filters, asked_at, self.k)]


def document(hit: Hit) -> Document:
    """Return a passage as a document that knows where it stands; missing facts are left out."""
    article = hit.article.model_dump(mode="json", exclude={"id", "fetched_at"}, exclude_none=True)
    place: dict[str, Any] = {
        "article_id": hit.article.id,
        "start": hit.passage.start,
        "end": hit.passage.end,
        "score": hit.score,
    }
    return Document(hit.passage.text, id=hit.passage.id, metadata=article | place)
