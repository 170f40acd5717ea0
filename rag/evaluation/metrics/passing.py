"""One verdict a question: what of that which was expected of its answer does not hold."""

from rag.evaluation.metrics.citing import uncited_quotes
from rag.evaluation.metrics.metric import Case, Metric, Row
from rag.evaluation.metrics.wording import contains, missing_wordings, unwanted_wordings


def faults(case: Case) -> list[str]:
    """Return what is wrong with an answer, a sentence each; none when the question passed."""
    question = case.question
    if case.error is not None:
        return [f"failed: {case.error}"]
    abstained = case.answer is not None and case.answer.abstained
    if question.can_be_answered is False:
        return [] if abstained else ["answered, though the articles hold no answer"]
    if abstained and question.can_be_answered:
        return [f"abstained: {case.answer.missing if case.answer else ''}"]
    return _wrong_words(case) + _wrong_citations(case)


def is_judged(case: Case) -> bool:
    """Return whether anything is expected of the answer to this question, and one was asked for."""
    question = case.question
    expects = question.can_be_answered is not None or bool(question.must_not_include)
    return not case.retrieval_only and expects


def _wrong_words(case: Case) -> list[str]:
    answers = case.question.answers
    found = []
    if answers and not any(contains(case.text, answer) for answer in answers):
        found.append(f"holds none of the expected answers: {' | '.join(answers)}")
    found += [f"does not include: {wording}" for wording in missing_wordings(case)]
    return found + [f"includes: {wording}" for wording in unwanted_wordings(case)]


def _wrong_citations(case: Case) -> list[str]:
    question = case.question
    found = [f"cites nothing of the expected quote: {quote}" for quote in uncited_quotes(case)]
    words_expected = question.answers or question.must_include or question.quotes
    relevant = [id_ for id_, grade in question.article_grades.items() if grade > 0]
    if relevant and not words_expected and not {c.article_id for c in case.citations} & {*relevant}:
        found.append(f"cites none of the relevant articles: {', '.join(relevant)}")
    return found


class Passed(Metric):
    """Whether everything that is expected of the answer holds."""

    name = "passed"
    yes_or_no = True

    def row(self, case: Case) -> Row | None:
        """Apply to questions of whose answer something is expected."""
        return (float(not faults(case)),) if is_judged(case) else None


class FollowUp(Passed):
    """Whether a question that leans on earlier turns passed."""

    name = "followup_passed"

    def row(self, case: Case) -> Row | None:
        """Apply to questions with a history."""
        return super().row(case) if case.question.history else None


class Completed(Metric):
    """Whether the question ran without an error."""

    name = "completed"
    yes_or_no = True

    def row(self, case: Case) -> Row | None:
        """Apply to every question."""
        return (float(case.error is None),)
