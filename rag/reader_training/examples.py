"""Questions with a passage of sentences and the place of the answer, from QED and QAMR."""

import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TREEBANK = {
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "``": '"',
    "''": '"',
    "--": "\u2013",
}
NO_SPACE_BEFORE = re.compile(r" ([.,;:?!%)\]]|'s\b|n't\b|'re\b|'ve\b|'ll\b|'d\b|'m\b)")
NO_SPACE_AFTER = re.compile(r"([(\[$]) ")
QUOTED = re.compile(r'" ([^"]*?) ?"')


class Example(NamedTuple):
    """A question, a passage, and where the answer stands: sentence places and the words.

    Without words each of these sentences answers as a whole. `tempting` is the place of a sentence
    that sounds like an answer to a question that is left open.
    """

    question: str
    title: str
    sentences: tuple[str, ...]
    answers: frozenset[int]
    answer: str
    source: str
    tempting: int | None = None

    @property
    def passage(self) -> str:
        """The sentences joined by one space."""
        return " ".join(self.sentences)


def detokenize(text: str) -> str:
    """Return treebank tokens as running text."""
    text = " ".join(TREEBANK.get(token, token) for token in text.split())
    text = NO_SPACE_AFTER.sub(r"\1", NO_SPACE_BEFORE.sub(r"\1", text))
    return QUOTED.sub(r'"\1"', text).replace(" - ", "-")


def qed(folder: Path) -> Iterator[Example]:
    """Yield Natural Questions with their paragraph; the answers are any of its spans."""
    for path in sorted(folder.glob("*.jsonlines.gz")):
        for line in _lines(path):
            example = _qed_example(json.loads(line))
            if example is not None:
                yield example


def _qed_example(row: dict) -> Example | None:  # type: ignore[type-arg]
    text, starts = row["paragraph_text"], row["sentence_starts"]
    if not starts or not row["answer_spans"]:
        return None
    ends = [*starts[1:], len(text)]
    answers = {
        next(n for n, end in enumerate(ends) if span[0] < end) for span in row["answer_spans"]
    }
    sentences = tuple(detokenize(text[a:b]) for a, b in zip(starts, ends, strict=True))
    answer = detokenize(row["answer_text"][0])
    if not answers or not all(sentences) or len(sentences) > 25:
        return None
    return Example(
        row["question_text"], row["title_text"], sentences, frozenset(answers), answer, "qed"
    )


def qamr(folder: Path, seed: int, per_sentence: int = 3) -> list[Example]:
    """Return questions on single sentences, each set among sentences of its article."""
    chance = random.Random(seed)
    rows = (line.split("\t") for line in _lines(folder / "wiki-sentences.tsv.gz"))
    tokens = {row[0]: row[1].split() for row in rows}
    asked = _qamr_questions(folder, tokens)
    by_article: dict[str, list[str]] = defaultdict(list)
    for name in asked:
        by_article[name.rsplit(":", 2)[0]].append(name)
    found = []
    for name, pairs in asked.items():
        near = [other for other in by_article[name.rsplit(":", 2)[0]] if other != name]
        group = [name, *chance.sample(near, min(len(near), 4))]
        chance.shuffle(group)
        sentences = tuple(detokenize(" ".join(tokens[other])) for other in group)
        answers = frozenset({group.index(name)})
        for question, answer in chance.sample(pairs, min(len(pairs), per_sentence)):
            found.append(Example(question, "", sentences, answers, answer, "qamr"))
    return found


def _qamr_questions(folder: Path, tokens: dict[str, list[str]]) -> dict[str, list[tuple[str, str]]]:
    """Return question and answer pairs by sentence id."""
    asked: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in (
        line.split("\t") for f in ("dev", "test") for line in _lines(folder / f"{f}.tsv.gz")
    ):
        sentence = tokens[row[0]]
        answer = [sentence[int(n)] for n in row[6].split() if int(n) < len(sentence)]
        if answer:
            asked[row[0]].append((row[5].strip(), detokenize(" ".join(answer))))
    return asked


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        yield from (line.rstrip("\r\n") for line in lines)
