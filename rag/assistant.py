"""The walk of a question: one straight function from question to verified answer."""

import re
import time
from collections.abc import Generator, Sequence
from datetime import datetime

from rag.abstention import missing
from rag.archive import Archive
from rag.caveats import find_caveats
from rag.citations import cite, verified
from rag.composing import statements
from rag.condense import condense
from rag.dates import Window, find_window
from rag.errors import InvalidInputError, NotFoundError
from rag.evidence.words import names, words
from rag.extractive import ExtractiveReader
from rag.readings import Reading
from rag.retriever import Retriever
from rag.types import (
    Answer,
    Answered,
    Citation,
    Event,
    Filters,
    Found,
    Hit,
    PassageScore,
    Progress,
    Stated,
    Statement,
    Turn,
)
from rag.wording import counted

NEAREST = 3
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class Stopwatch:
    """Milliseconds by stage."""

    def __init__(self) -> None:
        self.timings: dict[str, float] = {}
        self._since = time.perf_counter()

    def lap(self, stage: str) -> None:
        """Give the time since the last lap to `stage`."""
        now = time.perf_counter()
        self.timings[stage] = round((now - self._since) * 1000, 3)
        self._since = now


class Assistant:
    """Answers questions from an archive; one instance serves many threads."""

    def __init__(
        self,
        archive: Archive,
        retriever: Retriever | None = None,
        reader: ExtractiveReader | None = None,
    ) -> None:
        self.archive = archive
        self.settings = archive.settings
        self.retriever = retriever or Retriever(archive)
        self.reader = reader or ExtractiveReader(
            archive.settings.reader_model, archive.settings.threads
        )

    def answer(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        filters: Filters = Filters(),
        asked_at: datetime | None = None,
    ) -> Answer:
        """Return the whole answer, the same object that `stream` ends with."""
        events = self.stream(question, history=history, filters=filters, asked_at=asked_at)
        return next(event.answer for event in events if isinstance(event, Answered))

    def stream(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        filters: Filters = Filters(),
        asked_at: datetime | None = None,
    ) -> Generator[Event, None, None]:
        """Yield stages, the passages found, verified statements, and last the whole answer.

        `asked_at` is the clock that the question sees. Raises `InvalidInputError` before the first
        event where the question cannot be read; closing the iterator stops the work.
        """
        question = readable(question, self.settings.max_question_chars)
        return self._walk(question, history, filters, asked_at)

    def _walk(
        self,
        question: str,
        history: Sequence[Turn],
        filters: Filters,
        asked_at: datetime | None,
    ) -> Generator[Event, None, None]:
        watch = Stopwatch()
        asked = condense(question, history)
        watch.lap("condense")
        window = find_window(asked, asked_at)
        watch.lap("dates")
        yield Progress(stage="retrieve", detail=asked if asked != question else "")
        hits = self.retriever.search(asked, filters, asked_at, self.settings.passages_read)
        watch.lap("retrieve")
        found = tuple(map(PassageScore.of, hits))
        yield Found(passages=found)
        yield Progress(stage="read", detail=_reading(hits))
        readings = self.reader.read(asked, hits)
        candidates = statements(asked, readings, self.settings.abstain_below)
        watch.lap("read")
        yield Progress(stage="verify", detail=counted(len(candidates), "statement"))
        kept = []
        for candidate in candidates:
            statement = self._verified(candidate)
            if statement:
                kept.append(statement)
                yield Stated(statement=statement)
        watch.lap("verify")
        answer = self._answered(question, asked, kept, readings, window, filters, asked_at)
        yield Answered(
            answer=answer.model_copy(update={"passages": found, "timings": watch.timings})
        )

    def _answered(
        self,
        question: str,
        asked: str,
        kept: Sequence[Statement],
        readings: Sequence[Sequence[Reading]],
        window: Window | None,
        filters: Filters,
        asked_at: datetime | None,
    ) -> Answer:
        ranked = sorted((r for row in readings for r in row), key=lambda r: -r.score)
        confidence = ranked[0].score if ranked else 0.0
        coverage = self.archive.articles.coverage(filters)
        if not kept:
            near = [cite(r.hit.passage, r.hit.article, r.span) for r in ranked[:NEAREST]]
            return Answer(
                question=question,
                abstained=True,
                missing=missing(coverage, absent_names(asked, ranked)),
                nearest=tuple(c for c in near if self._stands(c)),
                confidence=confidence,
            )
        dates = [c.published_at for s in kept for c in s.citations if c.published_at]
        return Answer(
            question=question,
            statements=tuple(kept),
            as_of=max(dates, default=None),
            caveats=tuple(find_caveats(asked, kept, window, asked_at, coverage.publishers)),
            confidence=confidence,
        )

    def _verified(self, statement: Statement) -> Statement | None:
        standing = tuple(c for c in statement.citations if self._stands(c))
        quoted = any(" ".join(c.quote.split()) == statement.text for c in standing)
        return statement.model_copy(update={"citations": standing}) if quoted else None

    def _stands(self, citation: Citation) -> bool:
        try:
            article = self.archive.articles.get(citation.article_id, citation.version)
        except NotFoundError:
            return False
        return verified(citation, article)


def readable(question: str, most: int) -> str:
    """Return the question stripped; `InvalidInputError` where it is empty, too long or no text."""
    stripped = question.strip()
    if not stripped:
        raise InvalidInputError("The question is empty: ask something.")
    if len(stripped) > most:
        raise InvalidInputError(
            f"The question has {len(stripped):,} characters, at most {most:,} are read: shorten it."
        )
    if not any(c.isalnum() for c in stripped) or CONTROL.search(stripped):
        raise InvalidInputError("The question is not text: ask in words.")
    return stripped


def absent_names(question: str, readings: Sequence[Reading]) -> list[str]:
    """Return the names in the question that no passage read, nor its title, mentions.

    Its first word is left out: that has its capital for another reason.
    """
    wanted = names(asked := words(question))
    told = {
        word.key
        for passage in {r.hit.passage.id: r.hit for r in readings}.values()
        for word in words(f"{passage.article.title}\n{passage.passage.text}")
    }
    return list(dict.fromkeys(w.text for w in asked[1:] if w.key in wanted - told))


def _reading(hits: Sequence[Hit]) -> str:
    outlets = len({hit.article.publisher for hit in hits})
    return f"{counted(len(hits), 'passage')} from {counted(outlets, 'outlet')}"
