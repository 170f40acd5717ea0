"""What the address of a list may carry: filters, words, and how much of the list."""

from typing import Annotated

from pydantic import ConfigDict, Field

from rag.fields import Known
from rag.filters import Filters
from rag.types import Frozen

Limit = Annotated[int, Field(ge=1, le=500)]
Offset = Annotated[int, Field(ge=0, le=1_000_000_000)]


class Chosen(Filters):
    """Filters, where each outlet is a parameter of its own."""

    model_config = ConfigDict(populate_by_name=False)

    publishers: tuple[str, ...] = Field((), alias="publisher")

    @property
    def filters(self) -> Filters:
        """Return the filters alone."""
        return Filters(from_=self.from_, to=self.to, publishers=self.publishers)


class OfArticles(Chosen):
    """Which articles to list."""

    words: str | None = None
    author: str | None = None
    limit: Limit = 50
    offset: Offset = 0


class OfSearch(Chosen):
    """What to search for."""

    question: str
    limit: Annotated[int, Field(ge=1, le=50)] = 10


class OfConversations(Known, Frozen):
    """Which conversations to list."""

    words: str | None = None
    limit: Limit = 50
    offset: Offset = 0


class OfArticle(Known, Frozen):
    """Which version of an article to read."""

    version: Annotated[int | None, Field(ge=1, le=1_000_000_000)] = None
