"""Run files: written whole or not at all, and read only where results and figures agree."""

import json
from pathlib import Path

from pydantic import ValidationError

from rag.errors import DatelineError, InvalidInputError
from rag.evaluation.run import FORMAT, Run, figures_of, values_of


def write_run(run: Run, path: Path) -> None:
    """Write a run file, whole or not at all; `DatelineError` where it cannot be written."""
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(run.model_dump_json(by_alias=True), encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise DatelineError(f"{path} cannot be written: {error.strerror}") from error


def read_run(path: Path) -> Run:
    """Return the run of a file; `InvalidInputError` where it is none or was changed."""
    try:
        run = Run.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InvalidInputError(f"{path}: cannot be read: {error.strerror}") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise InvalidInputError(
            f"{path}: is no run file of format {FORMAT}: {where}: {first['msg'].lower()}"
        ) from error
    if fault := _fault(run):
        raise InvalidInputError(f"{path}: {fault}: write it again by `dateline eval run`")
    return run.model_copy(update={"figures": tuple(figures_of(run.results))})


def _fault(run: Run) -> str | None:
    """Return what shows that a file was changed since it was written; its results decide."""
    for used in run.setup.suites:
        keys = [result.key for result in run.results_of(used.name)]
        if len({*keys}) != len(keys) or len(keys) != used.questions:
            return f"{used.name} has {used.questions} questions, and not one result for each"
    stated = {(f.suite, f.metric): _told(f.value, f.questions) for f in run.figures}
    found = {(s, m): _told(value, count) for s, m, value, count in values_of(run.results)}
    for key in dict.fromkeys([*stated, *found]):
        if (said := stated.get(key, "nothing")) != (is_ := found.get(key, "nothing")):
            return f"its figures say {said} for {key[1]} in {key[0]}, and its results {is_}"
    return None


def _told(value: float, questions: int) -> str:
    return f"{value:.6f} over {questions}"


def is_run_file(path: Path) -> bool:
    """Return whether a file is a run file of whatever format, or empty; `InvalidInputError`."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InvalidInputError(f"{path}: cannot be read: {error.strerror}") from error
    try:
        found = json.loads(content or "{}")
    except ValueError:
        return False
    return not content or (isinstance(found, dict) and {"format", "setup", "results"} <= {*found})
