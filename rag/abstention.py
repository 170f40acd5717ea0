"""Saying that the articles do not answer, what was searched, and what is missing."""

from collections.abc import Sequence

from rag.articles import Coverage
from rag.evidence.words import names, words
from rag.openings import openings
from rag.readings import Reading
from rag.wording import counted, day, wording

UNSURE = 0.2
"""How likely the nearest sentence answers from where on that is left open.

Of 208 abstentions over `tests/suites/newsroom` and `newsroom-two` the articles do answer 96 of the
126 above it, 60 times by one of the three sentences that are shown as nearest, and 21 of the 82
below it, 11 times.
"""


def missing(
    coverage: Coverage, absent: Sequence[str], strange: str = "", *, unsure: bool = False
) -> str:
    """Return what an abstention says; `absent` are names of the question that nothing mentions.

    `strange` says of which outlets asked for there is no article. Where it is `unsure`, one of the
    nearest sentences may answer.
    """
    if not coverage.articles:
        return strange or "No articles were there to search: ingest some, or widen the filters."
    searched = counted(coverage.articles, "article")
    if coverage.publishers:
        searched += f" from {counted(coverage.publishers, 'outlet')}"
    if coverage.oldest and coverage.newest:
        first, last = day(coverage.oldest), day(coverage.newest)
        searched += f", dated {first}" + (f" to {last}," if last != first else ",")
    searched += " was searched" if coverage.articles == 1 else " were searched"
    names = " or ".join(absent)
    said = wording(
        "unsure" if unsure else "missing",
        searched=searched,
        absent=f" What was found does not mention {names}." if absent else "",
    )
    return f"{said} {strange}".rstrip()


def absent_names(question: str, readings: Sequence[Reading]) -> list[str]:
    """Return the names in the question that no passage read, nor its title, mentions.

    The first word of each of its sentences is left out: that has its capital for another reason.
    """
    wanted = names(asked := words(question))
    opening = openings(question, asked)
    told = {
        word.key
        for passage in {r.hit.passage.id: r.hit for r in readings}.values()
        for word in words(f"{passage.article.title}\n{passage.passage.text}")
    }
    return list(
        dict.fromkeys(w.text for w in asked if w.start not in opening and w.key in wanted - told)
    )
