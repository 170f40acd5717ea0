"""Questions to go on with: drawn from an answer's own story, offered once they were answered."""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import closing
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from ingest.sentences import sentences
from rag.articles import ArticleStore
from rag.errors import NotFoundError
from rag.events import Stated
from rag.focus import story_of
from rag.types import Answer, Article, Citation, Span, Turn
from server.conversations import HISTORY_TURNS, said
from server.question_forms import Formed, formed
from server.schemas import Message

if TYPE_CHECKING:  # importing it loads the model's library, which a test of a route need not
    from rag.assistant import Assistant

TRIED = 10
SECONDS = 15.0  # for all the questions after one answer: a slow machine offers fewer
ARTICLES = 6
KEPT = 500


class Drawn(NamedTuple):
    """A question, and the sentence of an article that should answer it."""

    formed: Formed
    article: Article
    sentence: Span

    def stands_in(self, citations: Sequence[Citation]) -> bool:
        """Return whether one of the citations quotes of that sentence."""
        return any(
            (c.article_id, c.version) == (self.article.id, self.article.version)
            and c.start < self.sentence.end
            and self.sentence.start < c.end
            for c in citations
        )


class Suggestions:
    """Finds questions to go on with, for one conversation at a time."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, list[Drawn]] = OrderedDict()
        self._one = Lock()

    def after(
        self, told: Sequence[Message], assistant: Assistant, store: ArticleStore, most: int
    ) -> list[str]:
        """Return up to `most` questions that may follow these messages; none where others wait.

        Each was put to the assistant as it would be asked next, and its answer quoted the very
        sentence that the question was drawn from.
        """
        if not told or not most or not self._one.acquire(timeout=SECONDS):
            return []
        try:
            last = told[-1].id
            if last not in self._kept:
                offered = [one for m in told for one in self._kept.get(m.id, ())]
                drawn = draw(told, store, offered)
                self._kept[last] = list(_answered(drawn, told, assistant, most))
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return [one.formed.question for one in self._kept[last] if _current(one, store)]
        finally:
            self._one.release()


def draw(
    told: Sequence[Message], store: ArticleStore, offered: Sequence[Drawn] = ()
) -> list[Drawn]:
    """Return what could be asked next, the likeliest first, one question for each subject.

    None that was asked or offered before, and none whose sentence was quoted before.
    """
    quoted = [c for one in told for s in one.answer.statements for c in s.cited]
    asked = {_key(one.question) for one in told}
    asked |= {_key(one.formed.question) for one in offered}
    nearest = {c.article_id for s in told[-1].answer.statements for c in s.cited}
    found = [
        drawn
        for drawn in _drawn(told[-1].answer, store)
        if _key(drawn.formed.question) not in asked and not drawn.stands_in(quoted)
    ]
    found.sort(key=lambda one: (one.article.id not in nearest, one.formed.rank))
    best: dict[str, Drawn] = {}
    for one in found:
        best.setdefault(one.formed.about, one)
    return list(best.values())


def _key(question: str) -> tuple[str, ...]:
    """Return the words of a question, small: marks and spaces make no other one of it."""
    return tuple(re.findall(r"\w+", question.casefold()))


def _drawn(answer: Answer, store: ArticleStore) -> Iterator[Drawn]:
    for article in _articles(answer, store):
        for sentence in sentences(article.text):
            if question := formed(sentence.of(article.text)):
                yield Drawn(question, article, sentence)


def _articles(answer: Answer, store: ArticleStore) -> Iterator[Article]:
    """Yield the articles that an answer cites, then those that it read of their story."""
    cited = list(dict.fromkeys(c.article_id for s in answer.statements for c in s.cited))
    read = list(dict.fromkeys(passage.article_id for passage in answer.passages))
    story = {other for one in cited[:ARTICLES] for other in story_of(store, one, read)}
    ids = [*cited, *(one for one in read if one in story)]
    for article_id in list(dict.fromkeys(ids))[:ARTICLES]:
        try:
            yield store.get(article_id)
        except NotFoundError:  # deleted since
            continue


def _answered(
    found: Sequence[Drawn], told: Sequence[Message], assistant: Assistant, most: int
) -> Iterator[Drawn]:
    """Yield those that the assistant answers, until there are enough or time is up."""
    history = [Turn(question=one.question, answer=said(one.answer)) for one in told]
    end = time.monotonic() + SECONDS
    kept = 0
    for drawn in found[:TRIED]:
        if kept == most or time.monotonic() > end:
            return
        events = assistant.stream(
            drawn.formed.question, history=history[-HISTORY_TURNS:], filters=told[-1].filters
        )
        with closing(events):
            stated = (e.statement for e in events if isinstance(e, Stated))
            if any(drawn.stands_in(statement.cited) for statement in stated):
                kept += 1
                yield drawn


def _current(drawn: Drawn, store: ArticleStore) -> bool:
    """Return whether the article still is what it was when it answered."""
    try:
        return store.get(drawn.article.id).version == drawn.article.version
    except NotFoundError:
        return False
