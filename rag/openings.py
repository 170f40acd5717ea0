"""Words that open a sentence: their capital is owed to their place, not to a name."""

import re
from collections.abc import Sequence

from rag.evidence.words import Word

ENDS = re.compile(
    r"(?:[.?!:;\u2026\n]|\n\s*[-*\u2022\u2023\u25e6\u25aa\u25cf\u00b7\u2013\u2014](?=\s))[\s\"'\u201c\u2018(]+$"
)
SHORTENED = re.compile(r"\b[A-Z][a-z]{0,3}\.\s+$|\b[A-Z]\.\s*$")


def openings(text: str, said: Sequence[Word]) -> set[int]:
    """Return where words begin that open a sentence of `text`: not "Berg" in "Mr. Berg"."""
    return {
        word.start for place, word in enumerate(said) if not place or _after_end(text[: word.start])
    }


def _after_end(before: str) -> bool:
    return bool(ENDS.search(before)) and not SHORTENED.search(before)
