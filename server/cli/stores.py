"""Opens what a command needs, and no more: reading SQL takes no lock and loads no model."""

from collections.abc import Iterator
from contextlib import contextmanager

from rag.articles import ArticleStore
from rag.database import open_engine, sql_errors
from rag.settings import Settings
from server.conversations import Conversations
from server.feedback import Feedback


@contextmanager
def articles(settings: Settings) -> Iterator[ArticleStore]:
    """Yield the article store for reading, also beside a running server."""
    engine = open_engine(settings)
    try:
        with sql_errors():
            yield ArticleStore(engine)
    finally:
        engine.dispose()


@contextmanager
def conversations(settings: Settings) -> Iterator[Conversations]:
    """Yield the conversations, also beside a running server."""
    engine = open_engine(settings)
    try:
        with sql_errors():
            yield Conversations(engine)
    finally:
        engine.dispose()


@contextmanager
def feedback(settings: Settings) -> Iterator[Feedback]:
    """Yield what readers thought of answers, also beside a running server."""
    engine = open_engine(settings)
    try:
        with sql_errors():
            yield Feedback(engine)
    finally:
        engine.dispose()
