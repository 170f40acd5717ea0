"""The sentences that Dateline itself says, kept as text in prompts/."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from importlib.resources import files
from string import Template

from rag.types import Answer


@cache
def _template(name: str) -> Template:
    return Template(files("prompts").joinpath(f"{name}.txt").read_text("utf-8").strip())


def wording(name: str, **fields: object) -> str:
    """Return the text of prompts/`name`.txt with its fields filled in; each must be given."""
    return _template(name).substitute(fields)


def no_answer(answer: Answer) -> str:
    """Return in a few words that an answer is none."""
    return "Not sure enough to answer" if answer.unsure else "The articles do not say"


def of_nearest(answer: Answer) -> str:
    """Return the heading over the evidence that came nearest to an answer."""
    return f"Nearest evidence, which {'may' if answer.unsure else 'does not'} answer it:"


def day(moment: datetime) -> str:
    """Return a date as it is read: 17 March 2025."""
    return f"{moment.day} {moment:%B %Y}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """Return "1 article", "2 articles"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def passages_from(publishers: Sequence[str | None]) -> str:
    """Return "12 passages from 5 outlets", given the publisher of each passage."""
    return f"{counted(len(publishers), 'passage')} from {counted(len(set(publishers)), 'outlet')}"
