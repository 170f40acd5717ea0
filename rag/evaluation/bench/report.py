"""The figures of one run, and the tables they make."""

from collections.abc import Iterator, Mapping, Sequence

from rag.evaluation.bench.asking import Latency
from rag.evaluation.bench.ingesting import IngestFigures
from rag.evaluation.bench.interleave import Ratio
from rag.evaluation.bench.racing import DATELINE, Race
from rag.evaluation.bench.ranking import METRICS, Mean, Ranked
from rag.types import Frozen


class Bench(Frozen):
    """One run: where, over what, and every figure."""

    suite: str
    machine: dict[str, str]
    articles: int
    articles_of_suite: int
    ingest: IngestFigures
    race: Race | None
    latency: tuple[Latency, ...]
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
