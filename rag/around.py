"""What else an article says and names, by its title and by what of it was read."""

from collections.abc import Iterable
from typing import NamedTuple

from rag.evidence.answer_types import TIME
from rag.evidence.verbs import content_keys
from rag.evidence.words import names, words
from rag.readings import Reading


class Around(NamedTuple):
    """The content words and the names of an article's title and of its passages that were read."""

    keys: set[str]
    names: set[str]


def around(readings: Iterable[Reading]) -> dict[str, Around]:
    """Return it by the article's id."""
    return {
        one: Around(set().union(*map(content_keys, texts)), set().union(*map(_names, texts)))
        for one, texts in _texts(readings).items()
    }


def names_around(readings: Iterable[Reading]) -> dict[str, set[str]]:
    """Return the names alone by the article's id; days and months are none."""
    found = _texts(readings)
    return {one: set().union(*map(_names, texts)) for one, texts in found.items()}


def _names(text: str) -> set[str]:
    return names(w for w in words(text) if not TIME.fullmatch(w.text))


def _texts(readings: Iterable[Reading]) -> dict[str, list[str]]:
    passages = {(r.hit.article.id, r.hit.passage.start): r.hit for r in readings}
    found: dict[str, list[str]] = {}
    for hit in passages.values():
        found.setdefault(hit.article.id, []).append(f"{hit.article.title} {hit.passage.text}")
    return found
