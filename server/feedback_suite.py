"""From what readers thought of answers to a question suite, for an evaluator to finish."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rag.articles import ArticleStore
from rag.errors import InvalidInputError, NotFoundError
from rag.evaluation.draft import write_suite
from rag.filters import Filters
from rag.types import Answer, Article, Citation
from server.conversations import Conversations, said
from server.schemas import Message, Opinion

NOTES = (
    "Drawn from feedback. An answer that nobody disputes is the one expected. Where somebody does, "
    "the note says what was answered and thought; what is expected is yours to write."
)
UNDISPUTED = {("up", None), ("down", "missing")}  # what was stated is right, if not all


def write_feedback_suite(
    judged: Sequence[Message],
    conversations: Conversations,
    store: ArticleStore,
    folder: Path,
    whole: bool = False,
) -> list[Path]:
    """Write a suite that passes `dateline eval check`, and return its files.

    It holds the articles that those answers read, or every stored one if `whole`. Raises
    InvalidInputError where there is nothing to write or the folder has files already.
    """
    if not judged:
        raise InvalidInputError("No feedback fits: press a thumb below an answer first.")
    ids = store.admitted(Filters()) if whole else dict.fromkeys(_read(judged))
    articles = {article.id: article for article in _stored(ids, store)}
    questions = [_question(message, conversations, articles) for message in judged]
    return write_suite(articles.values(), questions, NOTES, folder)


def _read(judged: Iterable[Message]) -> Iterator[str]:
    for message in judged:
        yield from (citation.article_id for citation in _cited(message.answer))
        yield from (passage.article_id for passage in message.answer.passages)


def _cited(answer: Answer) -> Iterator[Citation]:
    yield from answer.nearest
    for statement in answer.statements:
        yield from statement.cited


def _stored(ids: Iterable[str], store: ArticleStore) -> Iterator[Article]:
    for article_id in ids:
        try:
            yield store.get(article_id)
        except NotFoundError:  # deleted since: the suite does without it
            continue


def _question(
    message: Message, conversations: Conversations, articles: Mapping[str, Article]
) -> dict[str, Any]:
    drafted: dict[str, Any] = {"id": f"feedback-{message.id}", "question": message.question}
    if history := _history(message, conversations):
        drafted["history"] = history
    drafted["asked_at"] = message.asked_at.isoformat()
    begin, end = message.filters.from_, message.filters.to
    possible = not (begin and end and begin >= end)  # an older version took such times
    if possible and not message.filters.empty:
        drafted["filters"] = message.filters.model_dump(mode="json", by_alias=True)
    drafted |= _expected(message, articles)
    drafted["tags"] = sorted({tag for one in message.feedback for tag in _tags(one)})
    drafted["note"] = "\n".join([_answered(message.answer), *map(_thought, message.feedback)])
    return drafted


def _history(message: Message, conversations: Conversations) -> list[dict[str, str]]:
    asked = conversations.get(message.answer.conversation_id).messages
    earlier = asked[: [one.id for one in asked].index(message.id)]
    return [{"question": one.question, "answer": said(one.answer)} for one in earlier]


def _expected(message: Message, articles: Mapping[str, Article]) -> dict[str, Any]:
    """Return what a right answer holds, as far as undisputed opinions tell."""
    thought = {(one.verdict, one.reason) for one in message.feedback}
    if message.answer.abstained:
        return {"answerable": False} if thought == {("up", None)} else {}
    if not thought <= UNDISPUTED:
        return {}
    quotes = [
        {"article": citation.article_id, "text": citation.quote}
        for citation in _cited(message.answer)
        if citation.article_id in articles and citation.quote in articles[citation.article_id].text
    ]
    relevant = list(dict.fromkeys(quote["article"] for quote in quotes))
    return {"relevant": relevant, "quotes": quotes, "answerable": True} if quotes else {}


def _tags(opinion: Opinion) -> list[str]:
    return [opinion.verdict, *([opinion.reason] if opinion.reason else [])]


def _thought(opinion: Opinion) -> str:
    return ", ".join(_tags(opinion)).replace("_", " ") + (f": {opinion.note}" * bool(opinion.note))


def _answered(answer: Answer) -> str:
    return f"Abstained: {answer.missing}" if answer.abstained else f"Answered: {said(answer)}"
