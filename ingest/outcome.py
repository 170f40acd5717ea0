"""What became of each article, and of all of them."""

from typing import Literal

from rag.types import Frozen

Kind = Literal["added", "updated", "unchanged", "failed"]


class Outcome(Frozen):
    """One article that was stored, was stored already, or was not; `reason` says why not.

    `size` is how many bytes of the input it used up, for a progress bar.
    """

    source: str
    outcome: Kind
    article_id: str | None = None
    title: str = ""
    reason: str | None = None
    warning: str | None = None
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
