"""Retrieval by itself: every variant and every baseline over the same questions, in one table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from rag.evaluation.ablation import crossed, seek, variants
from rag.evaluation.bench.haystack import haystack
from rag.evaluation.bench.ranking import METRICS, Ranked, Ranker, difference, means, ranked
from rag.evaluation.bench.report import table
from rag.evaluation.index import Progress, quiet
from rag.evaluation.question import Question
from rag.evaluation.suite import Suite
from rag.ranking import Weights
from rag.retriever import Retriever

JUDGED_BY = "ndcg@10"
BASE = "Dateline"
OTHER_HALF = "weights of the other half"
Row = TypeVar("Row")


class Found(NamedTuple):
    """The rankings of each variant, the first being the base, and the weights each half chose."""

    rows: dict[str, list[Ranked]]
    chosen: list[Weights]


def smaller(suite: Suite, articles: int | None, questions: int | None) -> Suite:
    """Return the suite with so many articles, all judged ones first, and so many questions."""
    judged = [q for q in suite.questions if any(q.article_grades.values())]
    return Suite(
        suite.folder, suite.name, haystack(suite, articles), judged[:questions], suite.settings
    )


def rank(
    retriever: Retriever,
    questions: Sequence[Question],
    besides: Mapping[str, Ranker],
    progress: Progress = quiet,
) -> Found:
    """Rank the questions by every variant of our own, and by what is set beside them."""
    sought = list(_told("searching", seek(retriever, questions), len(questions), progress))
    other_half, chosen = crossed(sought)
    own = {**variants(), OTHER_HALF: other_half}
    rows = {name: [ranked(vary(s), s.question) for s in sought] for name, vary in own.items()}
    for name, ranker in besides.items():
        told = _told(name, sought, len(sought), progress)
        rows[name] = [ranked(ranker(s.question), s.question) for s in told]
    return Found(rows, chosen)


def as_markdown(suite: Suite, found: Found) -> str:
    """Return the table of every variant, and the weights that each half chose."""
    base = found.rows[BASE]
    head = ["ranked by", *(m.name for m in METRICS), f"{JUDGED_BY} against {BASE}", "p"]
    lines = [_line(name, rows, base) for name, rows in found.rows.items()]
    weights = [
        [name, *(f"{value:g}" for value in row)]
        for name, row in zip(
            ["shipped", "half 1", "half 2"], [Weights(), *found.chosen], strict=True
        )
    ]
    title = f"## {suite.name}: {len(base)} questions over {len(suite.articles):,} articles"
    return "\n\n".join([title, table(head, lines), table(["weights", *Weights._fields], weights)])


def _line(name: str, rows: Sequence[Ranked], base: Sequence[Ranked]) -> list[str]:
    cells = [f"{m.value:.3f} [{m.low:.3f}, {m.high:.3f}]" for m in means(rows).values()]
    if rows is base:
        return [name, *cells, "", ""]
    gained = difference(base, rows, JUDGED_BY)
    told = f"{gained.value:+.3f} [{gained.low:+.3f}, {gained.high:+.3f}]"
    return [name, *cells, told, f"{gained.p:.3f}"]


def _told(what: str, rows: Iterable[Row], of: int, progress: Progress) -> Iterator[Row]:
    for done, row in enumerate(rows, 1):
        yield row
        progress(what, done, of)
