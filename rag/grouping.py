"""One fact told twice is one statement: sentences grouped by what they tell."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from rag.evidence.answer_types import FIGURES, WHOLE_SENTENCES, AnswerType, expected_type
from rag.evidence.dimensions import RATE
from rag.evidence.facts import content, other_answer, same_answer, same_fact, stands
from rag.evidence.opposites import contradicted
from rag.evidence.quantities import Quantity, apart
from rag.evidence.verbs import content_keys
from rag.evidence.words import words
from rag.listing import asks_for_list
from rag.meant import DAYS, NEAR, meant_day
from rag.outlets import outlet_key
from rag.readings import Reading

CLOSE_TO_BEST = 0.75
SHORT_ANSWERS = frozenset({"person", "place", "time", "money", "number", "country"})
DAY = re.compile(rf"\b(?:{'|'.join([*DAYS, *NEAR])})\b", re.IGNORECASE)
BROUGHT_ALONG = re.compile(r" \([^()]*\)$")
"""The words that `condense` gave a follow-up: what it is about, not what has to be told."""
COPIED_WITHIN = timedelta(days=2)


def grouped(question: str, sure: Sequence[Reading], most: int) -> list[list[Reading]]:
    """Return up to `most` groups of sentences that tell one thing, the likeliest first.

    `sure` are readings, likeliest first; each group begins with its likeliest.
    """
    kind = expected_type(question)
    best = sure[0]
    groups: list[list[Reading]] = []
    for reading in sure:
        group = next((g for g in groups if _same(g[0], reading, kind)), None)
        if group is not None:
            group.append(reading)
        elif len(groups) < most and (
            (
                reading.score >= CLOSE_TO_BEST * best.score
                and _tells_as_much(question, best, reading)
            )
            or (kind in FIGURES and contradicts(best, reading))
        ):
            groups.append([reading])
    return groups


def _tells_as_much(question: str, best: Reading, other: Reading) -> bool:
    """Return whether a sentence with another answer tells all that the best one does of the matter.

    By saved answers to news quiz questions, of 50 that tell less and do not name the best one's
    answer either, four held the right one, and only once was the best one wrong. Where several are
    asked for, another is no rival.
    """
    several = expected_type(question) in WHOLE_SENTENCES or asks_for_list(question)
    if several or not best.answer:
        return True
    asked, told = content_keys(BROUGHT_ALONG.sub("", question)), content_keys(other.text)
    same = content(best.answer)[0] & content(other.text)[0] - asked
    return bool(same) or asked & content_keys(best.text) <= told


def _same(first: Reading, second: Reading, kind: AnswerType) -> bool:
    """Return whether two readings tell one thing: neither denies nor rivals the other."""
    one, other = words(first.text), words(second.text)
    days, also_days = _days(first, kind), _days(second, kind)
    if days and also_days and days.isdisjoint(also_days) and not _copied(first, second):
        return False
    short = kind in SHORT_ANSWERS and same_answer(first.answer, second.answer)
    if short or (kind == "time" and days & also_days):
        return not contradicted(one, other) and stands(first.text) == stands(second.text)
    if [w.text for w in one] == [w.text for w in other]:
        return True
    rivals = kind not in WHOLE_SENTENCES and other_answer(first.answer, second.answer)
    return not rivals and same_fact(first.text, second.text)


def _days(reading: Reading, kind: AnswerType) -> set[date]:
    """Return the days that a reading's words mean: those that answer, where it is asked when."""
    text, published, begins = reading.text, reading.hit.article.published_at, reading.span.start
    spans = reading.answers[:1] if kind == "time" else ()
    within = [(one.start - begins, one.end - begins) for one in spans] or [(0, len(text))]
    found = [match for start, end in within for match in DAY.finditer(text, start, end)]
    days = [meant_day(match[0], text, published, match.start()) for match in found]
    return {day for day in days if day}


def _copied(first: Reading, second: Reading) -> bool:
    """Return whether one text came out twice within two days: "tomorrow" is the first one's."""
    times = [r.hit.article.published_at for r in (first, second)]
    if first.text.split() != second.text.split() or times[0] is None or times[1] is None:
        return False
    return abs(times[0] - times[1]) < COPIED_WITHIN


def contradicts(first: Reading, second: Reading) -> bool:
    """Return whether another outlet gives another figure for the same thing: both must be shown."""
    outlets = {outlet_key(r.hit.article.publisher or r.hit.article.id) for r in (first, second)}
    if len(outlets) == 1:
        return False
    (one, counted), (other, also_counted) = map(_quantity, (first, second))
    return bool(counted & also_counted) and apart(one, other)


def _quantity(reading: Reading) -> tuple[list[Quantity], set[str]]:
    """Return the quantities of an answer, and what they count: its other words and the next one.

    Where none follows at once, it may have stood before: "the number of dead rose to five".
    """
    if not reading.answers:
        return [], set()
    span = reading.answers[0]
    first, end = (at - reading.span.start for at in (span.start, span.end))
    inside, counted = content(reading.answer)
    said = [w for w in words(reading.text) if w.content and not w.number]
    behind = [w for w in said if w.start >= end][:1]
    at_once = bool(behind) and not reading.text[end : behind[0].start].strip(" -")
    before = [] if at_once else [w for w in said if w.end <= first]
    units = {one.unit for one in counted if one.unit}
    what = inside - {one.value for one in counted}
    if rate := RATE.match(reading.text, end):  # a year's cost is another thing than the whole
        return counted, {f"{unit}{rate[0]}" for unit in units}
    return counted, {*what, *units, *(w.key for w in (*behind, *before))}
