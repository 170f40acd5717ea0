"""A small archive, assistant and pipeline: real stores and real types, no model."""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import delete

from rag.articles import ArticleStore
from rag.changes import Prepared
from rag.database import open_engine
from rag.errors import InvalidInputError
from rag.events import Answered, Event, Found, Progress, Stated
from rag.filters import Filters
from rag.owner import Owner
from rag.schema import articles, versions
from rag.settings import Settings
from rag.types import (
    Answer,
    Article,
    ArticleInfo,
    Caveat,
    Citation,
    Hit,
    Passage,
    PassageScore,
    Span,
    Statement,
    Turn,
)
from rag.wording import passages_from
from rag.writing import write_version
from server.conversations import Conversations
from server.feedback import Feedback
from server.state import State

SENTENCE = re.compile(r'[^\n.!?]+[.!?]+[”"]?')
ARTICLES = (
    Article(
        id="echo-troops",
        url="https://echo.example/troops",
        title="Two countries pledge troops",
        publisher="Echo",
        published_at=datetime(2026, 3, 5, tzinfo=UTC),
        text="Albrant and Merrow will send troops. Vessaly refused on Thursday.",
    ),
    Article(
        id="post-bridge",
        url="https://post.example/bridge",
        title="Bridge reopens",
        publisher="Post",
        published_at=datetime(2026, 3, 4, tzinfo=UTC),
        text="The Weir Bridge opens in May. Repairs cost nine million crowns.",
    ),
)


class Check(NamedTuple):
    """One thing checked, as the real archive reports it."""

    name: str
    ok: bool
    detail: str


class FakeArchive:
    """The real article store in SQLite, without indexes."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.articles = ArticleStore(open_engine(settings))
        self.owner = Owner(settings.data_dir)
        self.findings = [Check("passage vectors", True, "2 indexed of 2 stored")]

    def put(self, batch: Sequence[Prepared]) -> list[str]:
        """Store the articles."""
        with self.articles.engine.begin() as db:
            numbers = [write_version(db, one.article, one.content_hash, 0) for one in batch]
        return ["added" if number == 1 else "updated" for number in numbers]

    def delete(self, article_ids: Sequence[str]) -> None:
        """Remove articles."""
        with self.articles.engine.begin() as db:
            db.execute(delete(versions).where(versions.c.article_id.in_(article_ids)))
            db.execute(delete(articles).where(articles.c.id.in_(article_ids)))

    def check(self) -> list[Check]:
        """Return what the test put there."""
        return self.findings


class FakeRetriever:
    """Finds every sentence that shares a five-letter word with the question."""

    def __init__(self, assistant: "FakeAssistant") -> None:
        self.assistant = assistant

    def search(
        self, question: str, filters: Filters, asked_at: datetime | None = None, k: int = 12
    ) -> list[Hit]:
        """Return up to `k` hits, newest article first."""
        found = list(self.assistant._sentences(question, filters))[:k]
        return [self._hit(citation, 1 / rank) for rank, citation in enumerate(found, 1)]

    def _hit(self, citation: Citation, score: float) -> Hit:
        place = {"start": citation.start, "end": citation.end}
        passage = Passage(
            **place,
            article_id=citation.article_id,
            version=citation.version,
            ordinal=0,
            text=citation.quote,
            sentences=(Span(**place),),
        )
        article = self.assistant.archive.articles.get(citation.article_id)
        return Hit(passage=passage, article=ArticleInfo(**dict(article)), score=score)


class FakeAssistant:
    """States up to two sentences that share a five-letter word with the question."""

    def __init__(self, archive: FakeArchive, pause: float = 0.0) -> None:
        self.archive = archive
        self.retriever = FakeRetriever(self)
        self.pause = pause
        self.histories: list[tuple[Turn, ...]] = []
        self.closed_after: float | None = None
        self.fails: Callable[[], None] | None = None

    def stream(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        filters: Filters = Filters(),
        asked_at: datetime | None = None,
    ) -> Iterator[Event]:
        """Yield the events of one answer, with a pause before each."""
        if not question.strip():
            raise InvalidInputError("The question is empty: write one.")
        if len(question) > self.archive.settings.max_question_chars:
            raise InvalidInputError(f"The question has {len(question):,} characters: shorten it.")
        self.histories.append(tuple(history))
        begun = time.monotonic()
        try:
            for event in self._events(question, filters):
                time.sleep(self.pause)
                yield event
        finally:
            self.closed_after = time.monotonic() - begun

    def answer(self, question: str, **how: Any) -> Answer:
        """Drain the stream."""
        *_, last = self.stream(question, **how)
        return last.answer  # type: ignore[union-attr]

    def _events(self, question: str, filters: Filters) -> Iterator[Event]:
        yield Progress(stage="retrieve", detail=f"{self.archive.articles.count()} articles")
        found = list(self._sentences(question, filters))
        passages = tuple(_passage(citation) for citation in found)
        yield Found(passages=passages)
        yield Progress(stage="read", detail=passages_from([c.publisher for c in found]))
        if self.fails:
            self.fails()
        statements = tuple(Statement(text=c.quote, citations=(c,)) for c in found[:2])
        for statement in statements:
            yield Stated(statement=statement)
        yield Answered(answer=_answer(question, statements, found, passages))

    def _sentences(self, question: str, filters: Filters) -> Iterator[Citation]:
        words = {word for word in re.findall(r"\w+", question.lower()) if len(word) >= 5}
        for info in self.archive.articles.find(filters=filters, limit=100):
            article = self.archive.articles.get(info.id)
            for match in SENTENCE.finditer(article.text):
                if words & set(re.findall(r"\w+", match.group().lower())):
                    yield _citation(article, match)


def _citation(article: Article, match: re.Match[str]) -> Citation:
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return Citation(
        **article.model_dump(include=set(Citation.model_fields)),
        article_id=article.id,
        quote=article.text[start : match.end()],
        start=start,
        end=match.end(),
    )


def _passage(citation: Citation) -> PassageScore:
    shared = citation.model_dump(include=set(PassageScore.model_fields))
    return PassageScore(**shared, text=citation.quote, score=0.5)


def _answer(
    question: str,
    statements: tuple[Statement, ...],
    found: list[Citation],
    passages: tuple[PassageScore, ...],
) -> Answer:
    dates = [c.published_at for s in statements for c in s.citations if c.published_at]
    one = len({c.publisher for s in statements for c in s.citations}) == 1
    return Answer(
        question=question,
        statements=statements,
        as_of=max(dates, default=None),
        caveats=(Caveat(kind="single_source", text="Only one outlet says so."),) if one else (),
        abstained=not statements,
        missing=None if statements else "No stored sentence shares a word with the question.",
        nearest=() if statements else tuple(found[:3]),
        passages=passages,
        confidence=0.8 if statements else 0.0,
        timings={"retrieve": 1.0, "read": 2.0},
    )


def fake_state(settings: Settings, pause: float = 0.0) -> State:
    """Return the state of a server over an empty folder."""
    archive = FakeArchive(settings)
    assistant: Any = FakeAssistant(archive, pause)
    untyped: Any = archive
    return State(
        settings=settings,
        archive=untyped,
        assistant=assistant,
        conversations=Conversations(archive.articles.engine),
        feedback=Feedback(archive.articles.engine),
    )


@contextmanager
def kept(state: State) -> Iterator[State]:
    """Hand out a state that somebody else closes."""
    yield state
