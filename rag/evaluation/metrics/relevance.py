"""From retrieved passages and judgements to a ranking of ids with grades."""

from typing import NamedTuple

from rag.evaluation.metrics.metric import Case
from rag.evaluation.question import Relevant
from rag.types import PassageScore


class Judged(NamedTuple):
    """A ranking of ids, best first, and the grade of every id that is judged."""

    ranking: list[str]
    grades: dict[str, int]


def judged_articles(case: Case) -> Judged:
    """Rank articles by their best passage."""
    ranking = list(dict.fromkeys(passage.article_id for passage in case.passages))
    return Judged(ranking, case.question.article_grades)


def judged_passages(case: Case) -> Judged:
    """Rank the judged parts of articles by the first passage that overlaps each.

    A passage over parts that earlier passages have already shown counts as not relevant, so
    that overlapping passages cannot lift a score above 1.
    """
    parts = {_name(part): part for part in case.question.parts}
    ranking: list[str] = []
    for place, passage in enumerate(case.passages):
        new = [n for n, part in parts.items() if n not in ranking and _overlap(passage, part)]
        ranking += new or [f"other {place}"]
    return Judged(ranking, {name: part.grade for name, part in parts.items()})


def _name(part: Relevant) -> str:
    return f"{part.article}[{part.start}:{part.end}]"


def _overlap(passage: PassageScore, part: Relevant) -> bool:
    if part.start is None or part.end is None or passage.article_id != part.article:
        return False
    return passage.start < part.end and part.start < passage.end
