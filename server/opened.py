"""What every door shares: the opened archive, the assistant and the conversations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from threading import Semaphore
from typing import TYPE_CHECKING

from rag.errors import StoreBusyError
from rag.settings import Settings
from server.conversations import Conversations
from server.feedback import Feedback
from server.suggestions import Suggestions

if TYPE_CHECKING:  # importing these loads Chroma, which a test of a route need not
    from rag.archive import Archive
    from rag.assistant import Assistant

TURN_SECONDS = 30.0
INGESTS_AT_ONCE = 2  # each reads its sources in a process of its own


@dataclass(frozen=True)
class State:
    """One opened data folder and everything that answers from it."""

    settings: Settings
    archive: Archive
    assistant: Assistant
    conversations: Conversations
    feedback: Feedback
    suggestions: Suggestions = field(default_factory=Suggestions)
    turns: Semaphore = field(default_factory=lambda: Semaphore(INGESTS_AT_ONCE))

    @contextmanager
    def ingesting(self) -> Iterator[None]:
        """Wait for a turn to ingest; StoreBusyError where others take too long."""
        if not self.turns.acquire(timeout=TURN_SECONDS):
            raise StoreBusyError("Other articles are still being added: try again in a minute.")
        try:
            yield
        finally:
            self.turns.release()


Opener = Callable[[Settings], AbstractContextManager[State]]
