"""Opens the data folder, loads the models, and closes both again."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from rag.archive import Archive
from rag.assistant import Assistant
from rag.database import sql_errors
from rag.settings import Settings
from server.conversations import Conversations
from server.feedback import Feedback
from server.opened import State


@contextmanager
def opened(settings: Settings) -> Iterator[State]:
    """Yield the state of one server; raises StoreBusyError, StoreError or ModelError."""
    with (
        sql_errors(),
        Archive.open(settings) as archive,
        closing(Assistant(archive)) as assistant,
    ):
        yield State(
            settings=settings,
            archive=archive,
            assistant=assistant,
            conversations=Conversations(archive.articles.engine),
            feedback=Feedback(archive.articles.engine),
        )
