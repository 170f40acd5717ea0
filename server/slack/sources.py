"""What the Slack door answers from: this process's archive, or the server that owns it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Engine

from rag.articles import ArticleStore
from rag.database import open_engine
from rag.errors import StoreBusyError
from rag.owner import Owner
from rag.settings import Settings
from server.asking import Asking, replies
from server.cli import remote
from server.conversations import Conversations
from server.feedback import Feedback
from server.opening import opened
from server.state import State


@dataclass(frozen=True)
class Sources:
    """What Dateline knows, and where its page is, if anywhere."""

    ask: Asking
    articles: ArticleStore
    conversations: Conversations
    feedback: Feedback
    page: Callable[[], str | None]

    @property
    def engine(self) -> Engine:
        """The SQL database that everything is kept in."""
        return self.articles.engine


def of_state(state: State) -> Sources:
    """Return the sources of a data folder that is open in this process."""
    return Sources(
        ask=partial(replies, state),
        articles=state.archive.articles,
        conversations=state.conversations,
        feedback=state.feedback,
        page=Owner(state.settings.data_dir).url,
    )


@contextmanager
def sources(settings: Settings) -> Iterator[Sources]:
    """Yield what there is to answer from; raises StoreBusyError where its owner has no address."""
    with ExitStack() as stack:
        try:
            state = stack.enter_context(opened(settings))
        except StoreBusyError:
            owner = Owner(settings.data_dir)
            if owner.url() is None:
                raise
            engine = open_engine(settings)
            stack.callback(engine.dispose)
            yield _of_server(engine, owner)
        else:
            yield of_state(state)


def _of_server(engine: Engine, owner: Owner) -> Sources:
    return Sources(
        ask=lambda asked: remote.replies(owner.url() or "", asked),
        articles=ArticleStore(engine),
        conversations=Conversations(engine),
        feedback=Feedback(engine),
        page=owner.url,
    )
