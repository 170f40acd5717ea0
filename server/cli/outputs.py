"""Files that commands write: none is one that they read, and none is lost unasked."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from rag.errors import DatelineError
from rag.evaluation.run import is_run_file


def refuse_overlap(outputs: Mapping[str, Path | None], inputs: Iterable[Path]) -> None:
    """Raise `click.UsageError` where an option would write over an input, or over another's."""
    read = [path for path in inputs if path.exists()]
    written: dict[Path, str] = {}
    for option, path in outputs.items():
        if path is None:
            continue
        if path.exists() and any(path.samefile(each) for each in read):
            raise click.UsageError(f"{option} {path} is read by this command: name another file")
        if (other := written.setdefault(path.resolve(), option)) != option:
            raise click.UsageError(f"{other} and {option} are one file: name another for one")


def refuse_other_than_run(option: str, path: Path | None) -> None:
    """Raise `click.UsageError` where a run file would replace a file of another kind."""
    if path and path.exists() and not is_run_file(path):
        raise click.UsageError(
            f"{option} {path} is there already and is no run file: name another, or remove it"
        )


def write(path: Path, content: str) -> None:
    """Write a file, making its folder; `DatelineError` where it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise DatelineError(f"{path} cannot be written: {error.strerror}") from error
