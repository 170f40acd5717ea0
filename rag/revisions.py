"""A later article that names a figure told before and corrects it, or tells how far a toll rose."""

import re
from collections.abc import Iterator, Sequence

from rag.evidence.answer_types import FIGURES, expected_type
from rag.evidence.measured import AT_FIRST, CHANGES
from rag.evidence.quantities import Quantity, alike, quantities
from rag.evidence.rounding import rounded
from rag.evidence.verbs import content_keys
from rag.readings import Reading
from rag.types import Span

FROM = re.compile(
    r"\b(?:from|not|than|instead of)(?: (?:an?|the|its|their|at least|about|around|some|nearly|over"
    r"|almost|earlier|initial|first|original|previous|originally|previously|initially|reported"
    r"|estimated?|count|figure|toll|total|of))* ?$",
    re.IGNORECASE,
)
"""What stands before a figure that no longer holds: "31, from the 14 reported", "298, not 312"."""
REVISED = re.compile(
    rf"\b(?:{CHANGES}|up|down|more|less|fewer|lower|higher|not|now|revis\w*|correct\w*|instead)\b",
    re.IGNORECASE,
)
DEATHS = re.compile(r"\b(?:die[sd]?|dead|deaths?|kill(?:s|ed)|toll|fatalit\w+)\b", re.IGNORECASE)
TOLL = re.compile(
    r"\b(?:death )?toll\b[^.;]{0,60}?\b(?:now|stands?|stood|rose|risen|rises|reached|reaches"
    r"|climbed|raised|revised|gr[eo]wn?)\b[^.;\d]{0,40}?$",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
PEOPLE = "how many people man woman person victim die dead death kill toll so far all"
SIGNS = "$\u20ac\u00a3\u00a5\u20b9"
MOST_STEPS = 5


def revised(question: str, best: Reading, others: Sequence[Reading]) -> Reading | None:
    """Return the last later sentence that corrects the figure of the likeliest one, marked anew.

    "The toll was raised to 31, from the 14 reported that day" tells what "14" became however little
    it looks like the answer by itself; from 31 it goes on. The figure that it names, or that it is
    of a toll, and what its article is about, tell that it is the same matter. None where nothing
    corrects it, or it is asked what was said first.
    """
    if not best.answer or expected_type(question) not in FIGURES or AT_FIRST.search(question):
        return None
    told = _of_one_story(question, best, others)
    current = best
    for _ in range(MOST_STEPS):
        later = [o for o in others if o.day > current.day and o.hit.article.id in told]
        found = [new for o in later for new in _corrections(question, current, o)]
        if not found:
            break
        current = max(found, key=lambda one: (one.day, one.score))
    return None if current is best else current


def _corrections(question: str, best: Reading, other: Reading) -> Iterator[Reading]:
    """Yield the later sentence with the figure that takes the place of the earlier one."""
    old = next(quantities(best.answer), None)
    if old is None:
        return
    text, told = other.text, list(quantities(other.text))
    for one in told:
        if alike([one], [old]) and FROM.search(_ahead(text, one)) and REVISED.search(text):
            new = [q for q in told if _another(q, old)]
            if new:
                yield _marked(other, min(new, key=lambda q: abs(q.start - one.start)))
    if DEATHS.search(question) and DEATHS.search(best.text) and not YEAR.search(text):
        for one in told:
            if one.unit is None and _another(one, old) and TOLL.search(_ahead(text, one)):
                yield _marked(other, one)


def _another(one: Quantity, old: Quantity) -> bool:
    return one.unit == old.unit and not alike([one], [old])


def _marked(reading: Reading, figure: Quantity) -> Reading:
    """Return the reading with one figure as the words that answer, its sign with it."""
    begins, text = reading.span.start, reading.text
    start, end = rounded(text, figure.start, len(text[: figure.end].rstrip(" ,.;")))
    return reading.model_copy(update={"answers": (Span(start=begins + start, end=begins + end),)})


def _ahead(text: str, figure: Quantity) -> str:
    """Return what stands before a figure and its sign."""
    return text[: figure.start].rstrip(SIGNS)


def _of_one_story(question: str, best: Reading, others: Sequence[Reading]) -> set[str]:
    """Return the articles about what the question names and the likeliest sentence's tells of."""
    around: dict[str, set[str]] = {}
    for reading in (best, *others):
        article = reading.hit.article
        near = content_keys(f"{article.title} {reading.hit.passage.text}")
        around.setdefault(article.id, set()).update(near)
    named = (content_keys(question) - content_keys(PEOPLE)) & around[best.hit.article.id]
    return {one for one, near in around.items() if named and 2 * len(named & near) >= len(named)}
