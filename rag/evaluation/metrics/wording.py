"""What an answer says, against the answers expected.

Exact match, F1 and their normalisation: Rajpurkar et al. 2016 (SQuAD), the best over the
alternative answers. Containment: Chen et al. 2017 (DrQA), normalised so that figures stay whole.
"""

from collections import Counter
from collections.abc import Iterable

from rag.evaluation.metrics.metric import Case, Metric, Row
from rag.evaluation.metrics.normalisation import normalise, sayable


def contains(text: str, wording: str) -> bool:
    """Return whether `text` says `wording`, as whole words and whole figures."""
    held, wanted = sayable(text), sayable(wording)
    return bool(wanted) and f" {wanted} " in f" {held} "


def token_f1(text: str, wording: str) -> float:
    """Return the harmonic mean of token precision and recall; 1 where both are empty."""
    said, wanted = normalise(text).split(), normalise(wording).split()
    if not said or not wanted:
        return float(said == wanted)
    shared = (Counter(said) & Counter(wanted)).total()
    return 2 * shared / (len(said) + len(wanted))


def _expects_wording(case: Case) -> bool:
    return bool(case.question.answers) and not case.retrieval_only


class ExactMatch(Metric):
    """Whether the answer, its marked words where it has some, is one of those expected."""

    name = "exact_match"
    yes_or_no = True

    def row(self, case: Case) -> Row | None:
        """Apply to questions with expected answers."""
        if not _expects_wording(case):
            return None
        return (float(normalise(case.marked) in map(normalise, case.question.answers)),)


class TokenF1(Metric):
    """Token overlap of the answer, or its marked words, with the closest expected one."""

    name = "f1"

    def row(self, case: Case) -> Row | None:
        """Apply to questions with expected answers."""
        if not _expects_wording(case):
            return None
        return (max(token_f1(case.marked, answer) for answer in case.question.answers),)


class Contains(Metric):
    """Whether the answer holds one of those expected: apt for answers in whole sentences."""

    name = "contains_answer"
    yes_or_no = True

    def row(self, case: Case) -> Row | None:
        """Apply to questions with expected answers."""
        if not _expects_wording(case):
            return None
        return (float(any(contains(case.text, answer) for answer in case.question.answers)),)


class PassagesContain(Metric):
    """Whether one of the first k passages holds an expected answer (Karpukhin et al. 2020)."""

    yes_or_no = True

    def __init__(self, k: int) -> None:
        self.k = k
        self.name = f"answer_in_passages@{k}"

    def row(self, case: Case) -> Row | None:
        """Apply to questions with expected answers."""
        if not case.question.answers:
            return None
        texts = [passage.text for passage in case.passages[: self.k]]
        return (float(any(contains(t, a) for t in texts for a in case.question.answers)),)


class Include(Metric):
    """The share of the wordings that must appear which do."""

    name = "include"

    def row(self, case: Case) -> Row | None:
        """Apply to questions that name wordings which must appear."""
        wanted = case.question.must_include
        if not wanted or case.retrieval_only:
            return None
        return (1 - len(missing_wordings(case)) / len(wanted),)


class Exclude(Metric):
    """Whether no wording that must not appear does."""

    name = "exclude"
    yes_or_no = True

    def row(self, case: Case) -> Row | None:
        """Apply to questions that name wordings which must not appear."""
        if not case.question.must_not_include or case.retrieval_only or case.error:
            return None
        return (float(not unwanted_wordings(case)),)


def missing_wordings(case: Case) -> list[str]:
    """Return what must be in the answer and is not, alternatives joined by a bar."""
    wanted: Iterable[tuple[str, ...]] = case.question.must_include
    return [" | ".join(any_) for any_ in wanted if not any(contains(case.text, w) for w in any_)]


def unwanted_wordings(case: Case) -> list[str]:
    """Return what must not be in the answer and is."""
    return [w for w in case.question.must_not_include if contains(case.text, w)]
