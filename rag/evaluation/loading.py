"""A suite from its folder, with everything that is wrong in it found before anything runs."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from rag.errors import InvalidInputError
from rag.evaluation.checking import check_questions
from rag.evaluation.parsing import parse_question
from rag.evaluation.question import Question
from rag.evaluation.records import Record, read_json_lines, read_yaml_list, read_yaml_mapping
from rag.evaluation.suite import TUNABLE, Problem, ReadSource, Suite
from rag.evaluation.suite_articles import article_paths, read_articles
from rag.settings import LONGEST_QUESTION, Settings

SUITE_FIELDS = ("name", "licence", "notes", "articles", "settings")
SHOWN = 20


class Loaded(NamedTuple):
    """What could be read of a suite; run it only where no problem is an error."""

    suite: Suite
    problems: list[Problem]
    written: int = 0
    """How many questions stand in its files, those with an error among them."""


def load(folder: Path, read: ReadSource, longest: int = LONGEST_QUESTION) -> Suite:
    """Return a suite that can be run; `InvalidInputError` lists file, line and fault otherwise."""
    suite, problems, _ = examine(folder, read, longest)
    errors = [str(problem) for problem in problems if not problem.warning]
    if errors:
        more = [f"... and {len(errors) - SHOWN} more"] if len(errors) > SHOWN else []
        raise InvalidInputError("\n".join([*errors[:SHOWN], *more]))
    return suite


def examine(folder: Path, read: ReadSource, longest: int = LONGEST_QUESTION) -> Loaded:
    """Return a suite and everything that is wrong in it, a question that is too long among it."""
    if not folder.is_dir():
        return Loaded(Suite(folder, folder.name, [], []), [Problem(folder, 1, "is not a folder")])
    problems: list[Problem] = []
    header = _header(folder, problems)
    articles = read_articles(folder, header, read, problems)
    faults = len(problems)
    rows = list(_question_rows(folder, problems))
    if not rows and len(problems) == faults:
        problems.append(Problem(folder, 1, "no questions: questions.jsonl or *.qa.yaml is empty"))
    questions: list[tuple[Record, Question]] = []
    for row in rows:
        match parse_question(row, articles):
            case Question() as question:
                questions.append((row, question))
            case found:
                problems += found
    problems += check_questions(questions, articles, longest)
    settings = header.fields.get("settings") or {}
    name = str(header.fields.get("name") or folder.resolve().name)
    suite = Suite(folder, name, articles.values(), (q for _, q in questions), settings)
    return Loaded(suite, problems, len(rows))


def _header(folder: Path, problems: list[Problem]) -> Record:
    file = folder / "suite.yaml"
    header = read_yaml_mapping(file) if file.exists() else Record(file, 1, {}, {})
    if isinstance(header, Problem):
        problems.append(header)
        return Record(file, 1, {}, {})
    for name in header.fields:
        if name not in SUITE_FIELDS:
            known = ", ".join(SUITE_FIELDS)
            problems.append(header.problem(f"unknown field {name!r}; known are {known}", name))
    if not isinstance(header.fields.get("name", ""), str):
        problems.append(header.problem("name is not text; put it in quotation marks", "name"))
    problems += _settings_problems(header)
    return header


def _settings_problems(header: Record) -> Iterator[Problem]:
    settings = header.fields.get("settings") or {}
    if not isinstance(settings, dict):
        yield header.problem("settings is not a mapping of names to values", "settings")
        return
    for name in settings.keys() - set(TUNABLE):
        known = ", ".join(TUNABLE)
        yield header.problem(f"settings: {name!r} is not one of {known}", "settings")
    try:
        Settings.model_validate({k: v for k, v in settings.items() if k in TUNABLE})
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            yield header.problem(f"settings: {detail['loc'][0]}: {detail['msg']}", "settings")


def named_articles(folder: Path) -> list[Path]:
    """Return the files and folders that a suite's articles are read from, if they are there."""
    if not folder.is_dir():
        return []
    return [path for path in article_paths(folder, _header(folder, [])) if path.exists()]


def _question_rows(folder: Path, problems: list[Problem]) -> Iterator[Record]:
    lines = folder / "questions.jsonl"
    files = [*([lines] if lines.exists() else []), *sorted(folder.glob("*.qa.yaml"))]
    if not files:
        problems.append(Problem(folder, 1, "no questions: questions.jsonl or *.qa.yaml is missing"))
    for file in files:
        rows: Iterable[Record | Problem] = (
            read_json_lines(file) if file == lines else read_yaml_list(file)
        )
        for row in rows:
            if isinstance(row, Problem):
                problems.append(row)
            else:
                yield row
