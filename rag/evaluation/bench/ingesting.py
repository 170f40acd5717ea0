"""How fast articles go in, what memory that takes, and how near it comes to the model alone."""

import resource
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

from rag.archive import Archive
from rag.embedder import Embedder, Vectors
from rag.evaluation.bench.interleave import Took, timed
from rag.settings import Settings
from rag.types import Frozen

Ingest = Callable[[Archive, Path], object]
"""The real pipeline: reads a file of articles into an archive."""

BYTES_IN_MAXRSS = 1 if sys.platform == "darwin" else 1024
MANY = 10_000_000
STATUS = Path("/proc/self/status")


class Part(Frozen):
    """What one file of articles took; `peak_mb` is the process's so far, its children included."""

    name: str
    articles: int
    passages: int
    wall: float
    cpu: float
    peak_mb: float


class Passages(NamedTuple):
    """The passages of one file: exactly what is embedded of each, and the text alone."""

    embedded: list[str]
    alone: list[str]


class IngestFigures(Frozen):
    """A whole ingest into a data folder, opening it and loading the model included."""

    articles: int
    passages: int
    wall: float
    cpu: float
    peak_mb: float

    @property
    def articles_per_second(self) -> float:
        """Articles over seconds on the clock."""
        return self.articles / self.wall

    @property
    def passages_per_second(self) -> float:
        """Passages over seconds on the clock."""
        return self.passages / self.wall


def fill(settings: Settings, parts: Sequence[Path], log: Path, ingest: Ingest) -> None:
    """Ingest the files that `log` does not have yet, noting each as it is done."""
    done = {part.name for part in read_log(log)}
    with Archive.open(settings) as archive:
        for path in parts:
            if path.name in done:
                continue
            before = _size(archive)
            took = timed(partial(ingest, archive, path))
            _note(
                log, path.name, [a - b for a, b in zip(_size(archive), before, strict=True)], took
            )


def read_log(log: Path) -> list[Part]:
    """Return what was noted so far."""
    lines = log.read_text().splitlines() if log.exists() else []
    return [Part.model_validate_json(line) for line in lines]


def figures(parts: Sequence[Part]) -> IngestFigures:
    """Return the sums over all parts, and the highest peak."""
    return IngestFigures(
        articles=sum(part.articles for part in parts),
        passages=sum(part.passages for part in parts),
        wall=sum(part.wall for part in parts),
        cpu=sum(part.cpu for part in parts),
        peak_mb=max(part.peak_mb for part in parts),
    )


class Recorder(Embedder):
    """Keeps the texts it is given, and gives each a random unit vector at no cost."""

    def __init__(self, dimensions: int = 8) -> None:
        super().__init__("recorder")
        self.dimensions = dimensions
        self.random = np.random.default_rng(0)
        self.texts: list[str] = []

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return random directions, shape (len(texts), dimensions)."""
        self.texts += texts
        rows = self.random.normal(size=(len(texts), self.dimensions)).astype(np.float32)
        vectors: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return vectors


def passages_of(parts: Sequence[Path], settings: Settings, ingest: Ingest) -> list[Passages]:
    """Return the passages that the pipeline makes of each file, embedding nothing."""
    recorder, found, seen = Recorder(), [], set[str]()
    with Archive.open(settings, embedder=recorder) as archive:
        for path in parts:
            recorder.texts = []
            ingest(archive, path)
            new = [a.id for a in archive.articles.find(limit=MANY) if a.id not in seen]
            seen.update(new)
            alone = [p.text for id_ in new for p in archive.articles.passages(id_)]
            found.append(Passages(recorder.texts, alone))
    return found


def peak_mb() -> float:
    """Return the most memory this process and any one child have held, in MB."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    most = sum(resource.getrusage(kind).ru_maxrss for kind in kinds)
    return most * BYTES_IN_MAXRSS / 1e6


def held_mb() -> float:
    """Return the memory this process holds now that is no file's, in MB; its peak off Linux."""
    if not STATUS.exists():
        return peak_mb()
    held = dict(line.split(":", 1) for line in STATUS.read_text().splitlines())["RssAnon"]
    return int(held.split()[0]) * 1024 / 1e6


def _size(archive: Archive) -> tuple[int, int]:
    return archive.articles.count(), archive.changes.counts()["passage vectors"]


def _note(log: Path, name: str, size: Sequence[int], took: Took) -> None:
    part = Part(
        name=name,
        articles=size[0],
        passages=size[1],
        wall=took.wall,
        cpu=took.cpu,
        peak_mb=peak_mb(),
    )
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a") as file:
        file.write(part.model_dump_json() + "\n")
