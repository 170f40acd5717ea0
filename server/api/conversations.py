"""Stored conversations: list, read, rename, delete."""

from typing import Annotated

from fastapi import APIRouter, Query

from server.api.queries import OfConversations
from server.schemas import Conversation, ConversationList, Examples, NewTitle
from server.state import Opened

router = APIRouter(prefix="/api/conversations", tags=["conversations"])


@router.get("", summary="List conversations")
def find(opened: Opened, wanted: Annotated[OfConversations, Query()]) -> ConversationList:
    """Return those whose title, questions or answers hold all the words, last used first."""
    found = opened.conversations.find(wanted.words, wanted.limit, wanted.offset)
    total = opened.conversations.count(wanted.words)
    return ConversationList(conversations=tuple(found), total=total)


@router.get("/{conversation_id}", summary="Read a conversation")
def get(conversation_id: str, opened: Opened) -> Conversation:
    """Return every message with its answer and citations exactly as they were sent."""
    return opened.conversations.get(conversation_id)


@router.get("/{conversation_id}/suggestions", summary="Suggest what to ask next")
def suggestions(conversation_id: str, opened: Opened) -> Examples:
    """Return up to three questions to go on with; each was tried, and the articles answer it."""
    told = opened.conversations.get(conversation_id).messages
    store, most = opened.archive.articles, opened.settings.suggestions
    return Examples(questions=tuple(opened.suggestions.after(told, opened.assistant, store, most)))


@router.patch("/{conversation_id}", summary="Rename a conversation")
def rename(conversation_id: str, new: NewTitle, opened: Opened) -> Conversation:
    """Give it another title."""
    opened.conversations.rename(conversation_id, new.title)
    return opened.conversations.get(conversation_id)


@router.delete("/{conversation_id}", status_code=204, summary="Delete a conversation")
def delete(conversation_id: str, opened: Opened) -> None:
    """Remove it with all its messages, for good."""
    opened.conversations.delete(conversation_id)
