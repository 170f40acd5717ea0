"""Plain text and Markdown to records."""

import json
import re
from pathlib import PurePath
from typing import Any

import yaml

from ingest.markdown import unmarked_text
from ingest.masthead import is_of_masthead, masthead, named
from ingest.record import Record, clean, filled, without_title
from rag.errors import SourceError

LONGEST_HEADLINE = 150

_FRONT_MATTER = re.compile(r"\A---[^\S\n]*\n(.*?\n)?(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL)
_FENCED = re.compile(r"---[^\S\n]*\n[A-Za-z][\w -]*:(?:\s|\Z)")
_UNQUOTED = re.compile(
    r"^([A-Za-z][\w -]*:[ \t]+)(?![\"'\[{|>&!])(.*:(?=[ \t]|$).*|[@`%*].*)$",
    re.MULTILINE,
)
_NO_HEADLINE_END = (".", ",", ";", ":", "-", "”", '"')
SHOWN_CHARS = 60
_MISFITS = (ValueError, LookupError, AttributeError, OverflowError)
"""What the YAML reader raises at a 30th of February, an endless number, a wrong tag."""

_HEADLINE = re.compile(r"#[^\S\n]+[^\n]*\n+")


class _Misfit(Exception):
    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line

    def told(self, front_matter: str) -> str:
        """Return the reason, with the line of the file and how it begins."""
        written = front_matter.split("\n")[self.line].strip()[:SHOWN_CHARS]
        return (
            f"front matter holds a value that cannot be read: {self}, at line {self.line + 2}, "
            f"{written!r}"
        )


class _Loader(yaml.SafeLoader):
    """Reads front matter: a day that never was stays as it is written, to be told as no date.

    A number that is too long to be written out again is none.
    """

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except _MISFITS as error:
            raise _Misfit(node.start_mark.line, str(error)) from error

    def construct_yaml_timestamp(self, node: yaml.ScalarNode) -> Any:
        try:
            return super().construct_yaml_timestamp(node)
        except _MISFITS:
            return node.value

    def construct_yaml_int(self, node: yaml.ScalarNode) -> int:
        number = super().construct_yaml_int(node)
        str(number)
        return number


_Loader.add_constructor("tag:yaml.org,2002:int", _Loader.construct_yaml_int)
_Loader.add_constructor("tag:yaml.org,2002:timestamp", _Loader.construct_yaml_timestamp)


def plain_record(text: str, name: str) -> Record:
    """Return a text whose first line is its title if it reads like one, else its file's name.

    What stands about it at its top, as `ingest.masthead` reads it, is no part of the text.
    """
    text = clean(text)
    fields, body = _front_matter(text) if _FENCED.match(text) else _above(text)
    first, _, rest = body.partition("\n")
    title = fields.get("title")
    if not title and rest.strip() and _is_headline(first):
        title, body = first, rest
    record = named({**fields, "title": title or file_title(name), "text": body})
    return _below_headline(record) if title else record


def markdown_record(text: str, name: str) -> Record:
    """Return a Markdown text without its marks; front matter gives the fields it names.

    So do, after it, the lines at the top that `ingest.masthead` reads.
    """
    text = clean(text)
    fields, body = _front_matter(text)
    fields, body = (fields, body) if fields else _above(body)
    headline = _HEADLINE.match(body)
    below, body = masthead(body[headline.end() :], headline_above=True) if headline else ({}, body)
    heading, plain = unmarked_text((headline[0] if headline else "") + body)
    title = str(fields.get("title") or heading or file_title(name))
    record = filled(named({**fields, "title": title, "text": plain}), named(below))
    titled = headline or fields.get("title") or (heading and plain.startswith(heading))
    return _below_headline(record) if titled else record


def _above(text: str) -> tuple[dict[str, object], str]:
    fields, body = masthead(text, headline_above=False)
    return {**fields}, body


def _below_headline(record: Record) -> Record:
    """Return the record without its title in the text, and without what stands right below it."""
    below, text = masthead(without_title(record.text, record.title), headline_above=True)
    whole = record.model_copy(update={"text": text})
    return filled(whole, named(below))


def file_title(name: str) -> str:
    """Return the name of a file as words: "four_countries.txt" is "four countries"."""
    return re.sub(r"[-_\s]+", " ", PurePath(name).stem).strip()


def _is_headline(line: str) -> bool:
    fits = len(line) <= LONGEST_HEADLINE and not line.rstrip().endswith(_NO_HEADLINE_END)
    return fits and not is_of_masthead(line)


def _front_matter(text: str) -> tuple[dict[str, object], str]:
    found = _FRONT_MATTER.match(text)
    if not found:
        return {}, text
    try:
        fields = _as_yaml(found[1] or "")
    except yaml.YAMLError as error:
        raise SourceError(f"front matter is not YAML at line {_line(error)}") from error
    except RecursionError as error:
        raise SourceError("front matter is nested too deeply") from error
    except _Misfit as error:
        raise SourceError(error.told(found[1])) from error
    if not isinstance(fields, dict | None):
        raise SourceError("front matter must be lines of `name: value`")
    return {str(key).lower(): value for key, value in (fields or {}).items()}, text[found.end() :]


def _line(error: yaml.YAMLError) -> int:
    """Return the line of the file that is wrong: where a quote begins that never ends."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return 1
    mark = error.problem_mark
    if "quoted scalar" in (error.context or "") and error.context_mark:
        mark = error.context_mark
    return mark.line + 2 if mark else 1


def _as_yaml(text: str) -> object:
    """Return what the lines say; a headline with a colon in it is taken as if it were quoted."""
    try:
        return yaml.load(text, _Loader)
    except yaml.YAMLError:
        quoted = _UNQUOTED.sub(
            lambda line: line[1] + json.dumps(line[2].strip(), ensure_ascii=False), text
        )
        if quoted == text:
            raise
        return yaml.load(quoted, _Loader)
