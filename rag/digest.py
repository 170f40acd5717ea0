"""A question for the news as such, of a day, a week or now, is answered story by story."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from rag.archive import Archive
from rag.dates import Window
from rag.evidence.answer_types import TIME
from rag.evidence.verbs import content_keys
from rag.filters import Filters
from rag.focus import story_of
from rag.overview import leads_of
from rag.readings import Reading
from rag.types import ArticleInfo

OPENS = re.compile(
    r"^\W*(?:(?:and|so|ok|okay|please|hi|hello|can you|could you),?\s+)*(?:what\b"
    r"|(?:the |any |all )?(?:latest|news|headlines|top|today|yesterday|this (?:morning|week|month))"
    r"|give|show|tell|sum|summari[sz]e|recap|catch|brief|list|is there|anything|did anything"
    r"|(?:an? )?(?:summary|overview))\b",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"\b(?:news|headlines?|stories|new|latest|happen(?:s|ed|ing)?|going on|went on|miss(?:ed)?"
    r"|up to (?:date|speed)|in the papers)\b",
    re.IGNORECASE,
)
OF_ANY = content_keys(
    "news newest headline headlines story stories new latest happen happening go going went miss"
    " missed up date speed paper papers article articles give show tell sum summarise summarize"
    " recap catch brief list summary overview top main important biggest big recent recently today"
    " yesterday day week month year morning afternoon evening night weekend world here there now"
    " past last this everything anything something else get got bring read report reports please so"
    " far hello hi thing things all know do update updates ago"
)
MOST, LOOKED_AT, RECENT = 7, 60, timedelta(days=7)
SHARED, ALIKE = 3, 0.35


def asks_for_news(question: str, window: Window | None = None) -> bool:
    """Return whether the news as such are asked for: no matter is named, but a time may be."""
    if not (OPENS.search(question) and ASKS.search(question)):
        return False
    rest = question.replace(window.words, " ") if window else question
    return not {key for key in content_keys(rest) if not key.isdigit()} - OF_ANY


def digest(
    archive: Archive, filters: Filters, window: Window | None, asked_at: datetime | None
) -> list[Reading]:
    """Return how the articles of a time begin, one of each story, the newest first.

    Without a time it is the week up to the newest article. None stands there twice: of a story,
    by the names and words that its articles share, the last one is told.
    """
    told: list[Reading] = []
    found = list(_of_the_time(archive, filters, window, asked_at))
    ids = [one.id for one in found]
    known: set[str] = set()
    for one in found:
        lead = next(iter(leads_of(archive, one)), None) if one.id not in known else None
        if lead and not any(_alike(lead, other) for other in told):
            told.append(lead)
            known |= story_of(archive.articles, one.id, ids)
        if len(told) == MOST:
            break
    return told


def _of_the_time(
    archive: Archive, filters: Filters, window: Window | None, asked_at: datetime | None
) -> Iterable[ArticleInfo]:
    """Yield the dated articles that came out then, newest first."""
    until = min((m for m in (window and window.end, filters.to, _end(asked_at)) if m), default=None)
    since = max((m for m in (window and window.start, filters.from_) if m), default=None)
    if since and until and since >= until:
        return
    within = filters.model_copy(update={"from_": since, "to": until})
    newest: datetime | None = None
    for one in archive.articles.find(filters=within, limit=LOOKED_AT):
        newest = newest or one.published_at
        if one.published_at is None or newest is None:
            continue
        if since or newest - one.published_at < RECENT:
            yield one


def _end(asked_at: datetime | None) -> datetime | None:
    """Return the first moment that is later than what the clock sees."""
    return asked_at + timedelta(microseconds=1) if asked_at else None


def _alike(one: Reading, other: Reading) -> bool:
    """Return whether headline and first sentence of two articles share what makes them one story.

    Those are some words, and a good part of those of the shorter one; days are none of them.
    """
    first, second = (
        content_keys(TIME.sub(" ", f"{r.hit.article.title} {r.text}")) for r in (one, other)
    )
    shared = len(first & second)
    return shared >= SHARED and shared >= ALIKE * min(len(first), len(second))
