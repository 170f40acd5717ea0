"""What reading came to, filled in while it goes on: the statements that stand, then the answer."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from rag.abstention import UNSURE, absent_names, missing
from rag.answering.chat_reader import Written
from rag.articles import ArticleStore
from rag.caveats import find_caveats
from rag.chat.chain import Asking
from rag.citations import cite
from rag.copies import reports
from rag.dates import Window
from rag.errors import NotFoundError
from rag.filters import Filters
from rag.outlets import outlet_key, strangers
from rag.readings import Reading
from rag.standing import quoted, standing, stands
from rag.types import EMBEDDED, Answer, Caveat, Statement, Usage

NEAREST = 3


class Outcome:
    """The statements that stand, who read them, and what was nearest."""

    def __init__(self, articles: ArticleStore, asking: Asking | None) -> None:
        self.kept: list[Statement] = []
        self.ranked: list[Reading] = []
        self.written = Written()
        self._articles = articles
        self._asking = asking
        self._embedded = asking is None

    def keep(self, statement: Statement, *, verbatim: bool = False) -> Statement | None:
        """Keep and return what stands of it; if `verbatim`, only a statement that is its quote."""
        kept = standing(statement, self._articles)
        if not kept or (verbatim and not quoted(kept)):
            return None
        self.kept.append(kept)
        return kept

    def read_embedded(self, readings: Sequence[Sequence[Reading]]) -> None:
        """Note that the embedded reader was asked, and what it found likeliest."""
        self.ranked = sorted((r for row in readings for r in row), key=lambda r: -r.score)
        self._embedded = not self.written.abstained

    def answer(
        self,
        question: str,
        asked: str,
        window: Window | None,
        filters: Filters,
        asked_at: datetime | None,
    ) -> Answer:
        """Return the answer: the statements kept, or what is missing and what came nearest."""
        coverage = self._articles.coverage(filters)
        answer = Answer(
            question=question,
            abstained=True,
            caveats=tuple(self.caveats),
            confidence=self.confidence,
            reader=self.reader,
            dropped=len(self.written.refused),
            usage=self.usage,
        )
        if not self.kept:
            near = [cite(r.hit.passage, r.hit.article, r.span) for r in self.ranked[:NEAREST]]
            absent = absent_names(asked, self.ranked)
            unsure = self._embedded and self.confidence >= UNSURE and not absent
            told: dict[str, Any] = {
                "missing": missing(coverage, absent, self._strange(filters), unsure=unsure),
                "unsure": unsure,
                "nearest": tuple(c for c in near if stands(c, self._articles)),
            }
            return answer.model_copy(update=told)
        dates = [c.published_at for s in self.kept for c in s.cited if c.published_at]
        others = coverage.publishers, self._reports(), self.ranked
        found = find_caveats(asked, self.kept, window, asked_at, *others)
        told = {
            "abstained": False,
            "statements": tuple(self.kept),
            "as_of": max(dates, default=None),
            "caveats": (*answer.caveats, *found),
        }
        return answer.model_copy(update=told)

    def _strange(self, filters: Filters) -> str:
        if not filters.publishers:
            return ""
        return strangers(filters.publishers, self._articles.publishers())

    def _reports(self) -> dict[str, str]:
        """Return which of the cited articles are one report, where outlets could share one."""
        cited = {c.article_id: c for statement in self.kept for c in statement.cited}
        if len({outlet_key(c.publisher or "") or one for one, c in cited.items()}) < 2:
            return {}
        texts = {}
        for one, citation in cited.items():
            with suppress(NotFoundError):  # deleted since it was read
                texts[one] = self._articles.get(one, citation.version).text
        return reports(texts)

    @property
    def reader(self) -> str:
        """The name of the reader whose answer this is."""
        return EMBEDDED if self._embedded or not self._asking else self._asking.model

    @property
    def confidence(self) -> float:
        """How sure that reader is; the embedded one also of what it does not show."""
        if self.written.kept:
            return self.written.support
        return self.ranked[0].score if self.ranked else 0.0

    @property
    def caveats(self) -> list[Caveat]:
        """What went wrong on the way."""
        return [self.written.caveat] if self.written.caveat else []

    @property
    def usage(self) -> Usage | None:
        """What chat models used."""
        return self._asking.usage if self._asking else None
