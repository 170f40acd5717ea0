"""What a later article says has changed is told beside what an earlier one said."""

import re
from collections.abc import Sequence

from rag.evidence.answer_types import FIGURES, expected_type
from rag.evidence.facts import other_answer
from rag.evidence.measured import AT_FIRST, CHANGES
from rag.evidence.moves import OF_A_CHANGE, OF_ANY, called_off, moved_to
from rag.evidence.offices import asks_holder
from rag.evidence.quantities import quantities
from rag.evidence.times import MONTH
from rag.evidence.verbs import content_keys
from rag.holders import no_longer
from rag.readings import Reading
from rag.revisions import revised

CHANGED = re.compile(
    rf"\b(?:{CHANGES}|(?:put|pushed|set|moved) back|moved|shifted|postpon\w+|delay\w+"
    r"|brought forward|reschedul\w+|revis\w+|correct(?:ed|s)|instead of|no longer|now|originally"
    r"|previously)\b",
    re.IGNORECASE,
)
NEAR_BEST, MOST_CORRECTED = 0.75, 2
SHARED, FEWEST_SHARED = 3, 2
"""How many words a sentence shares with what it changes, where it does not say what that was."""


def update(
    question: str, best: Reading, others: Sequence[Reading], least: float
) -> tuple[Reading, bool] | None:
    """Return a later article's sentence that changes a figure or a date, and whether it names both.

    "The trial, originally set for January, was put back to 22 February" takes the place of
    "11 January"; a sentence that only tells another figure of the same thing, with a verb of
    change, is told after it. Those who were missing may since all have been found, and who held an
    office been replaced. `least` is the probability that it needs; None where nothing does.
    """
    kind = expected_type(question)
    if best.answer and asks_holder(question):
        later = no_longer(question, best, others, least)
        return (later, True) if later else None
    if not best.answer or not (kind in FIGURES or kind == "time"):
        return None
    if kind == "time" and (off := no_more(question, best, others)):
        return off, True
    near = [o for o in others if o.answer and o.score >= NEAR_BEST * best.score][:MOST_CORRECTED]
    if corrected := revised(question, [best, *near], others):
        return corrected, True
    old, asked, told = _told(best.answer), content_keys(question), content_keys(best.text)
    for other in others:
        text = other.text
        if other.score < least or not other.is_later(best):
            continue
        keys = content_keys(text)
        if not asked & keys:
            continue
        if not CHANGED.search(text) or not other_answer(best.answer, other.answer):
            continue
        instead = bool(old & _told(text)) or _moved(question, best, other)
        if instead or len(keys & told) >= SHARED:
            return other, instead
    return None


def _moved(question: str, best: Reading, other: Reading) -> bool:
    """Return whether a later sentence gives what the best one tells of the day that it marks."""
    asked, told, keys = map(content_keys, (question, best.text, other.text))
    asked -= OF_ANY
    start = other.answers[0].start - other.span.start
    of_it = 2 * len(asked & keys) >= len(asked & told) and len(keys & told) >= FEWEST_SHARED
    timely = expected_type(question) == "time" and not AT_FIRST.search(question)
    return timely and of_it and moved_to(other.text, start, start + len(other.answer))


def no_more(question: str, best: Reading, others: Sequence[Reading]) -> Reading | None:
    """Return the last later sentence that says that what the best one tells of was called off.

    None where it is asked for that itself, or what was planned first, or where a still later
    article tells of it as likely as the best one does.
    """
    if OF_A_CHANGE.search(question) or AT_FIRST.search(question):
        return None
    what = (content_keys(question) & content_keys(best.text)) - OF_ANY
    found = [one for one in others if one.is_later(best) and called_off(one.text, what)]
    of_it = (one for one in found if 2 * len(what & content_keys(one.text)) >= len(what))
    last = max(of_it, key=lambda one: one.day, default=None)
    if last is None or any(o.is_later(last) and o.score >= NEAR_BEST * best.score for o in others):
        return None
    return last.model_copy(update={"answers": ()})


def _told(text: str) -> set[str]:
    """Return the figures, months and weekdays of a text."""
    named = set(re.findall(rf"{MONTH}|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", text))
    return {one.value for one in quantities(text)} | named
