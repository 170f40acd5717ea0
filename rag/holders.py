"""Who holds an office is who took it over last; a later article may say that the holder left."""

import re
from collections.abc import Sequence

from rag.evidence.facts import other_answer
from rag.evidence.offices import LESSER, OFFICE, PORTFOLIOS, Offices
from rag.evidence.verbs import content_keys
from rag.evidence.words import names, words
from rag.readings import Reading, balanced, words_at
from rag.types import Span

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
HAS_LEFT = re.compile(
    r"\s+(?:(?:has|have) (?:\w+ly |now |since |also )?)?(?:(?:resigned|quit|retired|died"
    r"|st(?:epped|ood) (?:down|aside)|(?:was|were|been) (?:sacked|fired(?! on\b| at\b)|dismissed"
    r"|ousted|removed|voted out))(?=[.,;]|$| (?:as|from|on|in|at|over|after|because|last|this"
    r"|yesterday|today)\b"
    r"| (?:his|her|their|the) (?:post|job|office|role)\b)"
    r"|left (?:the|his|her|their) (?:post|job|office|role)\b)"
    r"(?: (?:as|from) (?P<of>[^.,;]+))?"
)
NOT_SO = re.compile(
    r"\b(?:if|had|unless|would|should|could|might|rumou?r\w*|false\w*|untrue|den(?:y|ies|ied)|fear\w*"
    r"|reports? that|not|never|nobody)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
"""What makes it unsure, or untrue, that somebody has left."""
FORENAME = re.compile(r"([A-Z][\w'\u2019-]+) $")
THE_POST = re.compile(r"(?:the|his|her|their) (?:post|job|office|role)\b")
OFFICE_WORD = re.compile(OFFICE, re.IGNORECASE)
KINDS = " ".join(PORTFOLIOS | LESSER)


def no_longer(
    question: str, best: Reading, others: Sequence[Reading], least: float
) -> Reading | None:
    """Return what a later article says of who has the office since; None where none does.

    That somebody has taken it over has to be as sure as `least`. That the one who answers has left
    is told by the name: "Edwin Roake has resigned.", with the sentence behind it where that says
    who follows.
    """
    taken = [o for o in others if o.score >= least and _follows(question, best, o)]
    if taken:
        return max(taken, key=lambda o: o.day)
    left = [o for o in others if o.is_later(best) and _has_left(question, best, o)]
    return _with_follower(max(left, key=lambda o: o.day)) if left else None


def _follows(question: str, best: Reading, other: Reading) -> bool:
    """Return whether a later article tells of somebody else who has taken this office over since.

    Its passage or title names what the office is of: the mayor of another town is another. Who held
    it before, or whom others followed, has not taken it over.
    """
    text, published = other.text, other.hit.article.published_at
    if not (other.is_later(best) and published and other_answer(best.answer, other.answer)):
        return False
    asked = _asked_of(question)
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


def _has_left(question: str, best: Reading, other: Reading) -> bool:
    """Return whether a sentence says of who answers, by name, that the office is no longer theirs.

    Its article has to name what the office is of, or the whole name. Who resigned "as treasurer"
    may still be the mayor, and Kate Moss is not Ada Moss.
    """
    holder, text, published = best.answer, other.text, other.hit.article.published_at
    called = [word for word in words(holder) if word.key in names(words(f"By {holder}"))]
    if not called or NOT_SO.search(text) or not published:
        return False
    if any(int(year) < published.year for year in YEAR.findall(text)):
        return False
    near = content_keys(f"{other.hit.article.title} {other.hit.passage.text}")
    if not (_asked_of(question) & near or (len(called) > 1 and {w.key for w in called} <= near)):
        return False
    own = {word.text for word in words(best.text)}
    for found in re.finditer(rf"\b{re.escape(called[-1].text)}\b", text):
        ahead, left = FORENAME.search(text[: found.start()]), HAS_LEFT.match(text, found.end())
        named_so = not ahead or ahead[1] in own or OFFICE_WORD.fullmatch(ahead[1])
        if left and named_so and _of_the_office(question, left["of"]):
            return True
    return False


def _asked_of(question: str) -> set[str]:
    """Return what the office asked about is of: "orl" in "who is the mayor of Orl now?"."""
    bare = AT_PRESENT.sub(" ", re.sub(OFFICE, " ", question, flags=re.IGNORECASE))
    return content_keys(bare) - content_keys(KINDS)


def _of_the_office(question: str, of: str | None) -> bool:
    return not of or bool(THE_POST.match(of) or content_keys(question) & content_keys(of))


def _with_follower(reading: Reading) -> Reading:
    passage = reading.hit.passage
    behind = next((one for one in passage.sentences if one.start >= reading.span.end), None)
    told = words_at(passage, behind) if behind else ""
    if behind is None or not balanced(told) or not HAS_FOLLOWED.search(told):
        return reading.model_copy(update={"answers": ()})
    span = Span(start=reading.span.start, end=behind.end)
    return reading.model_copy(update={"span": span, "answers": ()})
