"""Numbers and what they come to: "twenty-five" is 25, and "5m" and "5 million" are one."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from rag.evidence.words import Word

TENS = frozenset(str(ten) for ten in range(20, 100, 10))
GROUPS = {"dozen": 12, "hundred": 100}
SCALES = GROUPS | {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
SHORT = {"m": 10**6, "bn": 10**9, "tn": 10**12}
NOBODY = frozenset({"no", "any", "some", "every"})
PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")


class Figure(NamedTuple):
    """A number with its scale, at [start, end); `values` is what it may be, likeliest first."""

    text: str
    start: int
    end: int
    values: tuple[str, ...]


def figures(found: Sequence[Word]) -> list[Figure]:
    """Return the numbers among a text's words, in order; 5m is 5 million, or else 5 metres."""
    return [_figure(run) for run in _runs(found)]


def values(found: Sequence[Word]) -> set[str]:
    """Return everything that the numbers among a text's words may be."""
    return {value for figure in figures(found) for value in figure.values}


def _runs(found: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the words that make one number together."""
    place = 0
    while place < len(found):
        end = place + _begins(found, place)
        while place < end < len(found) and (more := _continues(found, end)):
            end += more
        if place < end:
            yield list(found[place:end])
        place = max(end, place + 1)


def _begins(found: Sequence[Word], place: int) -> bool:
    text = found[place].text.lower()
    before = found[place - 1].text.lower() if place else ""
    return text in SCALES or (found[place].number and not (text == "one" and before in NOBODY))


def _continues(found: Sequence[Word], place: int) -> int:
    """Return how many words from `place` on belong to the number before them."""
    last, word = found[place - 1], found[place]
    if word.start - last.end > 1:
        return 0
    if word.text.lower() in SCALES or (last.text[:1].isdigit() and word.text.lower() in SHORT):
        return 1
    if _spelled(word):
        tens = _spelled(last) and last.key in TENS and len(word.key) == 1
        return int(tens or last.text.lower() in SCALES)
    linked = word.text.lower() == "and" and last.text.lower() in SCALES
    return 2 if linked and any(map(_spelled, found[place + 1 : place + 2])) else 0


def _spelled(word: Word) -> bool:
    return word.number and word.text.isalpha() and word.text.lower() not in SCALES


def _figure(run: list[Word]) -> Figure:
    whole = [_value(run)]
    if run[-1].text.lower() == "m":
        whole.append(_value(run[:-1]))
    text = " ".join(word.text for word in run)
    return Figure(text, run[0].start, run[-1].end, tuple(whole))


def _value(run: list[Word]) -> str:
    first = run[0].key
    if len(run) == 1 and first[:1].isdigit():
        return _bare(first)
    if first[:1].isdigit() and not PLAIN.fullmatch(first):
        return " ".join(word.key for word in run)
    total, current = Decimal(0), Decimal(0)
    for word in run:
        scale = (SCALES | SHORT).get(word.text.lower())
        if scale is None:
            current += Decimal(word.key) if word.number else 0
        elif scale in GROUPS.values():
            current = (current or 1) * Decimal(scale)
        else:
            total, current = total + (current or 1) * scale, Decimal(0)
    return _bare(f"{total + current:f}")


def _bare(number: str) -> str:
    """Return a number without zeros that do not count."""
    if not PLAIN.fullmatch(number):
        return number
    whole, _, rest = number.partition(".")
    return f"{whole.lstrip('0') or '0'}.{rest.rstrip('0')}".rstrip(".")
