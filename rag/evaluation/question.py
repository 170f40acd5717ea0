"""A question of a suite: what is asked, at what time, and what a right answer holds."""

from typing import Annotated

from pydantic import AwareDatetime, ConfigDict, Field, StringConstraints

from rag.filters import Filters
from rag.types import Frozen, Turn


class Relevant(Frozen):
    """A judged article, or the part [start, end) of it; a higher grade is more relevant."""

    article: str
    grade: int = Field(default=1, ge=0)
    start: int | None = Field(default=None, ge=0)
    end: int | None = Field(default=None, ge=0)

    @property
    def part(self) -> bool:
        """Whether a part of the article is judged, not the article as a whole."""
        return self.start is not None and self.end is not None


class ExpectedQuote(Frozen):
    """Words of an article that a right answer cites: some citation must overlap them."""

    article: str
    text: str
    start: int
    end: int


class Question(Frozen):
    """One question with everything expected of its answer; what is left out is not checked.

    `answers` are alternatives; every entry of `must_include` must appear, and an entry with
    several wordings is met by any of them.
    """

    model_config = ConfigDict(frozen=True, populate_by_name=True, extra="forbid")

    id: str = Field(min_length=1)
    question: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    history: tuple[Turn, ...] = ()
    asked_at: AwareDatetime | None = None
    filters: Filters = Filters()
    answers: tuple[str, ...] = ()
    must_include: tuple[tuple[str, ...], ...] = ()
    must_not_include: tuple[str, ...] = ()
    relevant: tuple[Relevant, ...] = ()
    quotes: tuple[ExpectedQuote, ...] = ()
    answerable: bool | None = None
    tags: tuple[str, ...] = ()

    @property
    def can_be_answered(self) -> bool | None:
        """Whether the articles hold an answer: as stated, else by what is expected; None: unknown.

        Expected answers, wordings that must appear, quotes and relevant articles imply one.
        """
        if self.answerable is not None:
            return self.answerable
        worded = self.answers or self.must_include or self.quotes
        return True if worded or any(judged.grade for judged in self.relevant) else None

    @property
    def article_grades(self) -> dict[str, int]:
        """Return the highest grade of each judged article."""
        grades: dict[str, int] = {}
        for judged in self.relevant:
            grades[judged.article] = max(judged.grade, grades.get(judged.article, 0))
        return grades

    @property
    def parts(self) -> list[Relevant]:
        """Return the judged parts of articles: those given, and where the quotes stand."""
        given = [judged for judged in self.relevant if judged.part and judged.grade > 0]
        quoted = [Relevant(article=q.article, start=q.start, end=q.end) for q in self.quotes]
        places = {(part.article, part.start, part.end) for part in given}
        new = [part for part in quoted if (part.article, part.start, part.end) not in places]
        return list(dict.fromkeys(given + new))
