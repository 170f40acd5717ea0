"""What is wrong with questions that are well-formed each by itself."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from rag.errors import InvalidInputError
from rag.evaluation.metrics.normalisation import sayable
from rag.evaluation.metrics.wording import contains
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
    for record, question in rows:
        if (earlier := first.setdefault(question.id, record)) is not record:
            at = f"{earlier.file.name}:{earlier.line}"
            yield record.problem(f"the id {question.id!r} is already used at {at}", "id")
        yield from _check_wording(record, question, longest)
        yield from _check_expectations(record, question)
        yield from _check_clock(record, question, articles)


def _check_wording(record: Record, question: Question, longest: int) -> Iterator[Problem]:
    try:
        readable(question.question, longest)
    except InvalidInputError as error:
        yield record.problem(str(error), "question")


def _check_expectations(record: Record, question: Question) -> Iterator[Problem]:
    if question.answerable is False and question.answers:
        yield record.problem("has answers and answerable: false; drop one of the two", "answerable")
    if question.answerable is False and (question.must_include or question.quotes):
        message = "has must_include or quotes, and answerable: false; drop one of the two"
        yield record.problem(message, "answerable")
    wordings = [
        *(("answers", wording) for wording in question.answers),
        *(("must_include", wording) for any_ in question.must_include for wording in any_),
        *(("must_not_include", wording) for wording in question.must_not_include),
    ]
    for field, wording in wordings:
        if not sayable(wording):
            message = f"{field}: {wording!r} has no word that is compared, and is never found"
            yield record.problem(message, field, warning=True)
    for any_ in question.must_include:
        for unwanted in question.must_not_include:
            if sayable(unwanted) and all(contains(wording, unwanted) for wording in any_):
                message = f"must_not_include {unwanted!r} rules out must_include {any_[0]!r}"
                yield record.problem(message, "must_not_include")


def _check_clock(
    record: Record, question: Question, articles: Mapping[str, Article]
) -> Iterator[Problem]:
    for id_ in question.article_grades:
        published = articles[id_].published_at
        if question.asked_at and published and published > question.asked_at + timedelta(days=1):
            message = f"asked at {question.asked_at:%Y-%m-%d}, before {id_} was published"
            yield record.problem(f"{message} ({published:%Y-%m-%d})", "asked_at", warning=True)
