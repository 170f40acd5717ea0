"""Do follow-ups find what they mean? Raw, condensed by rule, and as people rewrote them.

What is sought is the person's own rewrite among the rewrites of all follow-ups, by vectors. The
reciprocal rank of raw and condensed questions is compared, paired, by a randomisation test.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from rag.condense import search_words
from rag.embedder import Embedder
from rag.errors import InvalidInputError
from rag.evaluation.records import Record, read_json_lines
from rag.evidence.words import words
from rag.fields import sentence
from rag.types import Frozen, Turn

SHUFFLES = 5_000
Ranks = NDArray[np.float64]


class FollowUp(Frozen):
    """A question with those before it, and how a person wrote it to stand alone."""

    question: str
    history: tuple[str, ...]
    rewrite: str

    @property
    def condensed(self) -> str:
        """The question as the rule makes it stand alone, to find by."""
        return search_words(self.question, [Turn(question=asked) for asked in self.history])

    @property
    def leans(self) -> bool:
        """Whether the person's rewrite says words that the question lacks and the turns have."""
        asked, before = (
            {w.key for w in words(text) if w.content}
            for text in (self.question, " ".join(self.history))
        )
        return any(w.content and w.key in before - asked for w in words(self.rewrite))


class Compared(NamedTuple):
    """Mean reciprocal ranks of the same follow-ups, raw and condensed; p of their difference."""

    name: str
    questions: int
    changed: int
    raw: float
    condensed: float
    worse: int
    better: int
    p: float


def read_follow_ups(file: Path) -> list[FollowUp]:
    """Return the rows that have a history; `InvalidInputError` names a bad line."""
    found = []
    for record in read_json_lines(file):
        if not isinstance(record, Record):
            raise InvalidInputError(str(record))
        try:
            row = FollowUp.model_validate(record.fields)
        except ValidationError as error:
            wrong = sentence(error.errors()[:1])
            raise InvalidInputError(str(record.problem(wrong))) from None
        if row.history:
            found.append(row)
    return found


def compare(rows: Sequence[FollowUp], embedder: Embedder) -> list[Compared]:
    """Return what condensing changes, for follow-ups that lean on the turns before and others."""
    sought = embedder.embed_passages([row.rewrite for row in rows])
    raw, made = (
        reciprocal_ranks(embedder.embed_passages(asked), sought)
        for asked in ([r.question for r in rows], [r.condensed for r in rows])
    )
    leans = np.array([row.leans for row in rows])
    changed = np.array([row.condensed != row.question for row in rows])
    parts = {"lean on the turns before": leans, "stand alone": ~leans}
    return [
        _compared(name, raw[part], made[part], int(changed[part].sum()))
        for name, part in parts.items()
        if part.any()
    ]


def reciprocal_ranks(asked: NDArray[np.float32], sought: NDArray[np.float32]) -> Ranks:
    """Return 1 / rank of row n of `sought` for row n of `asked`, by cosine; ties count against."""
    near = asked @ sought.T
    own = np.diag(near)[:, None]
    ranks: Ranks = (near >= own).sum(axis=1).astype(np.float64)
    return 1.0 / ranks


def _compared(name: str, raw: Ranks, made: Ranks, changed: int) -> Compared:
    gained = made - raw
    signs = np.random.default_rng(0).choice([-1.0, 1.0], (SHUFFLES, len(gained)))
    reached = np.abs(signs @ gained) >= abs(gained.sum()) - 1e-12
    p = float((1 + reached.sum()) / (1 + SHUFFLES))
    worse, better = int((gained < 0).sum()), int((gained > 0).sum())
    return Compared(
        name, len(raw), changed, float(raw.mean()), float(made.mean()), worse, better, p
    )
