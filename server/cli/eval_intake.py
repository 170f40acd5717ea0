"""How the articles of a suite get in: read and cut as `dateline ingest` does it."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import click
import platformdirs

from ingest.record import NO_DATE
from ingest.sources import Sources
from ingest.split import split
from rag.evaluation.loading import examine, named_articles
from rag.evaluation.suite import Intake, Placed, Problem, Suite
from rag.evaluation.suite_articles import ARTICLES
from rag.settings import Settings
from server.cli.failure import Failed

SUITE = ("suite.yaml", "questions.jsonl", "*.qa.yaml", *ARTICLES)


def intake(settings: Settings) -> Intake:
    """Return the reader and the splitter of this installation."""
    return Intake(partial(read_source, settings), split)


def read_source(settings: Settings, path: Path) -> Iterator[Placed | Problem]:
    """Yield articles, and what is wrong with one; a date that cannot be read is an error."""
    with Sources(settings) as sources:
        for reading in sources.read([str(path)]):
            file, line = _place(reading.source)
            if reading.article is None:
                yield Problem(file, line, str(reading.reason))
                continue
            if told := reading.warning:
                yield Problem(file, line, told, warning=NO_DATE not in told)
            yield Placed(reading.article, file, line)


def _place(source: str) -> tuple[Path, int]:
    """Return the file and the line of an article; the first line, in files of one article."""
    file, _, line = source.rpartition(":")
    return (Path(file), int(line)) if file and line.isdecimal() else (Path(source), 1)


def eval_cache() -> Path:
    """Return the folder where indexes are kept."""
    return platformdirs.user_cache_path("dateline") / "eval"


def suite_files(folders: Iterable[Path]) -> Iterator[Path]:
    """Yield the files by which suites are read, the articles that they name among them."""
    for folder in folders:
        for pattern in SUITE:
            yield from folder.glob(pattern)
        for named in named_articles(folder):
            yield from named.rglob("*") if named.is_dir() else [named]


def sound_suites(folders: Sequence[Path], settings: Settings) -> list[Suite]:
    """Return suites without an error; everything wrong in them is told first."""
    suites = []
    for folder in folders:
        suite, problems, _ = examine(folder, intake(settings).read, settings.max_question_chars)
        for problem in problems:
            click.echo(str(problem), err=True)
        if any(not problem.warning for problem in problems):
            raise Failed
        suites.append(suite)
    names = [suite.name for suite in suites]
    if len(set(names)) < len(names):
        raise click.UsageError(f"two suites have one name: {', '.join(sorted(names))}")
    return suites
