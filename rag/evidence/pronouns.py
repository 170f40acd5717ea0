"""Whom a question calls he or she: a sentence that tells of the other sex alone is of another."""

import re

HE = frozenset(["he", "He", "him", "his", "His", "himself", "man", "Mr"])
SHE = frozenset(["she", "She", "her", "Her", "hers", "herself", "woman", "Mrs", "Ms"])
SUBJECT = re.compile(r"\b(s?he)\b", re.IGNORECASE)
WORD = re.compile(r"[A-Za-z]+")


class Pronouns:
    """A question that may ask of somebody by "he" or "she"."""

    def __init__(self, question: str) -> None:
        asked = {found[1].lower() for found in SUBJECT.finditer(question)}
        self._own, self._other = (HE, SHE) if asked == {"he"} else (SHE, HE)
        self._asks = len(asked) == 1 and not self._other & set(WORD.findall(question))

    def missed(self, sentence: str) -> bool:
        """Return whether a sentence has words of the other sex, and none of the one asked of."""
        if not self._asks:
            return False
        said = set(WORD.findall(sentence))
        return bool(said & self._other) and not said & self._own
