"""Windows to learn from: a question, whole sentences of a passage, and where they answer it."""

import random
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from rag.evidence.words import words
from rag.reader_training.examples import Example

FEWEST_WORDS, MOST_WORDS = 35, 110
TEMPTED = 0.8
"""How often what an open question is asked of has the sentence that sounds like an answer."""


class Window(NamedTuple):
    """Sentences joined by one space; `spans` are the answer's places in them, none if absent."""

    question: str
    title: str
    sentences: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    source: str

    @property
    def text(self) -> str:
        """The sentences joined by one space."""
        return " ".join(self.sentences)


Maker = Callable[[Example, random.Random], Window | None]


def answering(example: Example, chance: random.Random) -> Window | None:
    """Return whole sentences around one that answers, its place among them by chance."""
    cut = passage_of(example, chance)
    spans = places(cut.sentences, cut.answer, list(cut.answers))
    if not spans:
        return None
    return Window(cut.question, cut.title, cut.sentences, spans, cut.source)


def passage_of(example: Example, chance: random.Random) -> Example:
    """Return the example with whole sentences around one that answers, or sounds so, or any."""
    sentences = example.sentences
    centre = _centre(example, chance)
    most = chance.randint(FEWEST_WORDS, MOST_WORDS)
    first, last = centre, centre + 1
    size = _length(sentences[centre])
    while True:
        sides = [n for n in (first - 1, last) if 0 <= n < len(sentences)]
        sides = [n for n in sides if size + _length(sentences[n]) <= most]
        if not sides:
            break
        taken = chance.choice(sides)
        first, last = min(first, taken), max(last, taken + 1)
        size += _length(sentences[taken])
    answers = frozenset(n - first for n in example.answers if first <= n < last)
    return example._replace(sentences=sentences[first:last], answers=answers)


def _centre(example: Example, chance: random.Random) -> int:
    if example.answers:
        return chance.choice(sorted(example.answers))
    if example.tempting is not None:
        return example.tempting
    return chance.randrange(len(example.sentences))


def without_answer(example: Example, chance: random.Random) -> Window | None:
    """Return the rest of the same article, where it does not hold the answer's words."""
    if not example.answers:
        return None
    rest = [s for n, s in enumerate(example.sentences) if n not in example.answers]
    wanted = example.answer.lower()
    rest = [s for s in rest if not wanted or wanted not in s.lower()]
    if len(rest) < 2:
        return None
    return Window(example.question, example.title, _cut(rest, chance), (), example.source)


def left_open(example: Example, chance: random.Random) -> Window:
    """Return a passage of an article that leaves the question open, mostly what tempts most."""
    if example.tempting is not None and chance.random() < TEMPTED:
        cut = passage_of(example, chance).sentences
    else:
        cut = _cut(example.sentences, chance)
    return Window(example.question, example.title, cut, (), example.source)


def elsewhere(example: Example, other: Example, chance: random.Random) -> Window | None:
    """Return a passage of another article, found by the question, that lacks the answer's words."""
    if example.answer and example.answer.lower() in f"{other.title} {other.passage}".lower():
        return None
    return Window(example.question, other.title, _cut(other.sentences, chance), (), example.source)


def places(
    sentences: Sequence[str], answer: str, within: Sequence[int]
) -> tuple[tuple[int, int], ...]:
    """Return where `answer` stands as whole words in the chosen sentences of the joined text.

    Without words it is where these sentences stand.
    """
    found, at = [], 0
    pattern = re.compile(rf"(?<!\w){re.escape(answer)}(?!\w)", re.IGNORECASE)
    for n, sentence in enumerate(sentences):
        if n in within and not answer:
            found.append((at, at + len(sentence)))
        elif n in within:
            found += [(at + m.start(), at + m.end()) for m in pattern.finditer(sentence)]
        at += len(sentence) + 1
    return tuple(found)


def truecased(example: Example, chance: random.Random) -> Example:
    """Give a lower-case question the capitals its passage has, and now and then its mark."""
    if example.source != "qed":
        return example
    capital = {w.text.lower() for w in words(example.passage) if w.capital and w.content}
    capital |= {w.text.lower() for w in words(example.title) if w.capital and w.content}
    text = "".join(
        part.capitalize() if part.lower() in capital else part for part in _pieces(example.question)
    )
    return example._replace(question=text + ("?" if chance.random() < 0.8 else ""))


def _pieces(text: str) -> list[str]:
    pieces, at = [], 0
    for word in words(text):
        pieces += [text[at : word.start], text[word.start : word.end]]
        at = word.end
    return [*pieces, text[at:]]


def _cut(sentences: Sequence[str], chance: random.Random) -> tuple[str, ...]:
    most, size = chance.randint(FEWEST_WORDS, MOST_WORDS), 0
    first = chance.randrange(len(sentences))
    kept: list[str] = []
    for sentence in [*sentences[first:], *sentences[:first]]:
        size += _length(sentence)
        if kept and size > most:
            break
        kept.append(sentence)
    return tuple(kept)


def _length(sentence: str) -> int:
    return sentence.count(" ") + 1
