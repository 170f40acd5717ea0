"""What is wrong with questions that are well-formed each by itself."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta
from difflib import get_close_matches

from rag.errors import InvalidInputError
from rag.evaluation.expectations import check_expectations, check_gold
from rag.evaluation.question import Question
from rag.evaluation.records import Record
from rag.evaluation.suite import Problem
from rag.questions import readable
from rag.types import Article

Row = tuple[Record, Question]


def check_questions(
    rows: Sequence[Row], articles: Mapping[str, Article], longest: int
) -> Iterator[Problem]:
    """Yield every problem, in the order of the files; `longest` is a question's most characters."""
    first: dict[str, Record] = {}
    publishers = {article.publisher for article in articles.values()}
    for record, question in rows:
        if (earlier := first.setdefault(question.id, record)) is not record:
            at = f"{earlier.file.name}:{earlier.line}"
            yield record.problem(f"the id {question.id!r} is already used at {at}", "id")
        yield from _check_wording(record, question, longest)
        yield from check_expectations(record, question)
        yield from check_gold(record, question, articles)
        yield from _check_filters(record, question, publishers)
        yield from _check_clock(record, question, articles)


def _check_wording(record: Record, question: Question, longest: int) -> Iterator[Problem]:
    try:
        readable(question.question, longest)
    except InvalidInputError as error:
        yield record.problem(str(error), "question")


def _check_filters(
    record: Record, question: Question, publishers: Collection[str | None]
) -> Iterator[Problem]:
    for name in question.filters.publishers:
        if name not in publishers:
            close = get_close_matches(name, [p for p in publishers if p], n=1)
            hint = f"; did you mean {close[0]!r}?" if close else ""
            message = f"filters: no article of the suite is by {name!r}{hint}"
            yield record.problem(message, "filters", warning=True)


def _check_clock(
    record: Record, question: Question, articles: Mapping[str, Article]
) -> Iterator[Problem]:
    for id_ in question.article_grades:
        published = articles[id_].published_at
        if question.asked_at and published and published > question.asked_at + timedelta(days=1):
            message = f"asked at {question.asked_at:%Y-%m-%d}, before {id_} was published"
            yield record.problem(f"{message} ({published:%Y-%m-%d})", "asked_at", warning=True)
