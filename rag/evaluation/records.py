"""Rows of JSON lines and YAML files, each with the line it stands on."""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from rag.evaluation.suite import Problem
from rag.fields import has_half

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _TwiceError(Exception):
    pass


class Record(NamedTuple):
    """The fields of one row; `lines` has the line of a field where that is not the row's own."""

    file: Path
    line: int
    fields: Mapping[str, Any]
    lines: Mapping[str, int]

    def problem(self, message: str, field: str = "", *, warning: bool = False) -> Problem:
        """Return a problem at a field's line, or at the row's."""
        return Problem(self.file, self.lines.get(field, self.line), message, warning)


def read_json_lines(file: Path) -> Iterator[Record | Problem]:
    """Yield each object of a .jsonl or .jsonl.gz file, or what is wrong with its line."""
    read = gzip.open if file.suffix == ".gz" else open
    try:
        with read(file, "rt", encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _json_record(file, number, line)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        yield Problem(file, 1, f"cannot be read: {error}")


def _json_record(file: Path, number: int, line: str) -> Record | Problem:
    try:
        fields = json.loads(line, object_pairs_hook=_once_each)
    except _TwiceError as error:
        return Problem(file, number, str(error))
    except json.JSONDecodeError as error:
        return Problem(file, number, f"is not JSON: {error.msg} at column {error.colno}")
    if not isinstance(fields, dict):
        return Problem(file, number, "is not a JSON object, as {...}")
    if has_half(json.dumps(fields, ensure_ascii=False)):
        return Problem(file, number, "holds half a surrogate pair, which is not text")
    return Record(file, number, fields, {})


def _once_each(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise _TwiceError(f"the name {twice!r} stands twice")
    return dict(pairs)


def read_yaml_list(file: Path) -> Iterator[Record | Problem]:
    """Yield each entry of a YAML file that is a list of mappings, or what is wrong with it."""
    root = _compose(file)
    if isinstance(root, Problem):
        yield root
    elif not isinstance(root, SequenceNode):
        yield Problem(file, 1, "is not a list: begin each question with '- id: ...'")
    else:
        for node in root.value:
            yield _yaml_record(file, node)


def read_yaml_mapping(file: Path) -> Record | Problem:
    """Return the one mapping of a YAML file; an empty file is an empty mapping."""
    root = _compose(file)
    if root is None:
        return Record(file, 1, {}, {})
    return root if isinstance(root, Problem) else _yaml_record(file, root)


def _compose(file: Path) -> Node | Problem | None:
    try:
        with file.open(encoding="utf-8") as text:
            node: Node | None = yaml.compose(text, Loader=_Loader)
    except (OSError, UnicodeDecodeError) as error:
        return Problem(file, 1, f"cannot be read: {error}")
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return Problem(file, line, f"is not YAML: {error.problem}")
    except yaml.YAMLError as error:
        return Problem(file, 1, f"is not YAML: {error}")
    return node


def _yaml_record(file: Path, node: Node) -> Record | Problem:
    line = node.start_mark.line + 1
    if not isinstance(node, MappingNode):
        return Problem(file, line, "is not a mapping of names to values, as 'id: ...'")
    lines: dict[str, int] = {}
    for key, _ in node.value:
        name = str(key.value) if isinstance(key, ScalarNode) else ""
        if not name or name in lines:
            what = f"the name {name!r} stands twice" if name else "a name must be plain text"
            return Problem(file, key.start_mark.line + 1, what)
        lines[name] = key.start_mark.line + 1
    try:
        fields = _Loader("").construct_document(node)
    except (yaml.MarkedYAMLError, ValueError) as error:
        at = next((k.start_mark.line + 1 for k, v in node.value if not _readable(v)), line)
        return Problem(file, at, f"has a value that cannot be read: {error}")
    return Record(file, line, fields, lines)


def _readable(node: Node) -> bool:
    try:
        _Loader("").construct_document(node)
    except (yaml.MarkedYAMLError, ValueError):
        return False
    return True
