"""Sources to stored articles: reading goes on while what was read is embedded and stored."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from time import monotonic
from typing import Literal, NamedTuple, Protocol

from ingest.ahead import Ahead
from ingest.course import Course, Versions
from ingest.likeness import Likeness, Stored
from ingest.outcome import Kind, Outcome, Report, lacking
from ingest.reading import Instead, Reading
from ingest.sources import Sources, Unforeseen
from ingest.split import split
from rag.articles import content_hash
from rag.changes import Prepared
from rag.copies import in_common
from rag.errors import NotFoundError
from rag.settings import Settings
from rag.succession import precedes, told_at
from rag.types import Article

BATCH_PASSAGES = 128
BATCH_SECONDS = 2.0
RUN, STUB, VERSION = 3, 20, 0.2
"""Where only a title says so, a version has so many of the stored one's runs of three words.

Of what has fewer than twenty words, single ones are compared.
"""


class Known(Stored, Versions, Protocol):
    """What is stored already."""


class Store(Protocol):
    """What of `rag.archive.Archive` is needed here."""

    settings: Settings

    @property
    def articles(self) -> Known:
        """Return the article store."""
        ...

    def put(self, batch: Sequence[Prepared]) -> list[Literal["added", "updated"]]:
        """Store the articles in one step."""
        ...


class Candidate(NamedTuple):
    """A reading, and what of it has to be stored, if anything has."""

    reading: Reading
    prepared: Prepared | None = None


def ingest(
    sources: Iterable[str],
    archive: Store,
    on_outcome: Callable[[Outcome], None] | None = None,
    unforeseen: Unforeseen | None = None,
) -> Report:
    """Store every article of the sources; each is reported once it is stored, in their order."""
    with Sources(archive.settings, unforeseen=unforeseen) as reader:
        return ingest_readings(reader.read(sources), archive, on_outcome)


def ingest_readings(
    readings: Iterable[Reading],
    archive: Store,
    on_outcome: Callable[[Outcome], None] | None = None,
) -> Report:
    """Store what was read from anywhere; after Ctrl-C the report holds what was stored till then.

    Raises `StoreError` when the archive cannot take more; what was reported stays.
    """
    run = _Run(archive, on_outcome)
    begun = monotonic()
    interrupted = False
    with Ahead(_candidates(readings, archive)) as candidates:
        try:
            run.take(candidates)
        except KeyboardInterrupt:
            interrupted = True
    return Report(
        added=run.counts["added"],
        updated=run.counts["updated"],
        unchanged=run.counts["unchanged"],
        failed=run.counts["failed"],
        passages=run.passages,
        seconds=monotonic() - begun,
        interrupted=interrupted,
    )


def _candidates(readings: Iterable[Reading], archive: Store) -> Iterator[Candidate]:
    """Yield the readings with their passages where they are new or changed."""
    course = Course(archive.articles)
    likeness = Likeness(archive.articles)
    for reading in readings:
        if reading.article is None:
            yield Candidate(reading)
            continue
        article, hashed = reading.article, content_hash(reading.article)
        if reading.instead and _gives_way(reading.instead, article.id, hashed, archive.articles):
            reason = f"{reading.instead.reason}; the article stored before stays as it is"
            yield Candidate(_refused(reading, reason)._replace(warning=None))
            continue
        place = course.place(article, hashed, reading)
        if place.reason:
            yield Candidate(_refused(reading, place.reason))
        elif place.known:
            yield Candidate(reading)
        elif place.stored and reading.by_title and _is_another(article, archive.articles):
            reason = (
                f"has the title of the stored article {article.id}, which has nothing else in "
                "common with it: give it a date, an id or an address of its own"
            )
            yield Candidate(_refused(reading, reason))
        else:
            if place.earlier:
                reading = reading.warned(place.earlier)
            elif reading.unnamed and not place.stored:
                reading = _remarked(reading, likeness.earlier(article))
            passages = split(article, archive.settings.passage_words)
            yield Candidate(reading, Prepared(article, hashed, passages, bool(place.earlier)))


def _refused(reading: Reading, reason: str) -> Reading:
    return reading._replace(article=None, reason=reason)


def _remarked(reading: Reading, earlier: Article | None) -> Reading:
    """Return the reading with a word of the article that it may be a correction of."""
    if earlier is None:
        return reading
    article = reading.article
    later = article is not None and precedes(told_at(article), told_at(earlier))
    note = (
        f"much like {earlier.title!r}, which {'is later and ' if later else ''}stays; if this "
        f"replaces it: dateline articles delete {earlier.id}"
    )
    return reading.warned(note)


def _gives_way(instead: Instead, article_id: str, hashed: str, stored: Known) -> bool:
    """Return whether an article from a feed would stand beside or over one read before."""
    known = stored.hashes([article_id, *instead.ids])
    return bool(known) and known.get(article_id) != hashed


def _is_another(article: Article, stored: Known) -> bool:
    """Return whether an article has next to nothing in common with the one under its id."""
    try:
        before = stored.get(article.id).text
    except NotFoundError:  # deleted since
        return False
    stub = min(len(article.text.split()), len(before.split())) < STUB
    return in_common(article.text, before, 1 if stub else RUN) < VERSION


class _Run:
    """Collects candidates into batches, stores them, and reports what became of each."""

    def __init__(self, archive: Store, on_outcome: Callable[[Outcome], None] | None) -> None:
        self.archive = archive
        self.on_outcome = on_outcome
        self.counts: Counter[str] = Counter()
        self.passages = 0
        self.batch: list[Candidate] = []

    def take(self, candidates: Ahead[Candidate]) -> None:
        waiting = 0
        deadline = monotonic() + BATCH_SECONDS
        while True:
            try:
                candidate = candidates.next(deadline - monotonic())
            except Exception:
                self.store()  # what was read before it
                raise
            if candidate is not None:
                self.batch.append(candidate)
                waiting += len(candidate.prepared.passages) if candidate.prepared else 0
            if candidates.ended or waiting >= BATCH_PASSAGES or monotonic() >= deadline:
                self.store()
                waiting, deadline = 0, monotonic() + BATCH_SECONDS
            if candidates.ended:
                return

    def store(self) -> None:
        """Store the batch and report it; nothing of it is reported if that fails."""
        batch, self.batch = self.batch, []
        changed = [candidate.prepared for candidate in batch if candidate.prepared]
        stored = iter(self.archive.put(changed))
        self.passages += sum(len(one.passages) for one in changed if not one.earlier)
        for candidate in batch:
            if candidate.prepared:
                self.report(candidate.reading, next(stored))
            else:
                self.report(
                    candidate.reading, "unchanged" if candidate.reading.article else "failed"
                )

    def report(self, reading: Reading, kind: Kind) -> None:
        self.counts[kind] += 1
        if self.on_outcome:
            article = reading.article
            self.on_outcome(
                Outcome(
                    source=reading.source,
                    outcome=kind,
                    article_id=article.id if article else None,
                    title=article.title if article else "",
                    reason=reading.reason,
                    warning=reading.warning,
                    lacks=lacking(article) if article else (),
                    size=reading.size,
                )
            )
