"""Files that commands write: none is one that they read, and none is lost unasked."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from rag.errors import DatelineError
from rag.evaluation.run_file import is_run_file


def refuse_overlap(outputs: Mapping[str, Path | None], inputs: Iterable[Path]) -> None:
    """Raise `click.UsageError` where an option would write over an input, or over another's."""
    read = [path for path in inputs if path.exists()]
    written: dict[Path, str] = {}
    for option, path in outputs.items():
        if path is None or is_special(path):
            continue
        if path.exists() and any(path.samefile(each) for each in read):
            raise click.UsageError(f"{option} {path} is read by this command: name another file")
        if (other := written.setdefault(path.resolve(), option)) != option:
            raise click.UsageError(f"{other} and {option} are one file: name another for one")


def is_special(path: Path) -> bool:
    """Return whether a path is a device, a pipe or the like: nothing there can be lost."""
    return path.exists() and not (path.is_file() or path.is_dir())


def refuse_other_than_run(option: str, path: Path | None) -> None:
    """Raise `click.UsageError` where a run file would replace what is of another kind."""
    if path is None:
        return
    refuse_no_folder(f"{option} {path}", path.parent)
    if path.is_dir() or is_special(path):
        raise click.UsageError(f"{option} {path} is no plain file: name one for the run")
    if path.exists() and not is_run_file(path):
        raise click.UsageError(
            f"{option} {path} is there already and is no run file: name another, or remove it"
        )


def refuse_no_folder(what: str, folder: Path) -> None:
    """Raise `click.UsageError` where a folder is none, can be none, or takes no file."""
    above = next(each for each in (folder, *folder.parents) if each.exists())
    if not above.is_dir():
        raise click.UsageError(f"{what}: {above} is no folder, so nothing can be in it")
    if not os.access(above, os.W_OK | os.X_OK):
        raise click.UsageError(f"{what}: nothing may be written to {above}: name another folder")


def write(path: Path, content: str) -> None:
    """Write a file, making its folder; `DatelineError` where it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise DatelineError(f"{path} cannot be written: {error.strerror}") from error
