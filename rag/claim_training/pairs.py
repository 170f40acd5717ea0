"""Pairs of claims on our own stories, alike but for one thing: `pairs/*.txt`.

A story is the `# Title` of one in `rag/reader_training/news`. `T3,7: claim` is said by these of its
sentences together, and the `F: claim` below it differs from it in one thing that nothing says.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rag.reader_training.stories import NEWS, files

PAIRS = Path(__file__).with_name("pairs")
TRUE = re.compile(r"T(?P<places>\d+(?:, ?\d+)*): (?P<claim>.+)")
FALSE = re.compile(r"F: (?P<claim>.+)")
HELD_OUT = 10


class Story(NamedTuple):
    """A story's title and sentences, and where it stands in its file."""

    title: str
    sentences: tuple[str, ...]
    number: int


class Pair(NamedTuple):
    """A claim that some sentences of a story support, and one like it that it does not."""

    story: Story
    places: frozenset[int]
    true: str
    false: str

    @property
    def held_out(self) -> bool:
        """Whether its story is one of those that no model learns from."""
        return self.story.number % HELD_OUT == 0


def pairs(folder: Path = PAIRS, news: Path = NEWS) -> Iterator[Pair]:
    """Yield each file's pairs; `ValueError` names what is not as it should be."""
    known = stories(news)
    for path in sorted(folder.glob("*.txt")):
        for told in path.read_text("utf-8").removeprefix("# ").split("\n# "):
            title, *lines = [line.strip() for line in told.splitlines() if line.strip()]
            if title not in known:
                raise ValueError(f"{path.name}: there is no story {title!r}")
            yield from _pairs(known[title], lines, path.name)


def stories(news: Path = NEWS) -> dict[str, Story]:
    """Return our own stories by their titles."""
    return {
        story[0].title: Story(story[0].title, story[0].sentences, number)
        for told in files(news)
        for number, story in enumerate(told)
    }


def _pairs(story: Story, lines: list[str], file: str) -> Iterator[Pair]:
    for first, second in zip(lines[::2], lines[1::2], strict=True):
        true, false = TRUE.fullmatch(first), FALSE.fullmatch(second)
        if not (true and false):
            raise ValueError(f"{file}: {story.title}: no pair: {first!r}, {second!r}")
        places = frozenset(int(place) - 1 for place in true["places"].split(","))
        if max(places) >= len(story.sentences):
            raise ValueError(f"{file}: {story.title}: no such sentence: {first!r}")
        yield Pair(story, places, true["claim"], false["claim"])
