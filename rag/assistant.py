"""The walk of a question: one straight function from question to verified answer."""

from collections.abc import Generator, Sequence
from contextlib import closing
from datetime import datetime

from rag.answering.chat_reader import ChatReader
from rag.archive import Archive
from rag.chat.chain import Asking
from rag.composing import statements, whole
from rag.condense import condense, search_words, with_person
from rag.corrected import corrected
from rag.dates import Window
from rag.digest import asks_for_news, digest
from rag.events import Answered, Event, Found, Progress, Stated, Waiting
from rag.extractive import ExtractiveReader, worth_reading
from rag.filters import Filters
from rag.focus import Focus, asks_whole, in_focus
from rag.keywords import in_full
from rag.moments import clock
from rag.outcome import Outcome
from rag.overview import overview
from rag.own_time import newest_time, own_window
from rag.questions import readable
from rag.readings import Reading
from rag.reranking import reranked
from rag.retriever import Retriever
from rag.rewriting import condense_with
from rag.stopwatch import Stopwatch
from rag.subject import anew
from rag.types import Answer, Hit, PassageScore, Turn
from rag.unmentioned import of_whom_it_names
from rag.wording import counted, passages_from


class Assistant:
    """Answers questions from an archive; one instance serves many threads."""

    def __init__(
        self,
        archive: Archive,
        retriever: Retriever | None = None,
        reader: ExtractiveReader | None = None,
        chat: ChatReader | None = None,
    ) -> None:
        self.archive = archive
        self.settings = archive.settings
        self.retriever = retriever or Retriever(archive)
        self.reader = reader or ExtractiveReader(
            archive.embedder, self.settings.reader_model, self.settings.threads
        )
        self.chat = chat or ChatReader.of(self.settings)

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
        event where question or clock cannot be read; closing the iterator stops the work.
        """
        question = readable(question, self.settings.max_question_chars)
        return self._walk(question, history, filters, clock(asked_at))

    def close(self) -> None:
        """Hang up on chat models; the archive is closed by whoever opened it."""
        if self.chat:
            self.chat.chain.close()

    def _walk(
        self,
        question: str,
        history: Sequence[Turn],
        filters: Filters,
        asked_at: datetime | None,
    ) -> Generator[Event, None, None]:
        watch = Stopwatch()
        filters = self.archive.articles.meant(filters)
        asking = self.chat.chain.asking() if self.chat else None
        own, history = anew(question, history)
        asked, sought = yield from self._condensed(own, history, asking)
        watch.lap("condense")
        window = own_window(own, asked, asked_at)
        watch.lap("dates")
        yield Progress(stage="retrieve", detail=asked if asked != own else "")
        found = self.retriever.search(
            sought, filters, asked_at, self.settings.passages_read, window
        )
        focus = in_focus(self.archive, own, history, found, filters) if history else Focus(found)
        hits = focus.hits
        watch.lap("retrieve")
        yield Found(passages=tuple(map(PassageScore.of, found)))
        read = hits if self.chat else worth_reading(asked, hits)
        if read:
            yield Progress(stage="read", detail=passages_from([h.article.publisher for h in read]))
        outcome = Outcome(self.archive.articles, asking)
        if self.chat and asking and hits:
            yield from self._written(self.chat, asked, hits, asked_at, asking, outcome)
        if not outcome.kept:
            if focus.story and sought != asked and asks_whole(own):
                asked = with_person(own, history)
            asked = in_full(asked)
            news = self._news(own, focus, filters, window, asked_at)
            yield from self._extracted(own, not history, asked, focus, window, news, outcome, watch)
        watch.lap("verify" if outcome.ranked or not outcome.kept else "read")
        answer = outcome.answer(question, asked, window, filters, asked_at)
        order = reranked(hits, outcome.ranked) if outcome.ranked else hits
        told = {"passages": tuple(map(PassageScore.of, order)), "timings": watch.timings}
        yield Answered(answer=answer.model_copy(update=told))

    def _news(
        self,
        own: str,
        focus: Focus,
        filters: Filters,
        window: Window | None,
        asked_at: datetime | None,
    ) -> list[Reading] | None:
        """Return what is told of the news as such; None where the question is of a matter."""
        if (focus.story and window is None) or not asks_for_news(own, window):
            return None
        return digest(self.archive, filters, window, asked_at)

    def _condensed(
        self, question: str, history: Sequence[Turn], asking: Asking | None
    ) -> Generator[Event, None, tuple[str, str]]:
        """Return the question as it is read, and as it is searched for."""
        if self.chat and asking and history:
            yield Progress(stage="condense")
            asked = yield from condense_with(self.chat.chain, question, history, asking)
            if asked:
                return asked, asked
        earlier = newest_time(question, history)
        return condense(question, earlier), search_words(question, earlier)

    def _written(
        self,
        chat: ChatReader,
        asked: str,
        hits: Sequence[Hit],
        asked_at: datetime | None,
        asking: Asking,
        outcome: Outcome,
    ) -> Generator[Event, None, None]:
        """Yield what a chat model writes, once it is verified."""
        with closing(chat.read(asked, hits, asked_at, asking, outcome.written)) as events:
            for event in events:
                if isinstance(event, Stated):
                    kept = outcome.keep(event.statement)
                    event = Stated(statement=kept) if kept else Waiting()
                yield event

    def _extracted(
        self,
        own: str,
        alone: bool,
        asked: str,
        focus: Focus,
        window: Window | None,
        news: Sequence[Reading] | None,
        outcome: Outcome,
        watch: Stopwatch,
    ) -> Generator[Event, None, None]:
        """Yield the articles' own sentences; none, but what was nearest, where it abstained."""
        leads = list(news or ()) or overview(self.archive, own, focus, window)
        if leads or news is not None:
            readings = [leads]
            candidates = [whole(one) for one in leads]
        else:
            read = self.reader.read(asked, worth_reading(asked, focus.hits), window)
            readings = of_whom_it_names(self.archive.articles, own, focus.weighed(asked, read))
            candidates = statements(asked, readings, self.settings.abstain_below)
        if not candidates and (
            leads := overview(self.archive, own, focus, window, perhaps=True, bare=alone)
        ):
            readings = [leads, *readings]
            candidates = [whole(one) for one in leads]
        candidates = corrected(self.archive.articles, own, candidates, readings)
        outcome.read_embedded(readings)
        watch.lap("read")
        if outcome.written.abstained:
            return
        yield Progress(stage="verify", detail=counted(len(candidates), "statement"))
        for candidate in candidates:
            if statement := outcome.keep(candidate, verbatim=True):
                yield Stated(statement=statement)
