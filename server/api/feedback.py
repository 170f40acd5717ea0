"""What a reader thinks of an answer: say it, take it back."""

from fastapi import APIRouter

from server.schemas import NewOpinion, Opinion
from server.state import Opened

router = APIRouter(prefix="/api/messages", tags=["feedback"])


@router.put("/{message_id}/feedback", summary="Give feedback")
def give(message_id: str, said: NewOpinion, opened: Opened) -> Opinion:
    """Store a thumb up or down with the answer, in place of an earlier one."""
    return opened.feedback.add(message_id, said.verdict, said.reason, said.note)


@router.delete("/{message_id}/feedback", status_code=204, summary="Take feedback back")
def take_back(message_id: str, opened: Opened) -> None:
    """Remove it from the answer."""
    opened.feedback.remove(message_id)
