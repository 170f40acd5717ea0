"""Ingests with a progress bar, for whoever waits at a terminal."""

import importlib.resources
import sys
from collections.abc import Sequence

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from ingest.outcome import Outcome, Report
from ingest.pipeline import Store, ingest
from ingest.sources import total_bytes
from rag.errors import DatelineError
from server.cli.failure import debugging, say, unexpected

DEMO = importlib.resources.files("ingest").joinpath("demo")


class Rate(TextColumn):
    """Articles so far, and how many of them a second."""

    def __init__(self) -> None:
        super().__init__("{task.fields[articles]:,} articles, {task.fields[rate]:.1f}/s")


class Progressing:
    """Notes outcomes, and moves a bar on stderr where that is a terminal."""

    def __init__(self, sources: Sequence[str]) -> None:
        self.outcomes: list[Outcome] = []
        self.bar = Progress(
            SpinnerColumn(),
            TextColumn("reading"),
            BarColumn(),
            Rate(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            disable=not sys.stderr.isatty(),
            transient=True,
        )
        self.total = total_bytes(sources)
        self.task: TaskID = self.bar.add_task("", total=self.total, articles=0, rate=0.0)

    def note(self, outcome: Outcome) -> None:
        """Take one outcome of the pipeline."""
        self.outcomes.append(outcome)
        task: Task = self.bar.tasks[self.task]
        seen = len(self.outcomes)
        rate = seen / task.elapsed if task.elapsed else 0.0
        self.bar.update(self.task, advance=outcome.size, articles=seen, rate=rate)


def ingested(sources: Sequence[str], archive: Store) -> tuple[Report, list[Outcome]]:
    """Ingest the sources and return the report and every outcome, in order."""
    progressing = Progressing(sources)
    with progressing.bar:
        report = ingest(sources, archive, progressing.note, None if debugging() else unexpected)
    return report, progressing.outcomes


def ingest_demo(archive: Store) -> None:
    """Ingest the demo articles, which costs little where they are stored; DatelineError."""
    report, outcomes = ingested([str(DEMO)], archive)
    if report.interrupted:
        raise KeyboardInterrupt
    failed = [outcome for outcome in outcomes if outcome.outcome == "failed"]
    if failed:
        raise DatelineError(f"The demo article {failed[0].source} {failed[0].reason}")
    if report.added or report.updated:
        say(f"ingested {report.added + report.updated} demo articles")
