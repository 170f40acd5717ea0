"""Which metrics a run computes."""

from rag.evaluation.metrics.abstaining import (
    AURC,
    AbstentionF1,
    AbstentionPrecision,
    AbstentionRecall,
    Answered,
)
from rag.evaluation.metrics.citing import (
    CitationPrecision,
    CitationRecall,
    CitedRelevant,
    Judge,
    QuotesFound,
    QuoteValidity,
    TextOf,
)
from rag.evaluation.metrics.fallback import ByModel
from rag.evaluation.metrics.metric import Metric
from rag.evaluation.metrics.passing import Completed, FollowUp, Passed
from rag.evaluation.metrics.ranking import MAP, MRR, NDCG, HitAt, Level, RecallAt
from rag.evaluation.metrics.spending import Latency, Tokens
from rag.evaluation.metrics.wording import (
    Contains,
    ExactMatch,
    Exclude,
    Include,
    PassagesContain,
    TokenF1,
)


def metrics(judge: Judge | None, text_of: TextOf, depth: int | None = None) -> list[Metric]:
    """Return every metric, in the order of the reports; without a judge, those that need none.

    Where only `depth` passages are looked at, those of a greater depth are left out.
    """
    found: list[Metric] = [
        *answer_metrics(),
        *((CitationRecall(judge), CitationPrecision(judge)) if judge else ()),
        QuoteValidity(text_of),
        *ranking_metrics("article"),
        *ranking_metrics("passage"),
        *(PassagesContain(k) for k in (1, 5, 10)),
        Latency(50),
        Latency(95),
        Tokens(),
    ]
    return [metric for metric in found if depth is None or (metric.k or 0) <= depth]


def answer_metrics() -> list[Metric]:
    """Return the metrics of answers that need neither a judge nor the articles."""
    return [
        Completed(),
        ByModel(),
        Passed(),
        FollowUp(),
        Contains(),
        ExactMatch(),
        TokenF1(),
        Include(),
        Exclude(),
        QuotesFound(),
        CitedRelevant(),
        Answered(),
        AbstentionPrecision(),
        AbstentionRecall(),
        AbstentionF1(),
        AURC(),
    ]


def ranking_metrics(level: Level) -> list[Metric]:
    """Return the metrics of retrieval, at the depths of the reports."""
    return [
        *(HitAt(k, level) for k in (1, 5, 10)),
        *(RecallAt(k, level) for k in (5, 10)),
        MRR(10, level),
        NDCG(10, level),
        MAP(None, level),
    ]


def by_name() -> dict[str, Metric]:
    """Return every metric by name, for reading run files: their `value` needs no judge."""
    return {metric.name: metric for metric in metrics(_no_judge, _no_text)}


def _no_judge(sentence: str, evidence: str) -> float:
    raise AssertionError("a run file is read, not judged again")


def _no_text(article_id: str, version: int) -> str | None:
    raise AssertionError("a run file is read, not judged again")
