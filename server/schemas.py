"""What travels over HTTP besides the types of rag; the glossary documents every field."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticSerializationError

from ingest.outcome import Lack
from rag.errors import InvalidInputError
from rag.fields import Known, Moment, fault, is_text
from rag.filters import Filters
from rag.types import Answer, Article, ArticleInfo, Frozen, PassageScore, Turn

Outcomes = Literal["added", "updated", "unchanged", "failed"]
Verdict = Literal["up", "down"]
Reason = Literal["wrong", "not_supported", "out_of_date", "missing"]


BETWEEN = "must lie between the years 1000 and 9000"


def can_be_asked_at(moment: datetime) -> bool:
    """Return whether days and years can be counted back and on from a moment."""
    return 1000 < moment.year < 9000


class Body(Known, Frozen):
    """What a caller sends: only known fields, and strings that are text."""

    @model_validator(mode="after")
    def _is_text(self) -> Self:
        try:
            self.model_dump_json()
        except PydanticSerializationError:
            raise ValueError("it holds half a surrogate pair, which is not text") from None
        return self


class Asked(Body):
    """A question, where it belongs, and what may answer it."""

    question: str
    conversation_id: str | None = None
    history: tuple[Turn, ...] = ()
    filters: Filters = Filters()
    asked_at: Moment | None = None

    @classmethod
    def of(cls, **fields: Any) -> Self:
        """Return a question; InvalidInputError where its parts are no text or do not fit."""
        try:
            return cls(**fields)
        except ValidationError as error:
            raise InvalidInputError(fault(error.errors()[0])) from None

    @model_validator(mode="after")
    def _one_history(self) -> Self:
        if self.conversation_id and self.history:
            raise ValueError("send conversation_id or history, not both")
        return self

    @model_validator(mode="after")
    def _possible_time(self) -> Self:
        if self.asked_at and not can_be_asked_at(self.asked_at):
            raise ValueError(f"asked_at {BETWEEN}")
        return self


class Reply(Answer):
    """An answer and the place where it is stored."""

    conversation_id: str
    message_id: str


class ArticleList(Frozen):
    """One page of articles and how many there are in all."""

    articles: tuple[ArticleInfo, ...]
    total: int


class ArticleDetail(Article):
    """One version of an article, and what is known of every version, newest first."""

    versions: tuple[ArticleInfo, ...]


class FoundArticle(ArticleInfo):
    """An article that fits a question, with its best passages, best first."""

    score: float
    passages: tuple[PassageScore, ...]


class ArticlesFound(Frozen):
    """The articles that fit a question, best first."""

    articles: tuple[FoundArticle, ...]


class NewArticle(Body):
    """An article, or an address to fetch one from: `text` or `url` must be there."""

    id: str | None = None
    url: str | None = None
    title: str | None = None
    text: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    published_at: str | None = None
    updated_at: str | None = None

    @model_validator(mode="after")
    def _holds_something(self) -> Self:
        if not self.text and not self.url:
            raise ValueError("send the article's text, or the url to fetch it from")
        if not self.text and not str(self.url).lower().startswith(("http://", "https://")):
            raise ValueError("url must begin with http:// or https:// to be fetched")
        return self


class IngestResult(Frozen):
    """What became of one source."""

    source: str
    article_id: str | None = None
    title: str = ""
    outcome: Outcomes
    reason: str | None = None
    warning: str | None = None
    lacks: tuple[Lack, ...] = ()


class IngestResults(Frozen):
    """What became of every source, in order, and how many of each outcome."""

    results: tuple[IngestResult, ...]
    counts: dict[Outcomes, int]


class Publishers(Frozen):
    """The outlets of the stored articles, in order, and how many articles have none."""

    publishers: tuple[str, ...]
    without: int


class Examples(Frozen):
    """Questions that the stored articles can answer."""

    questions: tuple[str, ...]


class ConversationInfo(Frozen):
    """What a list of conversations shows."""

    id: str
    title: str
    created_at: AwareDatetime
    updated_at: AwareDatetime
    size: int


class NewOpinion(Body):
    """A thumb up or down; with a thumb down, what is amiss."""

    verdict: Verdict
    reason: Reason | None = None
    note: str = ""


class Opinion(Frozen):
    """What one reader thought of an answer."""

    message_id: str
    by: str
    verdict: Verdict
    reason: Reason | None
    note: str
    given_at: AwareDatetime


class Message(Frozen):
    """One question of a conversation, its answer exactly as it was sent, and what was thought."""

    id: str
    question: str
    filters: Filters
    asked_at: AwareDatetime
    answer: Reply
    feedback: tuple[Opinion, ...] = ()


class Conversation(ConversationInfo):
    """A conversation with all its messages in order."""

    messages: tuple[Message, ...]


class ConversationList(Frozen):
    """One page of conversations, last used first, and how many there are in all."""

    conversations: tuple[ConversationInfo, ...]
    total: int


def as_text(written: str) -> str:
    """Return what was written; ValueError where it controls something, and is not text."""
    if not is_text(written):
        raise ValueError("it holds a control character, which is not text")
    return written


class NewTitle(Body):
    """What a conversation shall be called."""

    title: Annotated[
        str,
        StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
        AfterValidator(as_text),
    ]


class Health(Frozen):
    """Whether the server lives, or whether its stores agree; findings say what does not."""

    status: Literal["ok", "not_ready"]
    findings: tuple[str, ...] = ()


class ErrorDetail(Frozen):
    """A stable code for programs and a line for people."""

    code: str
    message: str


class ErrorBody(Frozen):
    """The form of every error."""

    error: ErrorDetail
