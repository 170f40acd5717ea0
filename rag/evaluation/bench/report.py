"""The figures of one run, and the tables they make."""

from collections.abc import Iterator, Mapping, Sequence

from rag.evaluation.bench.asking import Latency
from rag.evaluation.bench.backends import FIRST, Speed
from rag.evaluation.bench.growing import (
    ALONE,
    VECTORS,
    WHOLE,
    WORDS,
    Cost,
    Size,
    by_line,
    by_logarithm,
)
from rag.evaluation.bench.ingesting import IngestFigures
from rag.evaluation.bench.interleave import Ratio
from rag.evaluation.bench.racing import DATELINE, Race
from rag.evaluation.bench.ranking import METRICS, Mean, Ranked
from rag.evaluation.bench.reading import PASSAGES, Reading
from rag.evaluation.bench.starting import Start
from rag.types import Frozen

MANY = 10_000_000
HELD = ("held_mb", "disk_mb")


class Bench(Frozen):
    """One run: where, over what, and every figure."""

    suite: str
    machine: dict[str, str]
    articles: int
    articles_of_suite: int
    ingest: IngestFigures
    race: Race | None
    starts: tuple[Start, ...] = ()
    sizes: tuple[Size, ...] = ()
    latency: tuple[Latency, ...]
    readings: tuple[Reading, ...] = ()
    backends: tuple[Speed, ...] = ()
    questions: int
    judged: int
    means: dict[str, dict[str, Mean]]
    rankings: dict[str, tuple[Ranked, ...]]


def as_markdown(bench: Bench) -> str:
    """Return every table of the run."""
    machine = ", ".join(f"{name} {value}" for name, value in bench.machine.items())
    parts = [
        f"# Bench: {bench.suite}",
        f"{bench.articles:,} of the suite's {bench.articles_of_suite:,} articles; {machine}.",
        _ingest(bench.ingest),
        _race(bench.race) if bench.race else "",
        _ranking(bench.means, bench.judged),
        _latency(bench.latency, bench.questions),
        _readings(bench.readings) if bench.readings else "",
        _backends(bench.backends) if bench.backends else "",
        _starts(bench.starts) if bench.starts else "",
        _sizes(bench.sizes) if bench.sizes else "",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _ingest(figures: IngestFigures) -> str:
    row = [
        f"{figures.articles:,}",
        f"{figures.passages:,}",
        f"{figures.wall:,.0f} s",
        f"{figures.cpu:,.0f} s",
        f"{figures.articles_per_second:.2f}",
        f"{figures.passages_per_second:.1f}",
        f"{figures.peak_mb:,.0f} MB",
    ]
    head = "articles, passages, time, processor time, articles/s, passages/s, peak memory"
    return "## Ingest\n\n" + table(head.split(", "), [row])


def _race(race: Race) -> str:
    rows = [[DATELINE, f"{race.wall[DATELINE]:.1f} s", f"{race.cpu[DATELINE]:.1f} s", "1", "1"]]
    for name, against in race.by_wall.items():
        seconds = [f"{race.wall[name]:.1f} s", f"{race.cpu[name]:.1f} s"]
        rows.append([name, *seconds, _spread(against), _spread(race.by_cpu[name])])
    head = ["same articles", "time", "processor time", "Dateline's rate against it", "by processor"]
    over = f"{race.articles:,} articles, {race.passages:,} passages, slices taken in turn"
    return f"## Ingest beside the model alone ({over})\n\n" + table(head, rows)


def _spread(one: Ratio) -> str:
    return f"{one.value:.2f} [{one.low:.2f}, {one.high:.2f}]"


def _ranking(means: Mapping[str, Mapping[str, Mean]], judged: int) -> str:
    rows = [[system, *map(_mean, row.values())] for system, row in means.items()]
    head = ["system", *(metric.name for metric in METRICS)]
    return f"## Ranking of articles ({judged} judged questions)\n\n" + table(head, rows)


def _mean(mean: Mean) -> str:
    return f"{mean.value:.3f} [{mean.low:.3f}, {mean.high:.3f}]"


def _latency(latency: Sequence[Latency], questions: int) -> str:
    rows = [[one.stage, str(one.n), *_milliseconds(one)] for one in latency]
    head = ["stage", "questions", "p50 ms", "p95 ms"]
    return f"## Time to an answer ({questions} questions)\n\n" + table(head, rows)


def _milliseconds(latency: Latency) -> Iterator[str]:
    yield f"{latency.p50:.1f}"
    yield f"{latency.p95:.1f}"


def _readings(readings: Sequence[Reading]) -> str:
    rows = [
        [
            str(one.threads),
            str(one.questions),
            f"{one.passages:.1f}",
            f"{one.words:.0f}",
            f"{one.embedding:.1f}",
            f"{one.reading:.1f}",
            f"{one.against:.1f}",
        ]
        for one in readings
    ]
    head = [
        "threads",
        "questions",
        "passages read",
        "words",
        "embedding ms",
        "reading ms",
        "reading over embedding",
    ]
    return f"## Reading what {PASSAGES} passages say\n\nMedians.\n\n" + table(head, rows)


def _backends(backends: Sequence[Speed]) -> str:
    rows = [
        [one.backend, f"{one.per_second:.1f}", _spread(one.against), f"{one.cosine:.4f}"]
        if one.against
        else [one.backend, "", one.why, ""]
        for one in backends
    ]
    head = ["back end", "passages/s", f"rate against {FIRST}", "least cosine to it"]
    return "## Embedding, by back end, the fastest first\n\n" + table(head, rows)


def _starts(starts: Sequence[Start]) -> str:
    rows = [
        [
            one.command,
            str(one.runs),
            f"{one.least:.2f} s",
            f"{one.median:.2f} s",
            f"{one.cpu:.2f} s",
            f"{one.peak_mb:,.0f} MB",
        ]
        for one in starts
    ]
    head = ["command", "runs", "least", "median", "processor time", "peak memory"]
    return (
        "## Commands from nothing\n\nA fresh process each time; a busy machine lengthens the clock "
        "and not so much the processor time.\n\n" + table(head, rows)
    )


def _sizes(sizes: Sequence[Size]) -> str:
    rows = [
        [f"{size.passages:,}", cost.kind, *_cost(cost)] for size in sizes for cost in size.costs
    ]
    crowds = [
        [f"{s.passages:,}", str(c.askers), f"{c.per_second:.1f}", f"{c.p95:.1f}"]
        for s in sizes
        for c in s.crowds
    ]
    held = [
        [f"{s.passages:,}", *(f"{getattr(s, name):,.0f} MB" for name in ("peak_mb", *HELD))]
        for s in sizes
    ]
    over = ["p95 over embedding's", "median of processor time over embedding's"]
    parts = [
        "## Question to ranked passages, by size",
        "Invented articles and vectors, real questions' cost: what depends on size alone. Every "
        "question has a window of its own. Embedding questions in one batch pays where that costs "
        "less than so many times one. A busy machine lengthens the clock.",
        table(["passages", "question", "p50 ms", "p95 ms", *over], rows),
        table(["passages", "askers at once", "questions/s", "p95 ms"], crowds),
        table(["passages", "peak memory", "without mapped files", "disk"], held),
        _at_many(sizes) if len(sizes) > 1 else "",
    ]
    return "\n\n".join(part for part in parts if part)


def _cost(cost: Cost) -> list[str]:
    return [f"{cost.p50:.1f}", f"{cost.p95:.1f}", f"{cost.against:.2f}", f"{cost.cpu:.2f}"]


def _at_many(sizes: Sequence[Size]) -> str:
    """Reckon what was measured up to ten million passages."""
    stored = [size.passages for size in sizes]
    p50 = {
        kind: [next(c.p50 for c in s.costs if c.kind == kind) for s in sizes]
        for kind in (ALONE, WORDS, VECTORS, WHOLE)
    }
    words = by_line(stored, p50[WORDS], MANY)
    vectors = p50[ALONE][-1] + by_logarithm(stored, p50[VECTORS], MANY)
    rest = max(p50[WHOLE][-1] - max(p50[WORDS][-1], p50[ALONE][-1] + p50[VECTORS][-1]), 0.0)
    memory, disk = (by_line(stored, [getattr(s, name) for s in sizes], MANY) for name in HELD)
    return (
        f"At {MANY:,} passages, by arithmetic, a question without a window takes "
        f"{max(words, vectors) + rest:.0f} ms: its words {words:.0f} ms (by the passage), beside "
        f"them its embedding and its vectors {vectors:.0f} ms (by the logarithm), and {rest:.0f} "
        f"ms for the rest. That takes {memory / 1000:,.0f} GB of memory and {disk / 1000:,.0f} GB "
        "of disk (by the passage).\n\n"
        "What carries that: `DATELINE_CHROMA_URL`, a `chroma run` on a machine with that memory, "
        "for Chroma holds its whole graph of vectors there; `DATELINE_DATABASE_URL`, a PostgreSQL "
        "for articles and vectors; the word index stays on the disk beside Dateline."
    )
