"""Search for articles by what they say."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import AwareDatetime, Field

from rag.types import Filters
from server.schemas import ArticlesFound
from server.searching import search
from server.state import Opened

router = APIRouter(tags=["articles"])
Most = Annotated[int, Field(ge=1, le=50)]


@router.get("/api/search", summary="Search articles")
def find(
    opened: Opened,
    question: str,
    from_: Annotated[AwareDatetime | None, Query(alias="from")] = None,
    to: AwareDatetime | None = None,
    publisher: Annotated[list[str] | None, Query()] = None,
    limit: Most = 10,
) -> ArticlesFound:
    """Return the articles that fit a question best, with their best passages.

    It ranks as an answer would, by words and by meaning; `GET /api/articles` lists by words alone.
    """
    filters = Filters(from_=from_, to=to, publishers=tuple(publisher or ()))
    return search(opened, question, filters, limit)
