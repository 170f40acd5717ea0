"""Vectors kept from one build of an index to the next, since they are what takes long."""

import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from rag.embedder import Embedder, Vectors


class KeptVectors(Embedder):
    """An embedder for building indexes that embeds no text twice, over all runs.

    Vectors are kept by the text and by `made_by`, the model's name where none is given.
    """

    def __init__(self, folder: Path, embedder: Embedder, made_by: str | None = None) -> None:
        super().__init__(embedder.source, embedder.threads, embedder.batch_size)
        self.embedder = embedder
        self.made_by = made_by or embedder.name
        self.path = folder / "vectors.sqlite"

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text, embedding those that are not kept."""
        keys = [hashlib.sha256(f"{self.made_by}\n{text}".encode()).hexdigest() for text in texts]
        with sqlite3.connect(self.path, timeout=60) as db:
            db.execute("CREATE TABLE IF NOT EXISTS vectors (key TEXT PRIMARY KEY, vector BLOB)")
            find = "SELECT vector FROM vectors WHERE key = ?"
            found = {key: row[0] for key in keys if (row := db.execute(find, (key,)).fetchone())}
            fresh = {k: t for k, t in zip(keys, texts, strict=True) if k not in found}
            if fresh:
                rows = self.embedder.embed_passages(list(fresh.values()))
                new = {key: row.tobytes() for key, row in zip(fresh, rows, strict=True)}
                db.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", new.items())
                found |= new
        db.close()
        return np.stack([np.frombuffer(found[key], dtype=np.float32) for key in keys])
