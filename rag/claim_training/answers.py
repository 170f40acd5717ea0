"""Claims made of the questions of our own stories and their answers, right and exchanged."""

import random
from collections.abc import Iterator, Sequence

from rag.claim_training.rows import Row, window
from rag.evidence.answer_types import expected_type
from rag.reader_training.examples import Example

WIDTHS = (15, 30, 60, 100)


def rows(stories: Sequence[Sequence[Example]], chance: random.Random) -> list[tuple[Row, ...]]:
    """Return for each answered question its answer as a claim, and another answer of its kind.

    A question that its story leaves open has the answer to another of its kind by itself.
    """
    found = [row for story in stories for row in _groups(story, chance)]
    chance.shuffle(found)
    return found


def _groups(story: Sequence[Example], chance: random.Random) -> Iterator[tuple[Row, ...]]:
    kinds = [expected_type(one.question) for one in story]
    for one, kind in zip(story, kinds, strict=True):
        alike = [other for other, of in zip(story, kinds, strict=True) if of == kind]
        others = [other for other in alike if other.answer and apart(one.answer, other.answer)]
        other = chance.choice(others) if others else None
        if one.answer:
            right = Row(
                claimed(one.question, one.answer), one.title, _told(one, one.answers, chance), True
            )
            yield (right, _exchanged(one, other, right.text, chance)) if other else (right,)
        elif other and not one.answers:
            claim = claimed(one.question, other.answer)
            yield (Row(claim, one.title, _told(one, other.answers, chance), False),)


def _exchanged(one: Example, other: Example, text: str, chance: random.Random) -> Row:
    """Return another question's answer to one, beside what answers this or that question."""
    claim = claimed(one.question, other.answer)
    if chance.random() < 1 / 2:
        text = _told(one, other.answers, chance)
    start = claim.rindex(other.answer)
    return Row(claim, one.title, text, False, ((start, start + len(other.answer)),))


def _told(one: Example, places: frozenset[int], chance: random.Random) -> str:
    """Return what stands around one of some places of a story."""
    place = [chance.choice(sorted(places))]
    shown = window(one.sentences, place, chance.choice(WIDTHS), chance)
    return " ".join(one.sentences[n] for n in shown)


def claimed(question: str, answer: str) -> str:
    """Return a question and its answer as a claim: "Who resigned? Berg."."""
    return f"{question.rstrip('? ')}? {answer}."


def apart(one: str, other: str) -> bool:
    """Return whether neither of two answers is within the other; an empty one never is."""
    mine, theirs = one.lower(), other.lower()
    return not mine or (mine not in theirs and theirs not in mine)
