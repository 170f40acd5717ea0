"""What a question costs as the store grows, beside what embedding it alone costs."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import numpy as np

from rag.archive import Archive
from rag.embedders import embedder_for
from rag.evaluation.bench.ingesting import peak_mb
from rag.evaluation.bench.synthetic import BEGAN, DAYS, PASSAGES, Invented, articles, question
from rag.retriever import Retriever
from rag.settings import Settings
from rag.types import Filters, Frozen

ASKERS = 8
AT_ONCE = 256
MIDDLE = BEGAN + timedelta(days=DAYS / 2)
WINDOWS = {
    "no window": Filters(),
    "a month": Filters(from_=MIDDLE, to=MIDDLE + timedelta(days=30)),
    "a year": Filters(from_=MIDDLE, to=MIDDLE + timedelta(days=365)),
}
ALONE = "embedding alone"


class Cost(Frozen):
    """Milliseconds of one kind of question at one size; `against` is p95 over embedding's p95."""

    kind: str
    p50: float
    p95: float
    against: float


class Crowd(Frozen):
    """So many asking at once: questions a second, and how long one waits."""

    askers: int
    per_second: float
    p95: float


class Size(Frozen):
    """A store of so many passages: what questions cost, what it holds in memory and on disk."""

    passages: int
    costs: tuple[Cost, ...]
    crowds: tuple[Crowd, ...]
    peak_mb: float
    disk_mb: float


def grow(settings: Settings, passages: int) -> None:
    """Add invented articles until the store holds so many passages; what it has already stays."""
    with Archive.open(settings, Invented(embedder_for(settings))) as archive:
        for first in range(archive.articles.count(), passages // PASSAGES, AT_ONCE):
            count = min(AT_ONCE, passages // PASSAGES - first)
            archive.put(list(articles(first, count)))


def measure(settings: Settings, questions: int) -> Size:
    """Ask so many questions of every kind, one kind after the other for each."""
    with Archive.open(settings, Invented(embedder_for(settings))) as archive:
        retriever = Retriever(archive)
        asked = [question(number) for number in range(questions)]
        kinds = dict(_kinds(archive, retriever))
        for ask in kinds.values():
            ask(asked[0])
        took = {kind: [] for kind in kinds}  # type: dict[str, list[float]]
        for one in asked:
            for kind, ask in kinds.items():
                took[kind].append(_milliseconds(ask, one))
        crowds = tuple(_crowd(retriever, asked, askers) for askers in (1, ASKERS))
        passages = archive.changes.counts()["passage vectors"]
    return Size(
        passages=passages,
        costs=tuple(_cost(kind, row, took[ALONE]) for kind, row in took.items()),
        crowds=crowds,
        peak_mb=peak_mb(),
        disk_mb=sum(p.stat().st_size for p in settings.data_dir.rglob("*") if p.is_file()) / 1e6,
    )


def fit(sizes: Sequence[int], values: Sequence[float], at: int) -> float:
    """Return what `values` come to at another size, were they to grow by its logarithm."""
    slope, start = np.polyfit(np.log(sizes), values, 1)
    return float(start + slope * np.log(at))


def _kinds(archive: Archive, retriever: Retriever) -> Iterator[tuple[str, Callable[[str], object]]]:
    yield ALONE, archive.embedder.embed_question
    for kind, filters in WINDOWS.items():
        yield kind, lambda one, filters=filters: retriever.search(one, filters)  # type: ignore[misc]


def _milliseconds(ask: Callable[[str], object], one: str) -> float:
    began = time.perf_counter()
    ask(one)
    return 1000 * (time.perf_counter() - began)


def _cost(kind: str, took: Sequence[float], alone: Sequence[float]) -> Cost:
    p50, p95 = np.quantile(took, (0.5, 0.95))
    return Cost(kind=kind, p50=p50, p95=p95, against=p95 / np.quantile(alone, 0.95))


def _crowd(retriever: Retriever, asked: Sequence[str], askers: int) -> Crowd:
    began = time.perf_counter()
    with ThreadPoolExecutor(askers) as pool:
        took = list(pool.map(lambda one: _milliseconds(retriever.search, one), asked))
    seconds = time.perf_counter() - began
    p95 = float(np.quantile(took, 0.95))
    return Crowd(askers=askers, per_second=len(asked) / seconds, p95=p95)
