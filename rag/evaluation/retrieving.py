"""Retrieval by itself: every variant and every baseline over the same questions, in one table.

Beside the metrics of judged articles stands whether an article says one of the expected answers,
judged or not (Karpukhin et al., "Dense Passage Retrieval", EMNLP 2020): what one outlet is judged
for, others often tell as well.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from rag.evaluation.ablation import crossed, seek, variants
from rag.evaluation.bench.haystack import haystack
from rag.evaluation.bench.ranking import (
    METRICS,
    Mean,
    Ranked,
    Ranker,
    difference,
    mean_of,
    means,
    ranked,
)
from rag.evaluation.bench.report import table
from rag.evaluation.index import Progress, quiet
from rag.evaluation.metrics.ranking import HitAt
from rag.evaluation.metrics.wording import contains
from rag.evaluation.question import Question
from rag.evaluation.suite import Suite
from rag.ranking import Weights
from rag.retriever import Retriever

JUDGED_BY = "ndcg@10"
BASE = "Dateline"
ANSWERED_AT = (1, 10)
OTHER_HALF = "weights of the other half"
Row = TypeVar("Row")


class Found(NamedTuple):
    """The rankings of each variant, the first being the base, and the weights each half chose."""

    rows: dict[str, list[Ranked]]
    chosen: list[Weights]


def smaller(suite: Suite, articles: int | None, questions: int | None) -> Suite:
    """Return so many of the questions with judged articles, and so many articles, these among them.

    `InvalidInputError` where so few articles cannot hold those that the questions judge.
    """
    judged = [q for q in suite.questions if any(q.article_grades.values())][:questions]
    asked = Suite(suite.folder, suite.name, suite.articles.values(), judged, suite.settings)
    return Suite(suite.folder, suite.name, haystack(asked, articles), judged, suite.settings)


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
    told = Answers(suite)
    depths = ANSWERED_AT if told.expected else ()
    answered = {name: [told.mean(rows, k) for k in depths] for name, rows in found.rows.items()}
    said = [f"answer@{k}" for k in depths]
    head = ["ranked by", *(m.name for m in METRICS), *said, f"{JUDGED_BY} against {BASE}", "p"]
    lines = [_line(name, rows, base, answered[name]) for name, rows in found.rows.items()]
    weights = [
        [name, *(f"{value:g}" for value in row)]
        for name, row in zip(
            ["shipped", "half 1", "half 2"], [Weights(), *found.chosen], strict=True
        )
    ]
    title = f"## {suite.name}: {len(base)} questions over {len(suite.articles):,} articles"
    return "\n\n".join([title, table(head, lines), table(["weights", *Weights._fields], weights)])


class Answers:
    """Which articles of a suite say an answer that is expected, each looked at once a question."""

    def __init__(self, suite: Suite) -> None:
        self.expected = {q.id: q.answers for q in suite.questions if q.answers}
        self._articles = suite.articles
        self._seen: dict[tuple[str, str], bool] = {}

    def mean(self, rows: Sequence[Ranked], k: int) -> Mean:
        """Return how often one of the first `k` articles does, of the questions with answers."""
        asked = [row for row in rows if row.question in self.expected]
        said = [any(self._says(row.question, one) for one in row.articles[:k]) for row in asked]
        return mean_of(HitAt(k), [float(one) for one in said])

    def _says(self, question: str, article_id: str) -> bool:
        key = question, article_id
        if key not in self._seen:
            article = self._articles[article_id]
            text = f"{article.title}\n{article.text}"
            self._seen[key] = any(contains(text, one) for one in self.expected[question])
        return self._seen[key]


def _line(
    name: str, rows: Sequence[Ranked], base: Sequence[Ranked], answered: Sequence[Mean]
) -> list[str]:
    scores = [*means(rows).values(), *answered]
    cells = [f"{m.value:.3f} [{m.low:.3f}, {m.high:.3f}]" for m in scores]
    if rows is base:
        return [name, *cells, "", ""]
    gained = difference(base, rows, JUDGED_BY)
    told = f"{gained.value:+.3f} [{gained.low:+.3f}, {gained.high:+.3f}]"
    return [name, *cells, told, f"{gained.p:.3f}"]


def _told(what: str, rows: Iterable[Row], of: int, progress: Progress) -> Iterator[Row]:
    for done, row in enumerate(rows, 1):
        yield row
        progress(what, done, of)
