"""Claims made of the questions of our own stories and their answers, right and exchanged."""

import random
import re
from collections.abc import Iterator, Sequence

from rag.claim_training.rows import Row, window
from rag.evidence.answer_types import expected_type
from rag.reader_training.examples import Example

ASKED = re.compile(
    r"^(?:and |but |so )?(?P<what>who|what|which [\w ]+?|how many [\w ]+?|how much [\w ]+?)"
    r"(?P<rest> (?:is|was|were|are|has|have|had|will|would|can|could|may|might|won|\w+ed|\w+s)\b"
    r".*)",
    re.IGNORECASE,
)
DOES = re.compile(r" (?:did|do|does)\b")
TURNED = re.compile(
    r" (?:is|was|were|are|has|have|had|will|would|can|could|may|might)"
    r" (?:[A-Z]|(?:the|an?|his|her|their|its|our|your|it|he|she|they|we|you|i|this|that|these"
    r"|those|there)\b)"
)
COUNTED = "how many "
FEW_WORDS = 2
WIDTHS = (15, 30, 60, 100)


def rows(stories: Sequence[Sequence[Example]], chance: random.Random) -> list[tuple[Row, ...]]:
    """Return for each answered question its answer as a claim, and another answer of its kind."""
    found = [row for story in stories for row in _groups([e for e in story if e.answer], chance)]
    chance.shuffle(found)
    return found


def _groups(story: Sequence[Example], chance: random.Random) -> Iterator[tuple[Row, ...]]:
    for one in story:
        shown = window(
            one.sentences, [chance.choice(sorted(one.answers))], chance.choice(WIDTHS), chance
        )
        text = " ".join(one.sentences[place] for place in shown)
        right = Row(claimed(one.question, one.answer), one.title, text, True)
        if others := [other.answer for other in story if exchangeable(one, other)]:
            wrong = chance.choice(others)
            claim = claimed(one.question, wrong)
            start = claim.casefold().find(wrong.casefold())
            loose = ((start, start + len(wrong)),)
            yield right, Row(claim, one.title, text, False, loose)
        else:
            yield (right,)


def exchangeable(one: Example, other: Example) -> bool:
    """Return whether two questions ask for one kind of thing, with answers that share nothing."""
    mine, theirs = one.answer.lower(), other.answer.lower()
    alike = expected_type(one.question) == expected_type(other.question)
    return alike and mine not in theirs and theirs not in mine


def claimed(question: str, answer: str) -> str:
    """Return an answer in the place of the word that asks for it, or behind its question.

    "Who resigned?" and "Berg" are "Berg resigned."; "Where does she live?" stays a question.
    """
    asked = ASKED.match(question.rstrip("? "))
    if not asked or DOES.match(asked["rest"]) or TURNED.match(asked["rest"]):
        return f"{question.rstrip('? ')}? {answer}."
    what = asked["what"].lower()
    short = what.startswith(COUNTED) and len(answer.split()) <= FEW_WORDS
    told = f"{answer} {what.removeprefix(COUNTED)}" if short else answer
    return f"{told[:1].upper()}{told[1:]}{asked['rest']}."
