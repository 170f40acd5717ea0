"""A later article that names a figure told before and corrects it, or tells how far a toll rose."""

import re
from collections.abc import Iterator, Sequence

from rag.around import Around, around
from rag.evidence.answer_types import FIGURES, TIME, deciding, expected_type
from rag.evidence.corrections import (
    CASES,
    DEATHS,
    INJURIES,
    STILL_MISSING,
    corrections,
    counts_one_of,
    toll,
)
from rag.evidence.facts import FOUND
from rag.evidence.measured import AT_FIRST
from rag.evidence.quantities import Quantity, alike, quantities
from rag.evidence.rounding import rounded
from rag.evidence.verbs import content_keys
from rag.evidence.words import key_of, names, words
from rag.readings import Reading
from rag.types import Span

OF_A_TIME = re.compile(
    r"\b(?i:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:January|February|March|April|May|June"
    r"|July|August|September|October|November|December)\b|\b(?:in|since|by) (?:19|20)\d\d\b"
    r"|\b(?i:yesterday|last (?:week|month|year)|(?:january|february|april|june|july|august"
    r"|september|october|november|december))\b"
)
"""A question about a time that is named: another time's figure corrects nothing."""
HOW_MANY_DIED = re.compile(
    r"\bhow many(?: (?:people|persons|lives|victims))?(?: [\w']+){0,8}?"
    r" (?:die[sd]?|dead|deaths?|kill(?:s|ed)|lost)\b|\b(?:death )?toll\b",
    re.IGNORECASE,
)
SOME_OF_THEM = re.compile(
    r"\bhow many (?!(?:people|persons|lives|victims|have|has|were|are|did|died|dead|killed|hurt"
    r"|injured|wounded|got|fell|caught)\b)",
    re.IGNORECASE,
)
HOW_MANY = r"\bhow many(?: (?:people|persons|victims))?(?: [\w']+){0,8}?"
TOLLS = (
    (
        HOW_MANY_DIED,
        re.compile(r"\b(?:die[sd]?|dead|deaths?|kill(?:s|ed|ing)|toll)\b", re.IGNORECASE),
        DEATHS,
    ),
    (
        re.compile(rf"{HOW_MANY} (?:hurt|injured|wounded)\b", re.IGNORECASE),
        re.compile(r"\b(?:hurt|injur\w+|wounded)\b", re.IGNORECASE),
        INJURIES,
    ),
    (
        re.compile(rf"{HOW_MANY} (?:ill|sick|infected|caught it)\b", re.IGNORECASE),
        re.compile(r"\b(?:ill|sick\w*|infect\w+|cases|patients)\b", re.IGNORECASE),
        CASES,
    ),
)
"""Of each toll: what asks for it, what a sentence says that tells it, and how it rose."""
HOW_MANY_MISSING = re.compile(
    r"\bhow many\b[^?]*\b(?:missing|unaccounted for)\b"
    r"(?=\W*$|\W+(?:from|in|on|off|after|at|still|now|near)\b)",
    re.IGNORECASE,
)
MISSING = re.compile(r"\b(?:missing|unaccounted)\b", re.IGNORECASE)
NOT_SO = re.compile(
    r"\b(?:fear\w*|hop(?:e|es|ed|ing)|could|(?-i:may)|might|will|would|expect\w*|if|rumou?r\w*|never"
    r"|(?:in|since|of|from|by|until) (?:1[5-9]|20)\d\d)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
"""What is not sure, or is told of a year."""
GENERAL = "how many people man woman person victim die dead kill toll missing still so far all"
PLACED = re.compile(
    r"\b(?i:of|in|at|for|near) (?:the )?([^\W\d_a-z][\w-]+(?:['\u2019](?!s\b)\w+)*)"
    r"|\b([^\W\d_a-z][\w-]+)['\u2019]s\b"
)
NO_PLACES = frozenset(["it", "he", "she", "that", "there", "what", "who", "here", "let", "this"])
SHARED_NAMES, MOST_STEPS = 2, 5


def revised(question: str, told: Sequence[Reading], others: Sequence[Reading]) -> Reading | None:
    """Return the last later sentence that corrects the figure of one of `told`, marked anew.

    "The toll was raised to 31, from the 14 reported that day" tells what "14" became however little
    it looks like the answer by itself; from 31 it goes on. It is of the same matter where its
    article has what the question names, and the sentence no place that the first article lacks.
    None where nothing corrects it, or it is asked what was said first, or of a time.
    """
    timely = not (AT_FIRST.search(question) or OF_A_TIME.search(question))
    if not timely or expected_type(question) not in FIGURES:
        return None
    near = around([*told, *others])
    figured = [(o, list(quantities(o.text))) for o in others if not NOT_SO.search(o.text)]
    for first in told:
        of_it = [one for one in figured if _of_one_story(question, first, one[0], near)]
        if first.answer and (found := _last(question, first, of_it)):
            return found
    return None


def _last(
    question: str, first: Reading, others: Sequence[tuple[Reading, list[Quantity]]]
) -> Reading | None:
    current = first
    for _ in range(MOST_STEPS):
        later = [one for one in others if one[0].is_later(current)]
        found = [new for one in later for new in _corrected(question, current, *one)]
        if not found:
            break
        current = max(found, key=lambda one: (one.day, one.score))
    return None if current is first else current


def _corrected(
    question: str, before: Reading, other: Reading, told: Sequence[Quantity]
) -> Iterator[Reading]:
    """Yield the later sentence with the figure that takes the place of the earlier one."""
    asked, text = deciding(question), other.text
    if HOW_MANY_MISSING.search(asked):
        if MISSING.search(before.text):
            yield from _still_missing(before, other, told)
        return
    was = next(quantities(before.answer), None)
    if was is None:
        return
    both = f"{question} {before.text}"
    keys = content_keys(both) | {w.key for w in words(both)}
    for new, old in corrections(text, told, was):
        if counts_one_of(text, new, keys) and counts_one_of(text, old, keys):
            yield _marked(other, new)
    wanted = [one for one in TOLLS if one[0].search(asked) and not SOME_OF_THEM.search(asked)]
    for _, tells, rising in wanted if len(wanted) == 1 else ():
        rose = toll(text, told, was, rising) if tells.search(before.text) else None
        if rose and not alike([rose], [was]):
            yield _marked(other, rose)


def _still_missing(before: Reading, other: Reading, told: Sequence[Quantity]) -> Iterator[Reading]:
    """Yield the later sentence where all are found since, or other so many are still missing."""
    was = next(quantities(before.answer), None)
    left = (q for q in told if q.unit is None and STILL_MISSING.match(other.text, q.end))
    if FOUND.search(other.text):
        yield other
    elif (now := next(left, None)) and was and not alike([now], [was]):
        yield _marked(other, now)


def _marked(reading: Reading, figure: Quantity) -> Reading:
    """Return the reading with one figure as the words that answer, its sign with it."""
    begins, text = reading.span.start, reading.text
    start, end = rounded(text, figure.start, figure.end)
    return reading.model_copy(update={"answers": (Span(start=begins + start, end=begins + end),)})


def _of_one_story(question: str, first: Reading, other: Reading, near: dict[str, Around]) -> bool:
    """Return whether a sentence is of what the question names and the first one tells of."""
    told, later = near[first.hit.article.id], near[other.hit.article.id]
    asked = (content_keys(question) - content_keys(GENERAL)) & told.keys
    of_the_same = len(told.names & later.names) >= SHARED_NAMES
    if asked and 2 * len(asked & later.keys) < len(asked):
        if not (of_the_same and _names_figure(other.text, first)):
            return False
    elif not asked and not of_the_same:
        return False
    if not names(words(question)) <= later.keys | later.names:
        return False
    placed = [found[1] or found[2] for found in PLACED.finditer(other.text)]
    unknown = [one for one in placed if one[:1].isupper() and one.lower() not in NO_PLACES]
    known = told.names | told.keys | content_keys(question)
    return all(TIME.match(one) or key_of(one) in known for one in unknown)


def _names_figure(text: str, first: Reading) -> bool:
    """Return whether the figure that a reading answers with stands in a text, unit and all."""
    was = next(quantities(first.answer), None)
    return was is not None and any(
        one.unit == was.unit and alike([one], [was]) for one in quantities(text)
    )
