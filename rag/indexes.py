"""The two derived indexes, changed together."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from chromadb.api.client import Client
from chromadb.api.shared_system_client import SharedSystemClient
from sqlalchemy import Engine

from rag.database import name_of
from rag.errors import StoreError
from rag.lexical import WORDS, Entry, LexicalIndex, open_words
from rag.passages import PassageIndex, close_chroma, open_chroma
from rag.settings import Settings
from rag.stored import Loaded


class Indexes:
    """Words in tantivy; in Chroma vectors of passages, and of leads: each article's first one."""

    def __init__(self, client: Client, words: LexicalIndex, model: str, store: str) -> None:
        self.client = client
        self.passages = PassageIndex(client, "passages", model, store)
        self.leads = PassageIndex(client, "leads", model, store)
        self.words = words

    @classmethod
    def open(cls, settings: Settings, model: str, words: LexicalIndex, engine: Engine) -> "Indexes":
        """Open Chroma beside the words; embedded files that a crash broke are begun anew, empty.

        On a server each store has collections of its own.
        """
        store = name_of(engine) if settings.chroma_url else ""
        chroma = settings.chroma_url or settings.data_dir / "chroma"
        try:
            return cls(open_chroma(chroma), words, model, store)
        except StoreError:
            if not isinstance(chroma, Path):
                raise
        SharedSystemClient.clear_system_cache()
        shutil.rmtree(chroma, ignore_errors=True)
        return cls(open_chroma(chroma), words, model, store)

    @classmethod
    def anew(cls, settings: Settings, model: str, engine: Engine) -> "Indexes":
        """Begin both anew, empty; a Chroma server keeps what other collections it has."""
        for folder in (WORDS, "chroma"):
            shutil.rmtree(settings.data_dir / folder, ignore_errors=True)
        SharedSystemClient.clear_system_cache()
        indexes = cls.open(settings, model, open_words(settings.data_dir), engine)
        indexes.clear()
        return indexes

    def apply(self, loaded: Sequence[Loaded]) -> None:
        """Make the indexes hold just what SQL holds of these articles."""
        present = [one for one in loaded if one.passages]
        if present:
            ids = [p.id for one in present for p in one.passages]
            self.passages.upsert(ids, np.concatenate([one.vectors for one in present]))
            self.leads.upsert(
                [one.id for one in present], np.stack([one.vectors[0] for one in present])
            )
        self.passages.delete(
            [f"{one.id}#{n}" for one in loaded for n in range(len(one.passages), one.slots)]
        )
        self.leads.delete([one.id for one in loaded if not one.passages])
        entries = [Entry(one.article, one.passages) for one in present if one.article]
        self.words.replace(entries, [one.id for one in loaded if not one.passages])

    def counts(self) -> dict[str, int]:
        """Return how many records each index has."""
        passages, articles = self.words.counts()
        return {
            "passage vectors": self.passages.count(),
            "lead vectors": self.leads.count(),
            "passage words": passages,
            "article words": articles,
        }

    def clear(self) -> None:
        """Empty all of them."""
        for index in (self.passages, self.leads):
            index.clear()
        self.words.clear()

    def close(self) -> None:
        """Let go of the files."""
        close_chroma(self.client)
