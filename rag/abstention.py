"""Saying that the articles do not answer, what was searched, and what is missing."""

from collections.abc import Sequence

from rag.articles import Coverage
from rag.wording import counted, day, wording


def missing(coverage: Coverage, absent: Sequence[str]) -> str:
    """Return what an abstention says; `absent` are names of the question that nothing mentions."""
    if not coverage.articles:
        return "No articles were there to search: ingest some, or widen the filters."
    searched = counted(coverage.articles, "article")
    if coverage.publishers:
        searched += f" from {counted(coverage.publishers, 'outlet')}"
    if coverage.oldest and coverage.newest:
        first, last = day(coverage.oldest), day(coverage.newest)
        searched += f", dated {first}" + (f" to {last}," if last != first else ",")
    searched += " was searched" if coverage.articles == 1 else " were searched"
    names = " or ".join(absent)
    return wording(
        "missing",
        searched=searched,
        absent=f" What was found does not mention {names}." if absent else "",
    )
