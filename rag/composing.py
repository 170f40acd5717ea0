"""From readings to statements: one fact told twice is one statement, a list has a row an item."""

from collections.abc import Sequence

from rag.citations import cite
from rag.evidence.answer_types import TIME, WHOLE_SENTENCES, expected_type
from rag.evidence.facts import undoes
from rag.evidence.measured import AT_FIRST
from rag.evidence.opposites import contradicted
from rag.evidence.reasons import BECAUSE, REASON_TOLD
from rag.evidence.speech import asks_said
from rag.evidence.verbs import content_keys
from rag.evidence.words import names, words
from rag.grouping import SHORT_ANSWERS, grouped
from rag.holders import AT_PRESENT
from rag.latest import NEAR_AS_SURE, latest_first
from rag.listed_rows import rows_listed
from rag.listing import asks_for_list, gathered, named
from rag.meant import meant_day
from rag.readings import Reading, whole_quotation, with_condition, with_reason, with_words
from rag.types import Citation, Marked, Statement
from rag.updates import no_more, update

MOST_STATEMENTS = 3
SHARED_ITEMS = SHARED_WORDS = 2
LATER_DENIAL = LATER_CHANGE = 0.6
"""The share of the threshold at which a later article that denies a yes or a no, or says that a
figure has changed, is shown beside it: what was so on Tuesday must not stand alone on Friday.
"""


def statements(
    question: str,
    readings: Sequence[Sequence[Reading]],
    abstain_below: float,
    most: int = MOST_STATEMENTS,
) -> list[Statement]:
    """Return statements from the likeliest sentences, best first; none when none is sure enough."""
    ranked = sorted((r for row in readings for r in row), key=lambda r: -r.score)
    sure = [r for r in ranked if r.score >= abstain_below]
    if not sure:
        return []
    if asks_for_list(question) and (listed := _listed(question, sure, ranked)):
        return listed
    groups = grouped(question, sure, most)
    if expected_type(question) == "yes_no":
        groups = _denied(question, groups, ranked, abstain_below)
    if expected_type(question) == "reason":
        groups.sort(key=lambda group: not _says_why(question, group[0].text))
    others = [r for r in ranked if not r.is_of(sure[0])]
    if changed := update(question, sure[0], others, LATER_CHANGE * abstain_below):
        later, instead = changed
        left = ([r for r in group if not r.is_of(later)] for group in groups)
        groups = [group for group in left if group]
        groups.insert(0 if instead else 1, [later])
    shown = latest_first(question, groups)[:most]
    if expected_type(question) == "reason":
        shown[0] = [with_reason(reading) for reading in shown[0]]
    told = [_statement(question, group) for group in shown]
    return [
        one
        for n, one in enumerate(told)
        if not any(_within(one, other) for other in told[:n])
        and not any(_within(one, other) and not _within(other, one) for other in told[n + 1 :])
    ]


def _listed(question: str, sure: Sequence[Reading], ranked: Sequence[Reading]) -> list[Statement]:
    """Return a statement with its items, and the list before it where that changed; or nothing."""
    later = _later_list(question, sure)
    items = [] if later else rows_listed(sure[0], ranked)
    kept = [r for r in sure if not later.is_later(r)] if later else sure
    items = items or gathered(question, kept)
    if len(items) < 2:
        return []
    first, *before = [
        _statement(question, [one]) for one in ([later, sure[0]] if later else sure[:1])
    ]
    return [first.model_copy(update={"items": tuple(items)}), *before]


def whole(reading: Reading) -> Statement:
    """Return a sentence as a statement of which no words are marked."""
    return _statement("", [reading])


def _says_why(question: str, sentence: str) -> bool:
    """Return whether a sentence gives a reason, one that only says "after" of what is asked about.

    "The cost grew after cracks were found" does not say why it crashed.
    """
    asked = content_keys(question)
    shares = not asked or bool(asked & content_keys(sentence))
    return bool((REASON_TOLD if shares else BECAUSE).search(sentence))


def _within(one: Statement, other: Statement) -> bool:
    """Return whether all that a statement quotes is quoted by another that was widened."""
    return all(any(_part_of(c, o) for o in other.citations) for c in one.citations)


def _part_of(one: Citation, other: Citation) -> bool:
    apart = one.article_id != other.article_id or one.start < other.start or other.end < one.end
    return not apart and one.quote in other.quote


def _later_list(question: str, sure: Sequence[Reading]) -> Reading | None:
    """Return the last list that changes the likeliest one: it shares two names and has another.

    None where it is asked what was said first, or of a time.
    """
    if AT_FIRST.search(question) or TIME.search(question):
        return None
    best, said = sure[0], _keys_named(sure[0])
    later_ones = (r for r in sure if r.is_later(best) and not undoes(r.text, best.text))
    told = [(r, _keys_named(r)) for r in later_ones]
    later = [
        r
        for r, also in told
        if len(said & also) >= SHARED_ITEMS and also - said and r.score >= NEAR_AS_SURE * best.score
    ]
    return max(later, key=lambda r: r.day, default=None)


def _keys_named(reading: Reading) -> set[frozenset[str]]:
    return {frozenset(w.key for w in words(one) if w.content) for one in named(reading)}


def _denied(
    question: str, groups: list[list[Reading]], ranked: Sequence[Reading], abstain_below: float
) -> list[list[Reading]]:
    """Return the groups with a later denial of a yes or a no: first where it is near as sure.

    Where it is asked what is so now, the last denial stands first if it is sure enough to be shown,
    and without one the likeliest that a later article tells of the same is shown as well.
    `ranked` are all readings, likeliest first; one that is not sure enough stands second.
    """
    first, best = groups[0], groups[0][0]
    if off := no_more(question, best, ranked):
        return [[off], *([r for r in g if not r.is_of(off)] for g in groups if not g[0].is_of(off))]
    likely = (r for r in ranked if r.score >= LATER_DENIAL * abstain_below and r not in first)
    newest = max(first, key=lambda r: r.day)
    later = [r for r in likely if r.is_later(newest)]
    denials = [r for r in later if _denies(question, best, r)]
    of_now = bool(AT_PRESENT.search(question))
    told = max(denials, key=lambda r: r.day) if denials and of_now else next(iter(denials), None)
    if told is None and of_now:
        told = next((r for r in later if _of_the_same(question, r)), None)
    if told is None:
        return _with_other_side(question, groups, ranked, abstain_below)
    its_own = next((group for group in groups if told in group), [told])
    others = [group for group in groups if group is not its_own]
    near = 0 if of_now and denials else NEAR_AS_SURE * best.score
    if told.score >= max(near, abstain_below):
        return [its_own, *others]
    return [first, its_own, *others[1:]]


def _with_other_side(
    question: str, groups: list[list[Reading]], ranked: Sequence[Reading], abstain_below: float
) -> list[list[Reading]]:
    """Return the groups with the likeliest sentence of another article that denies the first."""
    best, told = groups[0][0], [one for group in groups for one in group]
    other = next(
        (
            r
            for r in ranked
            if r.score >= abstain_below
            and r.hit.article.id != best.hit.article.id
            and r not in told
            and _denies(question, best, r)
        ),
        None,
    )
    return [groups[0], [other], *groups[1:]] if other else groups


def _denies(question: str, first: Reading, second: Reading) -> bool:
    """Return whether a later article says the opposite, in words that the question asks about."""
    asked, said, told = map(content_keys, (question, first.text, second.text))
    opposed = contradicted(words(first.text), words(second.text))
    return bool(asked & said & told) and (opposed or undoes(second.text, first.text))


def _of_the_same(question: str, reading: Reading) -> bool:
    """Return whether a sentence has a name that the question has, or two of its words."""
    asked, told = content_keys(question), content_keys(reading.text)
    return bool(names(words(question)) & told) or len(asked & told) >= SHARED_WORDS


def _statement(question: str, group: Sequence[Reading]) -> Statement:
    by_article = {reading.hit.article.id: reading for reading in reversed(group)}
    best_first = sorted(by_article.values(), key=lambda r: -r.score)
    if asks_said(question) and expected_type(question) not in SHORT_ANSWERS:
        best_first = [with_words(reading) for reading in best_first]
    ordered = [with_condition(whole_quotation(reading)) for reading in best_first]
    return Statement(
        text=" ".join(ordered[0].text.split()),
        citations=tuple(cite(r.hit.passage, r.hit.article, r.span) for r in ordered),
        answer=marked(question, ordered[0]),
    )


def marked(question: str, reading: Reading) -> Marked | None:
    """Return where the answer stands in the statement's text; None where all of it answers."""
    if not reading.answers or expected_type(question) in WHOLE_SENTENCES:
        return None
    ahead = reading.text[: reading.answers[0].start - reading.span.start]
    text, answer = " ".join(reading.text.split()), " ".join(reading.answer.split())
    start = text.find(answer, max(0, len(" ".join(ahead.split()))))
    if start < 0:
        return None
    published = reading.hit.article.published_at
    day = meant_day(answer, text, published, start) if expected_type(question) == "time" else None
    return Marked(start=start, end=start + len(answer), day=day)
