"""What became of each article, and of all of them."""

from typing import Literal

from rag.types import ArticleInfo, Frozen

Kind = Literal["added", "updated", "unchanged", "failed"]
Lack = Literal["date", "outlet"]

HOW_TO_GIVE = (
    "Date and outlet are read from front matter, from lines at the top of a text such as "
    "`Publisher: The Lund Courier` and `Date: 17 March 2026`, and from published_at and publisher "
    "in JSON Lines: write them there, and ingest it again."
)


class Outcome(Frozen):
    """One article that was stored, was stored already, or was not; `reason` says why not.

    `lacks` is what an article does not tell of itself, by which questions are narrowed.
    `size` is how many bytes of the input it used up, for a progress bar.
    """

    source: str
    outcome: Kind
    article_id: str | None = None
    title: str = ""
    reason: str | None = None
    warning: str | None = None
    lacks: tuple[Lack, ...] = ()
    size: int = 0


class Report(Frozen):
    """The counts of a run; `interrupted` when it was stopped before its end."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: int = 0
    passages: int = 0
    seconds: float = 0.0
    interrupted: bool = False


def lacking(article: ArticleInfo) -> tuple[Lack, ...]:
    """Return what is not known of an article."""
    known: dict[Lack, object] = {"date": article.published_at, "outlet": article.publisher}
    return tuple(one for one, value in known.items() if not value)
