"""What was told last of a matter stands before what was told of it first."""

import re
from collections.abc import Sequence

from rag.evidence.answer_types import FIGURES, TIME, expected_type
from rag.evidence.measured import AT_FIRST
from rag.evidence.quantities import quantities
from rag.evidence.verbs import content_keys
from rag.evidence.words import names, words
from rag.grouping import contradicts
from rag.readings import Reading

NEAR_AS_SURE = 0.6
"""The share of the likeliest one's probability with which what a later article says leads."""
SAME_MATTER = 0.6
IS = re.compile(r"^\W*(?:what|how \w+)(?:['\u2019]s| is| are| does| do)\b", re.IGNORECASE)
HAS = re.compile(r"^\W*(?:(?:and|but|so),? )?(?:has|have)\b", re.IGNORECASE)


def latest_first(question: str, groups: Sequence[list[Reading]]) -> list[list[Reading]]:
    """Return the groups, the latest ahead of those that it takes the place of.

    A toll rises by the day, outlets give another figure, a day is set anew, and what has happened
    by now a later article knows better. Where it is asked what was said first the order stays.
    """
    best = groups[0][0]
    if AT_FIRST.search(question):
        return list(groups)
    rivals = [group for group in groups[1:] if _rivals(question, best, group[0])]
    latest = max([groups[0], *rivals], key=lambda group: group[0].day)
    close = latest[0].score >= NEAR_AS_SURE * best.score
    if not close or latest[0].day <= best.day:
        return list(groups)
    return [latest, *(group for group in groups if group is not latest)]


def _rivals(question: str, first: Reading, second: Reading) -> bool:
    """Return whether a sentence may answer in the place of another, if it is later."""
    kind = expected_type(question)
    if kind == "time":
        return _told_anew(first, second)
    if kind == "yes_no":
        return bool(HAS.search(question)) and _of_the_same(question, second)
    if kind in FIGURES and contradicts(first, second):
        return True
    asked = content_keys(question) & content_keys(first.text)
    of_now = IS.search(question) and not TIME.search(question)
    figures = all(next(quantities(one.answer), None) for one in (first, second))
    return bool(of_now and figures and asked) and asked <= content_keys(second.text)


def _told_anew(first: Reading, second: Reading) -> bool:
    """Return whether a sentence tells of what another does, but for when."""
    one, other = (content_keys(r.text.replace(r.answer, " ")) for r in (first, second))
    return len(one & other) >= SAME_MATTER * min(len(one), len(other))


def _of_the_same(question: str, reading: Reading) -> bool:
    """Return whether a sentence has all the names that a question has, and there are some."""
    named = names(words(question)) & content_keys(question)
    return bool(named) and named <= content_keys(reading.text)
