"""The passage index: vectors in Chroma, embedded or as a server, derived from SQL."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast
from urllib.parse import urlsplit

import chromadb
import httpx
import numpy as np
from chromadb.api.client import Client
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError

from rag.database import DISK_FULL
from rag.embedder import Vectors
from rag.errors import StoreError

WRITE_BATCH = 2000
LONGEST_ERROR = 200
SILENT = "Chroma does not answer: start its server (DATELINE_CHROMA_URL) again"
FULL = "The disk is full, and Chroma cannot write: free some space and try again."
SAME = 1e-4
"""How far the cosine of a vector to itself may be from one, by rounding."""


class Neighbour(NamedTuple):
    """A stored id with its cosine to the question, in [-1, 1]."""

    id: str
    score: float


class PassageIndex:
    """One Chroma collection a kind and model, with cosine distance.

    `store` tells it from those of others on the same server. Ids are slots that an update
    overwrites; what stands in a slot now is for SQL to say.
    """

    def __init__(self, client: Client, kind: str, model: str, store: str = "") -> None:
        self.client = client
        slug = re.sub(r"[^a-zA-Z0-9]+", "-", Path(model).name).strip("-")[-50:].strip("-")
        self.name = "-".join(filter(None, (kind, slug, store)))
        self.collection = self._collection()

    def _collection(self) -> chromadb.Collection:
        made: chromadb.Collection = _try(
            self.client.get_or_create_collection,
            self.name,
            configuration={"hnsw": {"space": "cosine"}},
            embedding_function=None,
        )
        return made

    def upsert(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Store or overwrite one vector an id; shapes (n,) and (n, dimensions)."""
        for start in range(0, len(ids), WRITE_BATCH):
            part = slice(start, start + WRITE_BATCH)
            _try(
                self.collection.upsert,
                ids=list(ids[part]),
                embeddings=vectors[part],
            )

    def delete(self, ids: Sequence[str]) -> None:
        """Forget these ids; unknown ones are no error."""
        for start in range(0, len(ids), WRITE_BATCH):
            _try(self.collection.delete, ids=list(ids[start : start + WRITE_BATCH]))

    def query(self, vector: Vectors, k: int) -> list[Neighbour]:
        """Return up to `k` nearest records, best first."""
        found = _try(
            self.collection.query,
            query_embeddings=[vector],
            n_results=k,
            include=["distances"],
        )
        rows = zip(found["ids"][0], found["distances"][0], strict=True)
        return [Neighbour(i, 1.0 - float(d)) for i, d in rows]

    def count(self) -> int:
        """Return how many records Chroma says it has, which it counts one by one."""
        return int(_try(self.collection.count))

    def finds(self, vector: Vectors, passage_id: str) -> bool:
        """Return whether a vector is found as its own nearest record, or as a copy of it."""
        nearest = self.query(vector, 10)
        return any(n.id == passage_id or n.score > 1 - SAME for n in nearest)

    def sound(self, ids: Sequence[str], vectors: Vectors, compared: bool) -> bool:
        """Return whether these vectors are in the index, and most of them are found there.

        Hundreds of copies of one text may hide the others of a small store from a search; where
        every vector is `compared` with a question, only what is stored counts.
        """
        pairs = zip(ids, vectors, strict=True)
        return self.holds(ids, vectors) and (
            compared or 2 * sum(self.finds(vector, one) for one, vector in pairs) > len(ids)
        )

    def holds(self, ids: Sequence[str], vectors: Vectors) -> bool:
        """Return whether each of these vectors is what is stored under its id."""
        found = _try(self.collection.get, ids=list(ids), include=["embeddings"])
        stored = dict(zip(found["ids"], found["embeddings"], strict=True))
        pairs = [(stored.get(one), vector) for one, vector in zip(ids, vectors, strict=True)]
        return all(kept is not None and _cosine(kept, vector) > 1 - SAME for kept, vector in pairs)

    def clear(self) -> None:
        """Drop the collection and begin an empty one."""
        _try(self.client.delete_collection, self.name)
        self.collection = self._collection()


def _cosine(one: Vectors, other: Vectors) -> float:
    return float(one @ other) / float(np.linalg.norm(one) * np.linalg.norm(other))


def open_chroma(where: Path | str) -> Client:
    """Open a folder, or the `http(s)://host:port` of a `chroma run`; `StoreError`."""
    if isinstance(where, Path):
        client: Client = _try(chromadb.PersistentClient, str(where), settings=_quiet())
        return client
    parts = urlsplit(where)
    try:
        server = chromadb.HttpClient(
            host=parts.hostname or "127.0.0.1",
            port=parts.port or (443 if parts.scheme == "https" else 8000),
            ssl=parts.scheme == "https",
            settings=_quiet(),
        )
        return cast(Client, server)
    except (ChromaError, ValueError, OSError) as error:
        raise StoreError(
            f"No Chroma server answers at {where}: start it with `chroma run`, or unset "
            f"DATELINE_CHROMA_URL for the embedded one. ({told(error)})"
        ) from error


def told(error: Exception) -> str:
    """Return an error in one short line; what answers with a page is no Chroma."""
    text = " ".join(str(error).split()) or type(error).__name__
    if "<html" in text.lower():
        return "what answers there is a web page, not Chroma: look at the port"
    return text if len(text) <= LONGEST_ERROR else f"{text[:LONGEST_ERROR]}…"


def _quiet() -> ChromaSettings:
    """Return settings of one's own: a client writes into those it is given."""
    return ChromaSettings(anonymized_telemetry=False, allow_reset=False)


def close_chroma(client: Client) -> None:
    """Let go of the files, or of the connections that Chroma's own `close` leaves open."""
    admin: Any = client._admin_client
    sessions = [getattr(part._server, "_session", None) for part in (client, admin)]
    client.close()
    for session in sessions:
        if isinstance(session, httpx.Client):
            session.close()


def _try(call: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    try:
        return call(*args, **kwargs)
    except (OSError, httpx.TransportError) as error:
        raise StoreError(f"{SILENT} ({told(error)})") from error
    except (ChromaError, ValueError, httpx.HTTPError) as error:
        full = DISK_FULL in str(error)
        raise StoreError(FULL if full else f"Chroma refused: {told(error)}") from error
    except BaseException as error:
        # Chroma's Rust core panics on a broken file, and a panic is not an Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise StoreError(f"Chroma broke down: {error}") from error
