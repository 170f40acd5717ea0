"""What a claim counts otherwise than its passage, and where it puts it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rag.evidence.figures import figures
from rag.evidence.quantities import quantities
from rag.evidence.words import key_of, words

MOST = 3
WORDS_FOR_ANYBODY = "people person persons men women others more"
ANYBODY = frozenset(map(key_of, WORDS_FOR_ANYBODY.split()))
POINTS = (
    "north south east west northern southern eastern western northeast northwest southeast"
    " southwest northeastern northwestern southeastern southwestern"
)
COMPASS = frozenset(POINTS.split())


def miscounted(claim: str, sentences: Sequence[str]) -> str | None:
    """Return the figure of a claim that counts other things in its passages.

    They count what the claim does, and come to something else: of "6 pandas and 23 lemurs" a claim
    says "23 pandas".
    """
    told = [one for sentence in sentences for one in _counted(sentence)]
    for text, values, things in _counted(claim):
        own = [there for _, those, there in told if values & those]
        others = [there for _, those, there in told if not values & those]
        apart = all(own) and not any(things & there for there in own)
        known = things and not things & ANYBODY and any(things <= there for there in others)
        if own and apart and known:
            return text
    return None


def _counted(text: str) -> Iterator[tuple[str, set[str], set[str]]]:
    """Yield each figure of a text, what it may come to, and the keys of the things it counts.

    Those are the content words right behind it; none where it counts some "of" them. What has a
    unit is left to `misread`.
    """
    found = words(text)
    of_a_unit = {one.start for one in quantities(text) if one.unit}
    for figure in figures(found):
        if figure.start in of_a_unit:
            continue
        things = set[str]()
        for word in [one for one in found if one.start >= figure.end][: MOST + 2]:
            apart = any(mark in text[figure.end : word.start] for mark in ",;.:(")
            if apart or word.text.lower() == "of" or len(things) == MOST:
                break
            if word.content and not word.number:
                things.add(word.key)
            elif things:
                break
        yield figure.text, set(figure.values), things


def misplaced(claim: str, sentences: Sequence[str]) -> str | None:
    """Return the point of the compass that a claim has before a word where its passages do not.

    "Western Turkey" is not "eastern Turkey".
    """
    told = {pair for sentence in sentences for pair in _points(sentence)}
    for point, word in _points(claim):
        others = {one for one, there in told if there == word}
        if others and point not in others:
            return point
    return None


def _points(text: str) -> Iterator[tuple[str, str]]:
    found = words(text)
    for word, behind in pairwise(found):
        if word.text.lower() in COMPASS and text[word.end : behind.start] == " ":
            yield word.text.lower(), behind.key
