"""What a question costs as the store grows, beside what embedding it alone costs."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import numpy as np

from rag.archive import Archive
from rag.embedder import Embedder
from rag.embedders import embedder_for
from rag.evaluation.bench.ingesting import held_mb, peak_mb
from rag.evaluation.bench.interleave import Took
from rag.evaluation.bench.synthetic import BEGAN, DAYS, PASSAGES, Invented, articles, question
from rag.filters import Filters
from rag.retriever import Retriever
from rag.settings import Settings
from rag.types import Frozen

ASKERS = 8
AT_ONCE = 256
WHOLE = "no window"
WINDOWS = {WHOLE: None, "a month": 30, "a year": 365}
ALONE, WORDS, VECTORS = "embedding alone", "words alone", "vectors alone"
TOGETHER = f"embedding {ASKERS} in one batch"

Ask = Callable[[str, Filters], object]


class Cost(Frozen):
    """Milliseconds of one kind of question at one size, or of a part of one without a window.

    `against` is p95 over embedding's p95, `cpu` the median of processor time over embedding's.
    """

    kind: str
    p50: float
    p95: float
    against: float
    cpu: float


class Crowd(Frozen):
    """So many asking at once: questions a second, and how long one waits."""

    askers: int
    per_second: float
    p95: float


class Size(Frozen):
    """A store of so many passages: what questions cost, what it holds in memory and on disk.

    `held_mb` leaves out of memory what SQLite maps of its file, which the system may take back.
    """

    passages: int
    costs: tuple[Cost, ...]
    crowds: tuple[Crowd, ...]
    peak_mb: float
    held_mb: float
    disk_mb: float


def grow(settings: Settings, passages: int) -> None:
    """Add invented articles until the store holds so many passages; what it has already stays."""
    with Archive.open(settings, Invented(embedder_for(settings))) as archive:
        for first in range(archive.articles.count(), passages // PASSAGES, AT_ONCE):
            count = min(AT_ONCE, passages // PASSAGES - first)
            archive.put(list(articles(first, count)))


def measure(settings: Settings, questions: int) -> Size:
    """Ask so many questions of every kind, one kind after the other for each."""
    real = embedder_for(settings)
    with Archive.open(settings, Invented(real)) as archive:
        retriever = Retriever(archive)
        asked = [question(number) for number in range(questions)]
        took: dict[str, list[Took]] = defaultdict(list)
        for number, one in [(0, asked[0]), *enumerate(asked)]:
            for kind, ask, filters in _kinds(real, retriever, number):
                took[kind].append(_timed(partial(ask, one, filters)))
        crowds = tuple(_crowd(retriever, asked, askers) for askers in (1, ASKERS))
        passages, held = archive.changes.counts()["passage vectors"], held_mb()
    return Size(
        passages=passages,
        costs=tuple(_cost(kind, row[1:], took[ALONE][1:]) for kind, row in took.items()),
        crowds=crowds,
        peak_mb=peak_mb(),
        held_mb=held,
        disk_mb=sum(p.stat().st_size for p in settings.data_dir.rglob("*") if p.is_file()) / 1e6,
    )


def window(days: int | None, number: int) -> Filters:
    """Return a window of so many days that no other question has."""
    if days is None:
        return Filters()
    begin = BEGAN + timedelta(days=np.random.default_rng(number).uniform(0, DAYS - days))
    return Filters(from_=begin, to=begin + timedelta(days=days))


def by_logarithm(sizes: Sequence[int], values: Sequence[float], at: int) -> float:
    """Return what `values` come to at another size, were they to grow by its logarithm."""
    slope, start = np.polyfit(np.log(sizes), values, 1)
    return float(start + slope * np.log(at))


def by_line(sizes: Sequence[int], values: Sequence[float], at: int) -> float:
    """Return what `values` come to at another size, were they to grow in step with it."""
    slope, start = np.polyfit(sizes, values, 1)
    return float(start + slope * at)


def _kinds(real: Embedder, retriever: Retriever, number: int) -> Iterator[tuple[str, Ask, Filters]]:
    vector = real.embed_question(question(number))
    yield ALONE, lambda one, _: real.embed_question(one), Filters()
    crowd = [question(ASKERS * number + one) for one in range(ASKERS)]
    yield TOGETHER, lambda *_: real.embed_passages(crowd), Filters()
    yield WORDS, retriever.matches, Filters()
    yield VECTORS, lambda _, every: retriever.neighbours(vector, every), Filters()
    for kind, days in WINDOWS.items():
        yield kind, retriever.search, window(days, number)


def _timed(work: Callable[[], object]) -> Took:
    """Return what `work` took, to less than the hundredths that `os.times` tells."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Took(time.perf_counter() - wall, time.process_time() - cpu)


def _cost(kind: str, took: Sequence[Took], alone: Sequence[Took]) -> Cost:
    milliseconds = 1000 * np.asarray(took)
    p50, p95 = np.quantile(milliseconds[:, 0], (0.5, 0.95))
    cpu = np.median(milliseconds[:, 1]) / np.median([1000 * one.cpu for one in alone])
    against = p95 / np.quantile([1000 * one.wall for one in alone], 0.95)
    return Cost(kind=kind, p50=p50, p95=p95, against=against, cpu=cpu)


def _crowd(retriever: Retriever, asked: Sequence[str], askers: int) -> Crowd:
    began = time.perf_counter()
    with ThreadPoolExecutor(askers) as pool:
        took = list(pool.map(lambda one: _timed(partial(retriever.search, one)), asked))
    seconds = time.perf_counter() - began
    p95 = 1000 * float(np.quantile([one.wall for one in took], 0.95))
    return Crowd(askers=askers, per_second=len(asked) / seconds, p95=p95)
