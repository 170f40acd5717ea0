"""Who holds an office is who took it over last; a later article may say that the holder left."""

import re
from collections.abc import Sequence

from rag.evidence.facts import other_answer
from rag.evidence.offices import HEAD, LESSER, PORTFOLIOS, Offices
from rag.evidence.verbs import content_keys
from rag.evidence.words import names, words
from rag.readings import Reading, balanced, words_at
from rag.types import Span

MORE_HEADS = (
    "boss head executive master manager principal headteacher headmaster headmistress rector bishop"
    " archbishop superintendent sheriff warden keeper conductor curator dean commander skipper"
)
OFFICE = rf"(?:{HEAD.pattern}|\b(?:{'|'.join(MORE_HEADS.split())}|in charge)\b)"
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
HAS_LEFT = re.compile(
    r"\s+(?:(?:has|have|had) (?:\w+ly |now |since |also )?)?(?:resigned|quit|retired|died"
    r"|st(?:epped|ood) (?:down|aside)|left (?:the|his|her|their) (?:post|job|office|role)"
    r"|(?:was|were|been) (?:sacked|fired|dismissed|ousted|removed|voted out))\b"
    r"(?: (?:as|from) (?P<of>[^.,;]+))?"
)
THE_POST = re.compile(r"(?:the|his|her|their) (?:post|job|office|role)\b")
KINDS = " ".join(PORTFOLIOS | LESSER)


def asks_holder(question: str) -> bool:
    """Return whether it is asked who holds an office: "who is the mayor?", "who leads it now?"."""
    return bool(ASKS_HOLDER.search(question))


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
    left = [o for o in others if o.is_later(best) and _has_left(question, best.answer, o.text)]
    return _with_follower(max(left, key=lambda o: o.day)) if left else None


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


def _has_left(question: str, holder: str, text: str) -> bool:
    """Return whether a sentence says of somebody by name that the office is no longer theirs.

    Who resigned "as treasurer" may still be the mayor.
    """
    called = [word for word in words(holder) if word.key in names(words(f"By {holder}"))]
    if not called:
        return False
    ends = (m.end() for m in re.finditer(rf"\b{re.escape(called[-1].text)}\b", text))
    left = [m["of"] for end in ends if (m := HAS_LEFT.match(text, end))]
    asked = content_keys(question)
    return any(not of or THE_POST.match(of) or asked & content_keys(of) for of in left)


def _with_follower(reading: Reading) -> Reading:
    passage = reading.hit.passage
    behind = next((one for one in passage.sentences if one.start >= reading.span.end), None)
    told = words_at(passage, behind) if behind else ""
    if behind is None or not balanced(told) or not HAS_FOLLOWED.search(told):
        return reading.model_copy(update={"answers": ()})
    span = Span(start=reading.span.start, end=behind.end)
    return reading.model_copy(update={"span": span, "answers": ()})
