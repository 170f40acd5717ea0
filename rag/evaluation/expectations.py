"""What is wrong with that which a question expects of its answer."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rag.evaluation.metrics.normalisation import sayable
from rag.evaluation.metrics.wording import contains
from rag.evaluation.question import Question
from rag.evaluation.records import Record
from rag.evaluation.suite import Problem
from rag.types import Article


def check_expectations(record: Record, question: Question) -> Iterator[Problem]:
    """Yield what no answer can meet, and a warning for what is never looked at."""
    yield from _check_answerable(record, question)
    yield from _check_wordings(record, question)
    yield from _check_unwanted(record, question)
    places = Counter((one.article, one.start, one.end) for one in question.relevant)
    for (article, *_), times in places.items():
        if times > 1:
            message = f"relevant: {article!r} stands {times} times; its highest grade counts"
            yield record.problem(message, "relevant", warning=True)


def check_gold(
    record: Record, question: Question, articles: Mapping[str, Article]
) -> Iterator[Problem]:
    """Yield a warning for each expected wording that no relevant article says in any form."""
    relevant = [articles[id_] for id_, grade in question.article_grades.items() if grade > 0]
    texts = [f"{article.title}\n{article.text}" for article in relevant]
    wanted = [("answers", question.answers), *(("must_include", w) for w in question.must_include)]
    for field, any_ in wanted if texts else ():
        said = [wording for wording in any_ if sayable(wording)]
        if said and not any(contains(text, wording) for text in texts for wording in said):
            message = f"{field}: {' | '.join(said)!r} stands in none of the relevant articles"
            yield record.problem(message, field, warning=True)


def _check_answerable(record: Record, question: Question) -> Iterator[Problem]:
    if question.can_be_answered is None and not question.must_not_include:
        message = "nothing is expected of the answer: it is asked, and never judged"
        yield record.problem(message, "id", warning=True)
    if question.answerable is not False:
        return
    if question.answers:
        yield record.problem("has answers and answerable: false; drop one of the two", "answerable")
    if question.must_include or question.quotes:
        message = "has must_include or quotes, and answerable: false; drop one of the two"
        yield record.problem(message, "answerable")
    elif any(question.article_grades.values()):
        message = "has relevant articles and answerable: false; drop one, or give them grade 0"
        yield record.problem(message, "answerable")


def _check_wordings(record: Record, question: Question) -> Iterator[Problem]:
    for any_ in question.must_include:
        if not any_:
            message = "must_include: an entry holds no wording, and nothing can meet it"
            yield record.problem(message, "must_include")
    wordings = [
        *(("answers", wording) for wording in question.answers),
        *(("must_include", wording) for any_ in question.must_include for wording in any_),
        *(("must_not_include", wording) for wording in question.must_not_include),
    ]
    for field, wording in wordings:
        if not sayable(wording):
            message = f"{field}: {wording!r} has no word that is compared, and is never found"
            yield record.problem(message, field, warning=True)


def _check_unwanted(record: Record, question: Question) -> Iterator[Problem]:
    """Yield an error where every form of what is wanted is ruled out, a warning where some are."""
    answers = [("answers", question.answers)] if question.answers else []
    for field, any_ in [*answers, *(("must_include", any_) for any_ in question.must_include)]:
        for unwanted in question.must_not_include:
            if ruled_out := _holding(any_, unwanted):
                message = f"must_not_include {unwanted!r} rules out {field} {ruled_out[0]!r}"
                some = len(ruled_out) < len(any_)
                yield record.problem(message, "must_not_include", warning=some)


def _holding(wordings: Sequence[str], unwanted: str) -> list[str]:
    return [wording for wording in wordings if contains(wording, unwanted)]
