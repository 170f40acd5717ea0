"""Outlets that answer a question otherwise than one another, where they tell of the same thing."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import combinations, permutations

from rag.evidence.answer_types import AnswerType, deciding, expected_type, territory_keys
from rag.evidence.corrections import STILL_MISSING, corrections, has_come_to
from rag.evidence.counted import Counted
from rag.evidence.facts import content, other_answer
from rag.evidence.fates import Fates
from rag.evidence.measured import CHANGES
from rag.evidence.names import named, of_others
from rag.evidence.opposites import contradicted
from rag.evidence.quantities import Quantity, alike, apart, quantities
from rag.evidence.times import DATED, DATES, other_times
from rag.evidence.verbs import content_keys
from rag.evidence.words import key_of, words
from rag.listing import ONE_DOES, asks_for_list
from rag.outlets import outlet_key
from rag.told import Told, counted, figures_of, says, told_by
from rag.types import Caveat, Statement
from rag.wording import wording

SAYS = r"(?:said|says|told|reported|reports|announced|added|claimed|confirmed|estimated)"
SOURCE = re.compile(
    rf"^(?:According to [^,]+, |(?:[\w.'\u2019-]+ ){{1,6}}{SAYS} (?:(?:\w+ ){{0,3}}?that )?)"
    rf"|, (?:[\w.'\u2019-]+ ){{1,6}}{SAYS}(?: [\w ]+)?[.]?$|,? according to [^,]+[.]?$"
)
IN_A_PLACE = re.compile(r"\b(?:in|at|near|off) (?:the )?([A-Z][\w-]+)")
CHANGED = re.compile(rf"\b(?:{CHANGES}|revis\w*|correct\w*|now)\b", re.IGNORECASE)
ENDED_TWICE = re.compile("([.!?]\u201d)\\.$")
OFFICE_WORDS = """
president minister prime mayor chancellor king queen pope secretary chief director chair chairman
chairwoman governor general premier senator prince princess captain coach
"""
OFFICES = frozenset(map(key_of, OFFICE_WORDS.split()))
NAMED = frozenset({"person", "place", "country", "thing"})
SINGLE = re.compile(r"^\W*(?:which|who)\b", re.IGNORECASE)
ONE_EVENT = timedelta(days=30)
LEAST_SHARED = 2
LEAST_ASKED = 3
SAME_MATTER = 0.5


def find_disagreement(question: str, statements: Sequence[Statement]) -> Caveat | None:
    """Return the caveat that outlets disagree, with what each says and when; None where none does.

    What two outlets tell beside each other, as of a list, is no dispute: the sentences must
    otherwise tell the same. Where a later article says that the figure has changed, that is what is
    told of it.
    """
    told = [one for statement in statements for one in told_by(statement)]
    if counted(question) and (changed := _changed(question, told)):
        return changed
    for first, second in combinations(told, 2):
        apart_in_time = not named(words(question)) and _months_apart(first, second)
        if apart_in_time or not _outlets(first).isdisjoint(_outlets(second)):
            continue
        if disputed(question, first, second):
            said = f"{says(question, first)}; {says(question, second)}"
            what = "figures" if counted(question) else "answers"
            text = ENDED_TWICE.sub(r"\1", wording("disagreement", what=what, said=said))
            return Caveat(kind="disagreement", text=text)
    return None


def _months_apart(first: Told, second: Told) -> bool:
    """Return whether two sentences came out so far apart that they tell of two events.

    Where the question names nobody, nothing else tells a flood of February from one in November.
    """
    gaps = [abs(one - other) for one in _days(first) for other in _days(second)]
    return bool(gaps) and min(gaps) > ONE_EVENT


def _changed(question: str, told: Sequence[Told]) -> Caveat | None:
    """Return the caveat that a figure has changed, with those told of it, newest first."""
    pairs = [
        pair
        for pair in permutations(told, 2)
        if _came_out_later(*pair)
        and (_corrects(question, *pair) or (pair[0] is told[0] and _goes_on(question, *pair)))
    ]
    if not pairs:
        return None
    of_it = [one for one in told if any(one in pair for pair in pairs)]
    newest_first = sorted(of_it, key=lambda one: max(_days(one)), reverse=True)
    said = "; ".join(says(question, one) for one in newest_first)
    return Caveat(kind="changed", text=wording("changed", said=said))


def _days(told: Told) -> list[datetime]:
    return [c.published_at for c in told.citations if c.published_at]


def _came_out_later(later: Told, before: Told) -> bool:
    days, old = ([c.published_at for c in told.citations] for told in (later, before))
    return all(a and b and a > b for a in days for b in old)


def _goes_on(question: str, later: Told, before: Told) -> bool:
    """Return whether a sentence says how many have died, or are missing, by its day."""
    new, was = (next(quantities(told.answer), None) for told in (later, before))
    fates = Fates(deciding(question)).asked
    if new is None or was is None or not apart([new], [was]) or not fates:
        return False
    places = [set(IN_A_PLACE.findall(SOURCE.sub("", told.text))) for told in (later, before)]
    elsewhere = all(places) and places[0].isdisjoint(places[1])
    if elsewhere or _months_apart(later, before) or (fates == {"dead"} and not _more(new, was)):
        return False
    own = [one for one in quantities(later.text) if alike([one], [new])]
    missing = fates == {"missing"}
    return any(
        STILL_MISSING.match(later.text, one.end) if missing else has_come_to(later.text, one)
        for one in own
    )


def _more(new: Quantity, was: Quantity) -> bool:
    """Return whether a figure is the greater one, as far as both are numbers."""
    try:
        return float(new.value) > float(was.value)
    except ValueError:
        return False


def _corrects(question: str, later: Told, before: Told) -> bool:
    """Return whether a sentence ties its figure to the other's, or says what that has come to."""
    both = (figures_of(question, told.answer or told.text) for told in (later, before))
    new, was = (next(iter(found), None) for found in both)
    if new is None or was is None or not apart([new], [was]):
        return False
    told = list(quantities(later.text))
    at = later.text.find(later.answer)
    own = [one for one in told if one.start >= at and alike([one], [new])]
    if any(alike([one], [new]) for one, _ in corrections(later.text, told, was)):
        return True
    moved = bool(own) and new.unit == was.unit and has_come_to(later.text, own[0])
    return moved and disputed(question, later, before)


def _outlets(told: Told) -> set[str]:
    return {outlet_key(c.publisher or c.article_id) for c in told.citations}


def disputed(question: str, first: Told, second: Told) -> bool:
    """Return whether two sentences tell of one thing, and answer the question otherwise."""
    one, other = SOURCE.sub("", first.text), SOURCE.sub("", second.text)
    if counted(question):
        return _other_figures(question, first, second) and _of_one(question, one, other)
    if contradicted(words(one), words(other)):
        return _shared(one, other) >= SAME_MATTER and not of_others(words(one), words(other))
    if asks_for_list(question) or not (first.answer and second.answer):
        return False
    if first.day and second.day:
        rivals = first.day != second.day
    else:
        rivals = _rivals(expected_type(question), question, first.answer, second.answer)
    rest = one.replace(first.answer, ""), other.replace(second.answer, "")
    return rivals and (_rest_is_same(*rest) or _of_one_doer(question, *rest))


def _of_one(question: str, one: str, other: str) -> bool:
    """Return whether two sentences count for one and the same: whom the question names, or both.

    What each names besides, such as who says so, is no matter where the question names somebody, or
    where both name one thing that is no country, tell much of what is asked, and one tells that its
    figure has changed: "the number killed by Odile rose to five".
    """
    said, told = words(one), words(other)
    if asked := named(words(question)):
        return asked <= {w.key for w in said} & {w.key for w in told}
    both = content_keys(one) & content_keys(other) & content_keys(question)
    shared = named(said) & named(told) - territory_keys() - DATES - content_keys(question)
    changed = CHANGED.search(one) or CHANGED.search(other)
    return not of_others(said, told) or bool(changed and shared and len(both) >= LEAST_SHARED)


def _other_figures(question: str, first: Told, second: Told) -> bool:
    """Return whether the figures that answer are others, of the same things as far as is known."""
    one, other = (figures_of(question, told.answer or told.text) for told in (first, second))
    things = [_things(told.answer) for told in (first, second)]
    counts = Counted(question)
    ends = ((t.text, t.text.find(t.answer) + len(t.answer)) for t in (first, second) if t.answer)
    if any(counts.another(*one) for one in ends):
        return False
    return apart(one, other) and (not all(things) or bool(things[0] & things[1]))


def _things(answer: str) -> set[str]:
    """Return what an answer counts: its words but for the figures."""
    found, figures = content(answer)
    return found - {one.value for one in figures}


def _rivals(kind: AnswerType, question: str, one: str, other: str) -> bool:
    """Return whether two short answers cannot both be right: two days, or two names of a kind."""
    if kind == "time":
        dates = ([m[0] for m in DATED.finditer(text)] for text in (one, other))
        figures, others = (list(quantities(" ".join(found))) for found in dates)
        return other_times(words(one), words(other)) or apart(figures, others)
    if kind not in NAMED or (kind == "thing" and not SINGLE.search(question)):
        return False
    said, told = named(words(one)), named(words(other))
    alike = bool(said & territory_keys()) == bool(told & territory_keys())
    office = OFFICES & {w.key for w in words(f"{one} {other}")}
    return bool(said and told) and alike and not office and other_answer(one, other)


def _rest_is_same(one: str, other: str) -> bool:
    """Return whether all that one sentence tells besides its answer the other tells as well."""
    ours, theirs = content_keys(one), content_keys(other)
    return len(ours & theirs) >= LEAST_SHARED and (ours <= theirs or theirs <= ours)


def _of_one_doer(question: str, *told: str) -> bool:
    """Return whether it is asked who alone did a thing, and each sentence tells of all of it."""
    asked = content_keys(question)
    alone = ONE_DOES.search(question) and len(asked) >= LEAST_ASKED
    return bool(alone) and all(asked <= content_keys(text) for text in told)


def _shared(one: str, other: str) -> float:
    ours, theirs = content_keys(one), content_keys(other)
    return len(ours & theirs) / max(min(len(ours), len(theirs)), 1)
