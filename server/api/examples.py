"""Questions to begin with."""

from fastapi import APIRouter

from server.examples import questions
from server.schemas import Examples
from server.state import Opened

router = APIRouter(tags=["asking"])


@router.get("/api/examples", summary="Suggest questions")
def examples(opened: Opened) -> Examples:
    """Return up to six questions that the stored articles can answer; none without articles."""
    return Examples(questions=tuple(questions(opened.archive.articles)))
