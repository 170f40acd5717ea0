"""The opened data folder: SQL as the truth, the two indexes derived from it and kept in step."""

import logging
from collections.abc import Callable, Sequence
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, Literal, NamedTuple, Self

from sqlalchemy import Engine

from rag.articles import ArticleStore
from rag.catalogue import Catalogue
from rag.changes import Changes, Prepared
from rag.database import open_engine, sql_errors, writable_folder
from rag.embedder import Embedder
from rag.embedders import embedder_for
from rag.errors import StoreError
from rag.lexical import LexicalIndex, open_words
from rag.owner import Owner
from rag.scan import SCANNED
from rag.settings import Settings
from rag.upgrading import INDEXED_BY, PUBLISH_BATCH, upgrade

if TYPE_CHECKING:  # it takes a second to import, and a small store is read without it
    from rag.indexes import Indexes

__all__ = ["Archive", "Finding", "Prepared"]

logger = logging.getLogger("dateline")
CANARIES = 20
HEALS = "start Dateline again: that indexes what is not"
CHANGED = "The articles are changed as asked; the indexes follow with the next change or start."


class Finding(NamedTuple):
    """One thing that was checked, whether it is as it should be, and what was seen."""

    name: str
    ok: bool
    detail: str


class Archive:
    """Articles and their indexes under one owner; use `open`, and close it.

    A change is one SQL transaction that also notes the article in an outbox; the indexes follow,
    and the note goes when they have. What a crash leaves in the outbox is done at the next start,
    or with the next change; what is shown is read from SQL, whatever a record says.
    """

    def __init__(self, settings: Settings, engine: Engine, embedder: Embedder) -> None:
        self.settings = settings
        self.embedder = embedder
        self.articles = ArticleStore(engine)
        self.catalogue = Catalogue(engine, embedder.name)
        self.changes = Changes(engine, embedder)
        self.owner = Owner(settings.data_dir)
        self.writing = RLock()
        self.words: LexicalIndex
        self._indexes: Indexes | None = None

    @classmethod
    def open(
        cls,
        settings: Settings,
        embedder: Embedder | None = None,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> Self:
        """Open the data folder, and heal what does not agree, reporting (done, of) articles.

        Raises `StoreBusyError` where another process owns it, `StoreError` where it is unusable.
        """
        writable_folder(settings.data_dir)
        embedder = embedder or embedder_for(settings)
        archive = cls(settings, open_engine(settings), embedder)
        archive.owner.take()
        try:
            with sql_errors():
                archive.words = open_words(settings.data_dir)
                upgrade(archive.changes, archive.articles, embedder.name, on_progress)
                if not archive._waits():
                    archive._indexes = archive._heal(on_progress)
        except BaseException:
            archive.owner.release()
            raise
        return archive

    @property
    def indexes(self) -> "Indexes":
        """Words and vectors in step with SQL; Chroma is opened and healed where it was not yet."""
        if (ready := self._indexes) is not None:
            return ready  # no question waits for a writer
        with self.writing, sql_errors():
            self._indexes = self._indexes or self._heal(None)
            return self._indexes

    def put(self, batch: Sequence[Prepared]) -> list[Literal["added", "updated"]]:
        """Store these articles and their passages, one step to a reader; embed what is new.

        None at all only brings the indexes to what an earlier change could not tell them.
        """
        with self.writing, sql_errors():
            outcomes = self.changes.write(batch)
            self._follow([prepared.article.id for prepared in batch])
        return outcomes

    def delete(self, article_ids: Sequence[str]) -> None:
        """Remove articles, every version of them; unknown ids are no error."""
        with self.writing, sql_errors():
            self.changes.remove(article_ids)
            self._follow(article_ids)

    def check(self) -> list[Finding]:
        """Return what `dateline doctor` says of the stores."""
        with sql_errors():
            indexes = self.indexes
            wanted = self.changes.counts()
            found = indexes.counts()
            waiting = len(self.changes.waiting())
            looked_up, _ = self.changes.sample(CANARIES)
            alive = self._canary(indexes)
        checks = [
            (
                name,
                found[name] == wanted[name],
                f"{found[name]:,} indexed of {wanted[name]:,} stored",
            )
            for name in wanted
        ]
        checks += [
            ("vectors find themselves", alive, f"{len(looked_up)} looked up"),
            ("nothing waits to be indexed", waiting == 0, f"{waiting:,} articles waiting"),
        ]
        return [
            Finding(name, ok, detail if ok else f"{detail}; {HEALS}") for name, ok, detail in checks
        ]

    def close(self) -> None:
        """Give the folder back; the archive is of no use afterwards."""
        if self._indexes:
            self._indexes.close()
        self.articles.engine.dispose()
        self.owner.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _follow(self, article_ids: Sequence[str]) -> None:
        """Bring what is derived from SQL to what it says of these articles, and of others left."""
        behind = list(dict.fromkeys([*article_ids, *self.changes.waiting()]))
        if not behind:
            return
        try:
            self._publish(self.indexes, behind)
        except StoreError as error:
            raise StoreError(f"{error} {CHANGED}" if article_ids else str(error)) from error
        finally:
            self.catalogue.refresh(behind)

    def _publish(
        self,
        indexes: "Indexes",
        article_ids: Sequence[str],
        on_progress: Callable[[int, int], None] | None = None,
    ) -> None:
        for start in range(0, len(article_ids), PUBLISH_BATCH):
            part = article_ids[start : start + PUBLISH_BATCH]
            indexes.apply(self.changes.load(part))
            self.changes.done(part)
            if on_progress:
                on_progress(min(start + PUBLISH_BATCH, len(article_ids)), len(article_ids))

    def _waits(self) -> bool:
        """Return whether Chroma can stay closed: all is settled, and few enough to be scanned."""
        wanted = self.changes.counts()
        return (
            not self.settings.chroma_url
            and wanted["passage vectors"] <= SCANNED
            and self.words.counts() == (wanted["passage words"], wanted["article words"])
            and self.changes.noted(INDEXED_BY) in (None, self.embedder.name)
            and not self.changes.waiting()
        )

    def _heal(self, on_progress: Callable[[int, int], None] | None) -> "Indexes":
        """Open Chroma, and return both indexes once they hold what SQL holds."""
        from rag.indexes import Indexes

        model, engine = self.embedder.name, self.articles.engine
        indexes = Indexes.open(self.settings, model, self.words, engine)
        try:
            self._agree(indexes, on_progress)
        except StoreError:
            # a crash can leave files that open and read, and cannot be written to
            indexes.close()
            indexes = Indexes.anew(self.settings, model, engine)
            self.words = indexes.words
            self.changes.all_waiting()
            self._publish(indexes, self.changes.waiting(), on_progress)
        self.changes.note(INDEXED_BY, model)
        return indexes

    def _agree(self, indexes: "Indexes", on_progress: Callable[[int, int], None] | None) -> None:
        other = self._other_model()
        if other or indexes.counts() != self._settled_counts(indexes) or not self._canary(indexes):
            indexes.clear()
            self.changes.all_waiting()
        self._publish(indexes, self.changes.waiting(), on_progress)

    def _other_model(self) -> bool:
        """Return whether another model's vectors are indexed, and say what that will cost."""
        made_by, model = self.changes.noted(INDEXED_BY), self.embedder.name
        if made_by in (None, model):
            return False
        count = self.articles.count()
        logger.warning(
            "The indexes hold vectors of %s, and the model is now %s: %s articles are indexed "
            "again, and what that model has not read before is embedded, which can take long.",
            made_by,
            model,
            f"{count:,}",
        )
        return True

    def _settled_counts(self, indexes: "Indexes") -> dict[str, int]:
        return self.changes.counts() if not self.changes.waiting() else indexes.counts()

    def _canary(self, indexes: "Indexes") -> bool:
        ids, vectors = self.changes.sample(CANARIES)
        compared = self.changes.counts()["passage vectors"] <= SCANNED
        return not ids or indexes.passages.sound(ids, vectors, compared)
