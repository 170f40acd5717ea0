"""Stored articles: list, read, add, delete."""

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query

from rag.filters import Filters
from server.api.queries import OfArticle, OfArticles
from server.api.sent import REQUEST_BODY, Received
from server.ingestion import take
from server.schemas import (
    ArticleDetail,
    ArticleList,
    IngestResult,
    IngestResults,
    Publishers,
)
from server.state import Opened

router = APIRouter(tags=["articles"])


@router.get("/api/articles", summary="List articles")
def find(opened: Opened, wanted: Annotated[OfArticles, Query()]) -> ArticleList:
    """Return the articles that hold all the words and pass the filters, newest first."""
    store, words, filters = opened.archive.articles, wanted.words, wanted.filters
    found = store.find(words, filters, wanted.limit, wanted.offset, wanted.author)
    return ArticleList(articles=tuple(found), total=store.count(words, filters, wanted.author))


@router.get("/api/articles/{article_id}", summary="Read an article")
def get(article_id: str, opened: Opened, wanted: Annotated[OfArticle, Query()]) -> ArticleDetail:
    """Return one version with its text, the current one by default, and a list of all versions."""
    store = opened.archive.articles
    article = store.get(article_id, wanted.version)
    return ArticleDetail(**dict(article), versions=tuple(store.versions(article_id)))


@router.post("/api/articles", summary="Add articles", openapi_extra={"requestBody": REQUEST_BODY})
def add(received: Received, opened: Opened) -> IngestResults:
    """Ingest what is sent: articles, addresses to fetch, or files; one result for each source.

    The status is 200 though some sources fail: each failure says why.
    """
    with opened.ingesting():
        outcomes = take(received, opened.archive)
    results = tuple(IngestResult(**outcome.model_dump(exclude={"size"})) for outcome in outcomes)
    return IngestResults(results=results, counts=Counter(row.outcome for row in results))


@router.delete("/api/articles/{article_id}", status_code=204, summary="Delete an article")
def delete(article_id: str, opened: Opened) -> None:
    """Remove an article with all its versions, for good; stored answers keep their quotes."""
    opened.archive.articles.get(article_id)
    opened.archive.delete([article_id])


@router.get("/api/publishers", summary="List outlets")
def publishers(opened: Opened) -> Publishers:
    """Return every outlet of the stored articles, in order, and how many articles have none."""
    store = opened.archive.articles
    without = store.count(filters=Filters(publishers=("",)))
    return Publishers(publishers=tuple(store.publishers()), without=without)
