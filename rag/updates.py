"""What a later article says has changed is told beside what an earlier one said."""

import re
from collections.abc import Sequence

from rag.evidence.answer_types import FIGURES, expected_type
from rag.evidence.facts import other_answer
from rag.evidence.measured import CHANGES
from rag.evidence.offices import HEAD, LESSER, PORTFOLIOS, Offices
from rag.evidence.quantities import quantities
from rag.evidence.times import MONTH
from rag.evidence.verbs import content_keys
from rag.readings import Reading
from rag.revisions import revised

CHANGED = re.compile(
    rf"\b(?:{CHANGES}|(?:put|pushed|set|moved) back|moved|shifted|postpon\w+|delay\w+"
    r"|brought forward|reschedul\w+|revis\w+|correct(?:ed|s)|instead of|no longer|now|originally"
    r"|previously)\b",
    re.IGNORECASE,
)
OFFICE = rf"(?:{HEAD.pattern}|\b(?:boss|head|executive|in charge)\b)"
ASKS_HOLDER = re.compile(
    r"^\W*(?:and |but |so )?who(?:(?:['\u2019]s| is| are) (?:(?!of\b)[\w-]+ ){0,4}?"
    rf"{OFFICE}(?!['\u2019]s\b)|(?: (?:now|currently))? (?:leads|runs|heads|chairs)\b)",
    re.IGNORECASE,
)
AT_PRESENT = re.compile(
    r"\b(?:now|still|yet|anymore|any (?:more|longer)(?=\W*$)|these days|current(?:ly)?"
    r"|at the moment)\b",
    re.IGNORECASE,
)
HAS_FOLLOWED = re.compile(
    rf"\bnew (?:[a-z]+ ){{0,2}}?{OFFICE}|\bnow (?:lead|run|head|chair)s\b"
    r"|\b(?:sworn in|put in charge|tak(?:en|es) over|took over|succeed(?:s|ed)"
    r"|replac(?:es|ed|ing)|(?:was|been|were) (?:appointed|elected|named)"
    r"|(?:post|job|place) (?:goes|went|passes|passed) to)\b"
)
BEFORE_THAT = re.compile(
    rf"\b(?:nobody|no one|not|never|yet to|whom)\b|\b(?:former|late|ex) (?:[a-z]+ )?{OFFICE}",
    re.IGNORECASE,
)
FOLLOWED_BY_OTHERS = re.compile(r"\b(?:succeed|replac)\w*\W+(?:\w+\W+){0,3}$")
OF_A_PLACE = re.compile(rf"{OFFICE} (?:of|for) (?:the )?([A-Z]\w+)")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
KINDS = " ".join(PORTFOLIOS | LESSER)
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
    if best.answer and ASKS_HOLDER.search(question):
        later = [o for o in others if o.score >= least and _follows(question, best, o)]
        return (max(later, key=lambda o: o.day), True) if later else None
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


def _follows(question: str, best: Reading, other: Reading) -> bool:
    """Return whether a later article tells of somebody else who has taken this office over since.

    Its passage or title names what the office is of: the mayor of another town is another. Who held
    it before, or whom others followed, has not taken it over.
    """
    text, published = other.text, other.hit.article.published_at
    if not (other.is_later(best) and published and other_answer(best.answer, other.answer)):
        return False
    asked = content_keys(AT_PRESENT.sub(" ", re.sub(OFFICE, " ", question, flags=re.IGNORECASE)))
    asked -= content_keys(KINDS)
    near = content_keys(f"{other.hit.article.title} {other.hit.passage.text}")
    place = OF_A_PLACE.search(text)
    ahead = text[: other.answers[0].start - other.span.start] if other.answers else text
    return (
        bool(HAS_FOLLOWED.search(text))
        and not BEFORE_THAT.search(text)
        and not FOLLOWED_BY_OTHERS.search(ahead)
        and all(int(year) >= published.year for year in YEAR.findall(text))
        and not Offices(question).missed(text)
        and (not asked or bool(asked & near))
        and not (place and asked and not asked & content_keys(place[1]))
    )


def _told(text: str) -> set[str]:
    """Return the figures and months of a text."""
    return {one.value for one in quantities(text)} | set(re.findall(MONTH, text))
