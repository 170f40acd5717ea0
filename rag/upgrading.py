"""What an older Dateline stored is brought to this one's form."""

import logging
from collections.abc import Callable

from rag.articles import ArticleStore
from rag.changes import Changes
from rag.database import drop_replaced
from rag.filters import Filters
from rag.schema import SCHEMA, SCHEMA_VERSION

logger = logging.getLogger("dateline")
PUBLISH_BATCH = 64
INDEXED_BY = "indexed by"


def upgrade(
    changes: Changes,
    articles: ArticleStore,
    model: str,
    on_progress: Callable[[int, int], None] | None,
) -> None:
    """Read every article again where they are of another form, reporting (done, of) articles."""
    if changes.noted(SCHEMA) == str(SCHEMA_VERSION):
        return
    every = articles.admitted(Filters())
    if changes.noted(INDEXED_BY) not in (None, model):
        every = []  # another model's vectors: all is read again, with a word of it
    elif every:
        logger.warning("The data are brought to this version's form: %s articles.", len(every))
    for start in range(0, len(every), PUBLISH_BATCH):
        changes.load(every[start : start + PUBLISH_BATCH])
        if on_progress:
            on_progress(min(start + PUBLISH_BATCH, len(every)), len(every))
    drop_replaced(articles.engine)
    changes.note(SCHEMA, str(SCHEMA_VERSION))
