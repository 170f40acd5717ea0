"""A claim beside the text that it is held against, and which of its words nothing supports."""

import random
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from rag.claim_training.pairs import Pair

WORD = re.compile(r"\w+(?:['\u2019]\w+)?|[^\w\s]")
WIDTHS = (12, 25, 40, 60, 90)
"""How many words of its story a claim is held against, chosen by chance."""
MOST_WORDS, APART = 190, 170
ELSEWHERE, BESIDE = 0.12, 0.1
"""How often a claim is held against another part of its story, or with another story beside it."""
NEAR, WIDE, NARROW = 2, 60, 20


class Row(NamedTuple):
    """A claim, a title and a text, whether the text supports it, and the words that it does not.

    Those are spans of characters in the claim; none where nobody says which.
    """

    claim: str
    title: str
    text: str
    supported: bool
    loose: tuple[tuple[int, int], ...] = ()


def rows(told: Sequence[Pair], chance: random.Random) -> list[tuple[Row, ...]]:
    """Return the claims of each pair, the supported one first, and alone some that nothing says."""
    return [group for pair in told for group in _groups(pair, told, chance)]


def _groups(pair: Pair, others: Sequence[Pair], chance: random.Random) -> Iterator[tuple[Row, ...]]:
    title, sentences = pair.story.title, pair.story.sentences
    shown = window(sentences, sorted(pair.places), chance.choice(WIDTHS), chance)
    text = " ".join(sentences[place] for place in shown)
    if chance.random() < BESIDE:
        text = _beside(chance.choice(others), title, text, chance)
    loose = differing(pair.true, pair.false)
    yield Row(pair.true, title, text, True), Row(pair.false, title, text, False, loose)
    if chance.random() < ELSEWHERE and (far := _far(pair)):
        shown = window(sentences, [chance.choice(far)], WIDE, chance)
        if pair.places.isdisjoint(shown):
            yield (Row(pair.true, title, " ".join(sentences[n] for n in shown), False),)


def _far(pair: Pair) -> list[int]:
    places = range(len(pair.story.sentences))
    return [n for n in places if all(abs(n - place) > NEAR for place in pair.places)]


def _beside(other: Pair, title: str, text: str, chance: random.Random) -> str:
    """Return the text with a piece of another story before or behind it."""
    sentences = other.story.sentences
    piece = window(sentences, [chance.randrange(len(sentences))], NARROW, chance)
    told = " ".join(sentences[place] for place in piece)
    if chance.random() < 1 / 2:
        return f"{text}\n{other.story.title}\n{told}"
    return f"{told}\n{title}\n{text}"


def window(
    sentences: Sequence[str], places: Sequence[int], width: int, chance: random.Random
) -> list[int]:
    """Return sentences that include those at `places`, grown by chance to about `width` words.

    They follow each other, but where the places are too far apart for that.
    """
    first, last = min(places), max(places)
    if _size(sentences[first : last + 1]) > APART:
        return _apart(sentences, places, width, chance)
    while _size(sentences[first : last + 1]) < width and last - first + 1 < len(sentences):
        if last == len(sentences) - 1 or (first and chance.random() < 1 / 2):
            first -= 1
        else:
            last += 1
        if _size(sentences[first : last + 1]) > MOST_WORDS:
            break
    return list(range(first, last + 1))


def _apart(
    sentences: Sequence[str], places: Sequence[int], width: int, chance: random.Random
) -> list[int]:
    kept = set(places)
    near = [n for place in places for n in (place - 1, place + 1) if 0 <= n < len(sentences)]
    chance.shuffle(near)
    for one in near:
        if _size([sentences[n] for n in kept]) >= width:
            break
        kept.add(one)
    return sorted(kept)


def _size(sentences: Sequence[str]) -> int:
    return sum(len(sentence.split()) for sentence in sentences)


def differing(true: str, false: str) -> tuple[tuple[int, int], ...]:
    """Return the words of a claim that another lacks; where it has more, those around the gap."""
    ours, theirs = list(WORD.finditer(true)), list(WORD.finditer(false))
    one, other = ([word[0].lower() for word in found] for found in (ours, theirs))
    found: list[tuple[int, int]] = []
    for kind, _, _, start, end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            first, last = (start, end) if end > start else (max(start - 1, 0), start + 1)
            found += [word.span() for word in theirs[first:last]]
    return tuple(found)
