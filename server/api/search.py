"""Search for articles by what they say."""

from typing import Annotated

from fastapi import APIRouter, Query

from server.api.queries import OfSearch
from server.schemas import ArticlesFound
from server.searching import search
from server.state import Opened

router = APIRouter(tags=["articles"])


@router.get("/api/search", summary="Search articles")
def find(opened: Opened, wanted: Annotated[OfSearch, Query()]) -> ArticlesFound:
    """Return the articles that fit a question best, with their best passages.

    It ranks as an answer would, by words and by meaning; `GET /api/articles` lists by words alone.
    """
    return search(opened, wanted.question, wanted.filters, wanted.limit)
