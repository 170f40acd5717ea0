"""A progress bar for each step of an evaluation, at a terminal; else a line a step."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from rag.evaluation.index import Progress as Told


@contextmanager
def bars() -> Iterator[Told]:
    """Yield what shows progress on stderr."""
    if not sys.stderr.isatty():
        yield _lines()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    tasks: dict[str, TaskID] = {}
    with Progress(
        *columns, TimeElapsedColumn(), TimeRemainingColumn(), console=Console(stderr=True)
    ) as progress:

        def show(what: str, done: int, of: int) -> None:
            if what not in tasks:
                tasks[what] = progress.add_task(what, total=of)
            progress.update(tasks[what], completed=done, total=of)

        yield show


def _lines() -> Told:
    told: set[tuple[str, int]] = set()

    def show(what: str, done: int, of: int) -> None:
        tenth = 10 * done // of if of else 10
        if (what, tenth) not in told:
            told.add((what, tenth))
            click.echo(f"{what}: {done:,} of {of:,}", err=True)

    return show
