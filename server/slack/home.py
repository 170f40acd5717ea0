"""The app's Home tab and its first words: what Dateline knows, and how to ask it."""

from typing import Any

from rag.articles import ArticleStore, Coverage
from rag.filters import Filters
from rag.wording import counted, day
from server import examples
from server.slack.limits import PROMPT_TITLE_CHARS, PROMPTS, clipped
from server.slack.richtext import bullets, clean, line, rich, word

NOTHING = "No article is stored yet: add some on the page, or with `dateline ingest`."
WAYS = (
    "Mention me in a channel, then go on in the thread without a mention.",
    "Write to me directly.",
    "Write /ask and a question: only you see the answer, until you share it.",
    "Write stop to stop me; edit your question, and I answer it anew.",
)
QUESTION_CHARS = 300
PROMISE = "Every sentence I show stands in an article; press its number to see where."


def knows(coverage: Coverage) -> str:
    """Return how much there is, and from when the newest is."""
    if not coverage.articles:
        return NOTHING
    known = counted(coverage.articles, "article")
    if coverage.publishers:
        known += f" from {counted(coverage.publishers, 'outlet')}"
    return known + (f", the newest of {day(coverage.newest)}." if coverage.newest else ".")


def home(store: ArticleStore, filters: Filters) -> dict[str, Any]:
    """Return the Home tab."""
    asked = [word(clipped(one, QUESTION_CHARS)) for one in _examples(store, filters)]
    blocks = [
        rich(line(word("What I know", "bold"))),
        rich(line(word(knows(store.coverage(filters))))),
        rich(line(word("How to ask", "bold")), bullets(word(way) for way in WAYS)),
        *([rich(line(word("For instance", "bold")), bullets(asked))] if asked else []),
        rich(line(word(PROMISE, "italic"))),
    ]
    return {"type": "home", "blocks": blocks}


def prompts(store: ArticleStore, filters: Filters) -> list[dict[str, str]]:
    """Return the suggested questions of the assistant's pane."""
    asked = _examples(store, filters)[:PROMPTS]
    return [{"title": clipped(one, PROMPT_TITLE_CHARS), "message": one} for one in asked]


def _examples(store: ArticleStore, filters: Filters) -> list[str]:
    """Return questions; none where filters hold, since a title may stand in them."""
    return [clean(one) for one in examples.questions(store)] if filters.empty else []
