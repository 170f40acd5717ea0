"""What a later article says has changed is told beside what an earlier one said."""

import re
from collections.abc import Sequence

from rag.evidence.answer_types import FIGURES, expected_type
from rag.evidence.facts import other_answer
from rag.evidence.measured import CHANGES
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
SHARED = 3
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
        names_both = bool(old & _told(text))
        if names_both or len(keys & told) >= SHARED:
            return other, names_both
    return None


def _told(text: str) -> set[str]:
    """Return the figures and months of a text."""
    return {one.value for one in quantities(text)} | set(re.findall(MONTH, text))
