"""News stories of our own with questions people ask of them, answered and not: `news/*.txt`.

A story is a `# Title` and its numbered sentences, a line each. `Q3,7: question | answer` says which
sentences answer, and in which of their words; `Y3,7: question` is one for yes or no, which each of
these sentences decides as a whole; `N5: question` is one that the story leaves open, though
sentence 5 sounds like an answer, and `N: question` one of which that is not known.

In `twins/*.txt` are questions on the same stories by their titles, in pairs: one is answered, and
the other, which differs from it by a hair, is left open beside the same sentence.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from rag.evidence.answer_types import expected_type
from rag.reader_training.examples import Example

NEWS = Path(__file__).with_name("news")
TWINS = Path(__file__).with_name("twins")
SOURCE, OF_TWINS = "news", "twins"
SENTENCE = re.compile(r"(?P<place>\d+) (?P<text>.+)")
ASKED = re.compile(r"Q(?P<places>\d+(?:,\d+)*): (?P<question>.+?) \| (?P<answer>.+)")
DECIDED = re.compile(r"Y(?P<places>\d+(?:,\d+)*): (?P<question>.+)")
OPEN = re.compile(r"N(?P<place>\d+)?: (?P<question>.+)")
HELD_OUT = 10


def learned() -> list[list[Example]]:
    """Return the stories to train on: of each file all but every tenth."""
    return [story for told in files() for n, story in enumerate(told) if n % HELD_OUT]


def held_out() -> list[list[Example]]:
    """Return every tenth story of each file, which is not trained on."""
    return [story for told in files() for story in told[::HELD_OUT]]


def files(folder: Path = NEWS, twins: Path = TWINS) -> Iterator[list[list[Example]]]:
    """Yield each file's stories; `ValueError` names what is not as it should be."""
    for path in sorted(folder.glob("*.txt")):
        yield of_file(path, twins / path.name)


def stories(folder: Path = NEWS) -> Iterator[list[Example]]:
    """Yield the questions of each story of every file."""
    for told in files(folder):
        yield from told


def of_file(path: Path, twins: Path) -> list[list[Example]]:
    """Return a file's stories, with the questions of its twins where that file is."""
    try:
        return list(_told(path, twins))
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


def _told(path: Path, twins: Path) -> Iterator[list[Example]]:
    paired = dict(_entries(twins)) if twins.exists() else {}
    for title, lines in _entries(path):
        sentences, asked = _sentences(title, lines)
        beside = paired.pop(title, [])
        of_both = _questions(asked, title, sentences), _questions(beside, title, sentences)
        yield [*of_both[0], *(one._replace(source=OF_TWINS) for one in of_both[1])]
    if paired:
        raise ValueError(f"no story has the title of a pair of questions: {min(paired)}")


def _entries(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each title of a file and the lines below it."""
    for entry in path.read_text("utf-8").split("\n# "):
        title, *lines = [line.strip() for line in entry.splitlines() if line.strip()]
        yield title.removeprefix("# "), lines


def _sentences(title: str, lines: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Return a story's numbered sentences, and the lines of its questions."""
    numbered = [m for line in lines if (m := SENTENCE.fullmatch(line))]
    if [int(m["place"]) for m in numbered] != list(range(1, len(numbered) + 1)):
        raise ValueError(f"{title}: its sentences are not numbered from 1")
    return tuple(m["text"] for m in numbered), lines[len(numbered) :]


def _questions(lines: Iterable[str], title: str, sentences: tuple[str, ...]) -> Iterator[Example]:
    for line in lines:
        if asked := OPEN.fullmatch(line):
            yield _open(asked, title, sentences)
        elif asked := ASKED.fullmatch(line):
            yield _answered(asked, title, sentences)
        elif asked := DECIDED.fullmatch(line):
            yield _decided(asked, title, sentences)
        else:
            raise ValueError(f"{title}: not understood: {line}")


def _open(asked: re.Match[str], title: str, sentences: tuple[str, ...]) -> Example:
    tempting = int(asked["place"]) - 1 if asked["place"] else None
    if tempting is not None and tempting >= len(sentences):
        raise ValueError(f"{title}: no sentence {asked['place']} for {asked['question']!r}")
    return Example(asked["question"], title, sentences, frozenset(), "", SOURCE, tempting)


def _decided(asked: re.Match[str], title: str, sentences: tuple[str, ...]) -> Example:
    places, question = _places(asked), asked["question"]
    if max(places) >= len(sentences) or expected_type(question) != "yes_no":
        raise ValueError(f"{title}: nothing there says yes or no to {question!r}")
    return Example(question, title, sentences, places, "", SOURCE)


def _places(asked: re.Match[str]) -> frozenset[int]:
    return frozenset(int(place) - 1 for place in asked["places"].split(","))


def _answered(asked: re.Match[str], title: str, sentences: tuple[str, ...]) -> Example:
    places = _places(asked)
    question, answer = asked["question"], asked["answer"]
    if not all(n < len(sentences) and answer in sentences[n] for n in places):
        raise ValueError(f"{title}: {answer!r} does not stand where {question!r} says")
    return Example(question, title, sentences, places, answer, SOURCE)
