"""A question about a matter as a whole is answered by how its articles begin, newest first."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from rag.archive import Archive
from rag.dates import Window
from rag.evidence.answer_types import TIME
from rag.evidence.furniture import is_aside, is_furniture
from rag.evidence.verbs import content_keys
from rag.evidence.words import words
from rag.focus import Focus, story_of
from rag.keywords import ASKED_FOR, BARE
from rag.readings import Reading, words_at
from rag.timeliness import in_time
from rag.types import ArticleInfo, Hit, Span

ABOUT = r"(?:on|about|of|from|in|with|at|regarding|around)"
NEWS = r"(?:news|articles?|stor(?:y|ies)|reports?|reporting|coverage|developments?|updates?)"
BEGINS = r"^\W*(?:(?:and|so|ok|okay|please|can you|could you|give me|show me)\b[,\s]*)*"
ASKED = tuple(
    re.compile(rf"{BEGINS}{asked}\W*$", re.IGNORECASE)
    for asked in (
        r"what do (?:the |your |these )?(?:news|articles|stories|papers|outlets)"
        rf" (?:say|tell|report)(?: us| me)? {ABOUT} (?P<it>.+)",
        rf"(?:what(?:['\u2019]?s| is| are) |(?:is there )?any(?:thing)? )?(?:the )?"
        rf"(?:latest|newest|recent|new)(?: {NEWS})? (?:on|about|from|in|with|regarding) (?P<it>.+)",
        r"(?:what(?:['\u2019]?s| is) )?(?:the )?(?:latest|news|new)(?P<it>)",
        rf"(?:any )?(?:news|updates?) {ABOUT} (?P<it>.+)",
        r"what(?:['\u2019]?s| is) (?:going on|happening) (?:on|with|in|at|around) (?P<it>.+)",
        rf"(?:summari[sz]e|sum up|recap|outline)(?: the {NEWS} {ABOUT}| the| all)? (?P<it>.+)",
        rf"(?:an? |the )?(?:summary|overview|recap|rundown|digest) {ABOUT}(?: the {NEWS} {ABOUT})?"
        r" (?P<it>.+)",
        r"(?:(?:tell me )?more|tell me|brief me|catch me up|bring me up to (?:date|speed)"
        r"|fill me in|anything) (?:about|on) (?P<it>.+)",
        rf"what (?:is|do (?:we|you)) know[n]?(?: so far)? {ABOUT} (?P<it>.+)",
        rf"what(?:['\u2019]?s| is) the (?:story|situation|state of play) {ABOUT} (?P<it>.+)",
    )
)
PERHAPS = tuple(
    re.compile(rf"^\W*{asked}\W*$", re.IGNORECASE)
    for asked in (
        r"how did (?P<it>.+?) (?:do|get on|fare|go|turn out|end)"
        r"(?: (?:in|at|on|against|this|last|yesterday|today|so far)\b[\w ]{0,20})?",
        r"what(?:['\u2019]?s| has| have)? ?happened (?:to|in|at|with|on|during|near) (?P<it>.+)",
        rf"(?:what(?:['\u2019]?s| is) )?(?:the )?(?:latest|newest) (?!{NEWS}\b)(?P<it>.+)",
    )
)
"""What may be meant so: it is tried where no sentence answers."""
CLAUSE = re.compile(
    r"(?:^|[,;:\u2013\u2014])\W*(?:and |but )?"
    r"(?:who|whom|whose|which|what|when|where|why|how|whether|if)\b",
    re.IGNORECASE,
)
"""What asks of something by itself: "tell me about how it began"."""
OF_SOMETHING = re.compile(r"\W*(?:the |an? )?(?:[a-z-]+ ){1,2}of ")
"""What asks for a part of a matter: "tell me about the cause of the crash"."""
COURTESIES = content_keys("thanks thank hello hi hey bye please sorry welcome cheers lot much good")
NO_SUBJECT = content_keys(
    "story news article case affair situation matter dispute row crisis saga scandal incident"
    " latest now today so far"
)
MOST, ALONE, FEWEST_WORDS, FEWEST_SHARED = 3, 2, 4, 2
COVERED = 0.75
LEADS = 0.5
"""What stands for a probability where nothing was read: a threshold above it silences leads too."""
NEVER = datetime.min.replace(tzinfo=UTC)


class Opening(NamedTuple):
    """An article's first passage, and how much of the subject it and the title name."""

    hit: Hit
    covered: float
    named: bool


def overview(
    archive: Archive,
    question: str,
    focus: Focus,
    window: Window | None = None,
    *,
    perhaps: bool = False,
    bare: bool = False,
) -> list[Reading]:
    """Return how the articles on a matter begin, the newest first; none of any other question.

    A question that names no matter is about the story under discussion. `perhaps` also takes "how
    did Rovers do?" for such a question, and `bare` also bare words; all of them must stand in title
    or opening. What asks for a part of a matter, as its cause or its toll, is one only with
    `perhaps`: it is to be read for first. Of a `window` of days or weeks only what came out then.
    """
    perhapses = (*(PERHAPS if perhaps else ()), *((BARE,) if bare else ()))
    least, asked = COVERED, _first(ASKED, question)
    if asked is None:
        least, asked = 1.0, _first(perhapses, question)
    if asked is None or CLAUSE.search(asked["it"]) or archive.settings.abstain_below > LEADS:
        return []
    openings = _openings(archive, asked["it"], focus)
    found = [one for one in openings if in_time(one.hit.article, window)]
    of_a_part = ASKED_FOR.search(asked["it"]) or OF_SOMETHING.match(asked["it"])
    told = [one for one in found if one.named]
    if not told and (perhaps or not of_a_part):
        told = _of_it(archive, found, focus, least)
    told.sort(key=lambda one: one.hit.article.published_at or NEVER, reverse=True)
    if len(told) == 1:
        return _sentences(told[0].hit)[:ALONE]
    return [one for opening in told[:MOST] for one in _sentences(opening.hit)[:1]]


def _first(forms: Sequence[re.Pattern[str]], question: str) -> re.Match[str] | None:
    return next((found for one in forms if (found := one.match(question))), None)


def _of_it(archive: Archive, found: Sequence[Opening], focus: Focus, least: float) -> list[Opening]:
    """Return those that name the subject, and those of the first one's story that name some of it.

    `found` are in the order of retrieval.
    """
    whole = [one for one in found if one.covered >= least]
    if not whole:
        return []
    ids = [hit.article.id for hit in focus.hits]
    read = [(hit.passage, hit.article.id) for hit in focus.hits]
    story = story_of(archive.articles, whole[0].hit.article.id, ids, read)
    return [one for one in found if one in whole or (one.covered and one.hit.article.id in story)]


def _openings(archive: Archive, subject: str, focus: Focus) -> Iterator[Opening]:
    keys, called = content_keys(TIME.sub(" ", subject)) - NO_SUBJECT, _flat(subject)
    if keys and keys <= COURTESIES:
        return
    ids = list(dict.fromkeys(hit.article.id for hit in focus.hits))
    if not keys:
        ids = [one for one in ids if one in focus.story]
    opened = archive.articles.passages_by_slot([(one, 0) for one in ids])
    for passage, article, _ in opened.values():
        told = content_keys(f"{article.title} {passage.text}")
        covered = len(keys & told) / len(keys) if keys else 1.0
        hit = Hit(passage=passage, article=article, score=covered)
        yield Opening(hit, covered, bool(called) and _flat(article.title) == called)


def _sentences(hit: Hit) -> list[Reading]:
    """Return the passage's sentences that tell something, in order: no bylines, no questions.

    What stands below a picture comes behind the others.
    """
    told = [one for one in hit.passage.sentences if _tells(hit, one)]
    told.sort(key=lambda one: is_aside(words_at(hit.passage, one)))
    return [Reading(hit=hit, span=one, score=LEADS) for one in told]


def leads_of(archive: Archive, article: ArticleInfo) -> list[Reading]:
    """Return the sentences of an article's first passage that tell something, in order."""
    opened = archive.articles.passages_by_slot([(article.id, 0)]).values()
    hits = [Hit(passage=passage, article=info, score=1.0) for passage, info, _ in opened]
    return [lead for hit in hits for lead in _sentences(hit)]


def _tells(hit: Hit, span: Span) -> bool:
    """Return whether it is a whole sentence: of some words, or of two that the title has."""
    text = words_at(hit.passage, span).strip()
    keys = content_keys(text)
    shared = keys & content_keys(hit.article.title)
    enough = len(keys) >= FEWEST_WORDS or len(shared) >= FEWEST_SHARED
    return enough and not (text.endswith("?") or is_furniture(text))


def _flat(text: str) -> Sequence[str]:
    return [word.text.lower() for word in words(text)]
