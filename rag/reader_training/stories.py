"""News stories of our own with questions people ask of them, answered and not: `news/*.txt`.

A story is a `# Title` and its numbered sentences, a line each. `Q3,7: question | answer` says which
sentences answer, and in which of their words; `Y3,7: question` is one for yes or no, which each of
these sentences decides as a whole; `N: question` is one that the story leaves open.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from rag.evidence.answer_types import expected_type
from rag.reader_training.examples import Example

NEWS = Path(__file__).with_name("news")
SOURCE = "news"
SENTENCE = re.compile(r"(?P<place>\d+) (?P<text>.+)")
ASKED = re.compile(r"Q(?P<places>\d+(?:,\d+)*): (?P<question>.+?) \| (?P<answer>.+)")
DECIDED = re.compile(r"Y(?P<places>\d+(?:,\d+)*): (?P<question>.+)")
OPEN = "N: "
HELD_OUT = 10


def learned() -> list[list[Example]]:
    """Return the stories to train on: of each file all but every tenth."""
    return [story for told in files() for n, story in enumerate(told) if n % HELD_OUT]


def held_out() -> list[list[Example]]:
    """Return every tenth story of each file, which is not trained on."""
    return [story for told in files() for story in told[::HELD_OUT]]


def files(folder: Path = NEWS) -> Iterator[list[list[Example]]]:
    """Yield each file's stories; `ValueError` names what is not as it should be."""
    for path in sorted(folder.glob("*.txt")):
        told = path.read_text("utf-8").split("\n# ")
        yield [list(_questions(story.removeprefix("# "), path.name)) for story in told]


def stories(folder: Path = NEWS) -> Iterator[list[Example]]:
    """Yield the questions of each story of every file."""
    for told in files(folder):
        yield from told


def _questions(story: str, file: str) -> Iterator[Example]:
    title, *lines = [line.strip() for line in story.splitlines() if line.strip()]
    numbered = [m for line in lines if (m := SENTENCE.fullmatch(line))]
    sentences = tuple(m["text"] for m in numbered)
    if [int(m["place"]) for m in numbered] != list(range(1, len(sentences) + 1)):
        raise ValueError(f"{file}: {title}: its sentences are not numbered from 1")
    for line in lines[len(sentences) :]:
        if line.startswith(OPEN):
            yield Example(line.removeprefix(OPEN), title, sentences, frozenset(), "", SOURCE)
        elif asked := ASKED.fullmatch(line):
            yield _answered(asked, title, sentences, file)
        elif asked := DECIDED.fullmatch(line):
            yield _decided(asked, title, sentences, file)
        else:
            raise ValueError(f"{file}: {title}: not understood: {line}")


def _decided(asked: re.Match[str], title: str, sentences: tuple[str, ...], file: str) -> Example:
    places, question = _places(asked), asked["question"]
    if max(places) >= len(sentences) or expected_type(question) != "yes_no":
        raise ValueError(f"{file}: {title}: nothing there says yes or no to {question!r}")
    return Example(question, title, sentences, places, "", SOURCE)


def _places(asked: re.Match[str]) -> frozenset[int]:
    return frozenset(int(place) - 1 for place in asked["places"].split(","))


def _answered(asked: re.Match[str], title: str, sentences: tuple[str, ...], file: str) -> Example:
    places = _places(asked)
    question, answer = asked["question"], asked["answer"]
    if not all(n < len(sentences) and answer in sentences[n] for n in places):
        raise ValueError(f"{file}: {title}: {answer!r} does not stand where {question!r} says")
    return Example(question, title, sentences, places, answer, SOURCE)
