"""The data that crosses a module: frozen, typed, and named as on the wire."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    model_validator,
)

from rag.fields import Known

EMBEDDED = "embedded"
"""The name of the reader that needs no chat model."""


class Frozen(BaseModel):
    """A value: equal by content, never changed."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)


class Span(Frozen):
    """Half-open character range in an article version's text."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"span ends at {self.end}, before its start {self.start}")
        return self

    def of(self, text: str) -> str:
        """Return the characters of `text` that this span covers."""
        return text[self.start : self.end]


class ArticleInfo(Frozen):
    """What is known about one version of an article, without its text."""

    id: str
    url: str | None = None
    title: str = ""
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    published_at: AwareDatetime | None = None
    updated_at: AwareDatetime | None = None
    fetched_at: AwareDatetime | None = None
    version: Annotated[int, Field(ge=1)] = 1


class Article(ArticleInfo):
    """One version of an article with its full text; every offset points into `text`."""

    text: str


class Passage(Frozen):
    """Whole consecutive sentences of one article version: `text == article.text[start:end]`.

    `sentences` are spans in the article's text, in order, within start and end.
    """

    article_id: str
    version: int
    ordinal: int
    start: int
    end: int
    text: str
    sentences: tuple[Span, ...]

    @property
    def id(self) -> str:
        """Stable slot name, the same across versions, so that an update overwrites it."""
        return f"{self.article_id}#{self.ordinal}"


class Hit(Frozen):
    """A retrieved passage with its article; a higher score is a better one."""

    passage: Passage
    article: ArticleInfo
    score: float


class Turn(Known, Frozen):
    """One earlier question of a conversation and the answer's statements as text."""

    question: str
    answer: str = ""


class Citation(Frozen):
    """A quote that stands word for word at `text[start:end]` of a stored article version."""

    article_id: str
    url: str | None = None
    title: str = ""
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published_at: AwareDatetime | None = None
    updated_at: AwareDatetime | None = None
    version: int = 1
    quote: str
    start: int
    end: int


class Item(Frozen):
    """One row of a list answer, with its own citations."""

    text: str
    citations: tuple[Citation, ...] = Field(min_length=1)


class Marked(Frozen):
    """The words of a statement that answer: `text[start:end]` of its own text.

    `day` is the day that a word like "Tuesday" means, counted from its article's date.
    """

    start: Annotated[int, Field(ge=0)]
    end: int
    day: date | None = None


class Statement(Frozen):
    """One sentence of an answer; it cannot be made without a citation."""

    text: str
    citations: tuple[Citation, ...] = Field(min_length=1)
    items: tuple[Item, ...] = ()
    answer: Marked | None = None

    @property
    def cited(self) -> tuple[Citation, ...]:
        """Its own citations, then those of its rows."""
        return (*self.citations, *(c for item in self.items for c in item.citations))


class Caveat(Frozen):
    """Something the reader must know before the statements."""

    kind: Literal[
        "window_empty",
        "disagreement",
        "changed",
        "single_source",
        "old_evidence",
        "no_date",
        "partial_list",
        "model_failed",
        "broken_off",
        "unsupported",
    ]
    text: str


class PassageScore(Frozen):
    """A passage that was found or read, as shown to callers; a higher score is a better one."""

    article_id: str
    start: int
    end: int
    text: str
    score: float
    title: str = ""
    publisher: str | None = None
    published_at: AwareDatetime | None = None

    @classmethod
    def of(cls, hit: Hit) -> Self:
        """Return a hit in the form shown to callers."""
        return cls(
            article_id=hit.article.id,
            start=hit.passage.start,
            end=hit.passage.end,
            text=hit.passage.text,
            score=hit.score,
            title=hit.article.title,
            publisher=hit.article.publisher,
            published_at=hit.article.published_at,
        )


class Usage(Frozen):
    """What chat models used for one answer, as their providers count it."""

    calls: int
    input_tokens: int
    output_tokens: int


class Answer(Frozen):
    """Verified statements with their citations, or an abstention that says what is missing.

    It is `unsure` where a sentence among the `nearest` may answer, though too unlikely to be shown.
    """

    question: str
    statements: tuple[Statement, ...] = ()
    as_of: AwareDatetime | None = None
    caveats: tuple[Caveat, ...] = ()
    abstained: bool = False
    missing: str | None = None
    unsure: bool = False
    nearest: tuple[Citation, ...] = ()
    passages: tuple[PassageScore, ...] = ()
    confidence: Annotated[float, Field(ge=0, le=1)] = 0.0
    timings: dict[str, float] = Field(default_factory=dict)
    reader: str = EMBEDDED
    dropped: int = 0
    usage: Usage | None = None

    @model_validator(mode="after")
    def _says_or_abstains(self) -> Self:
        if self.abstained == bool(self.statements):
            raise ValueError("an answer has statements or abstains, never both or neither")
        return self
