"""Whom a question calls he or she: a sentence that tells of the other sex alone is of another."""

import re

HE = frozenset(["he", "He", "him", "his", "His", "himself", "Mr"])
SHE = frozenset(["she", "She", "her", "Her", "hers", "herself", "Mrs", "Ms"])
BOYS = frozenset(["man", "boy", "son", "brother", "father", "husband"])
GIRLS = frozenset(["woman", "girl", "daughter", "sister", "mother", "wife"])
OF_ONE = re.compile(
    r"^\W{0,9}(?:(?:and|but|so) )?(?:(?:who|what|when|where|why|how)(?: \w+)? )?"
    r"(?:is|was|did|does|has|had|will|would|can|could) (s?he)\b(?: \w+){0,5}\W{0,9}$",
    re.IGNORECASE,
)
"""A question that names nobody and asks of one: "How old is she?"."""
AGE = re.compile(r"^\W{0,9}(?:and )?how old\b", re.IGNORECASE)
WORD = re.compile(r"[A-Za-z]+")


class Pronouns:
    """A question that may ask of somebody by "he" or "she"."""

    def __init__(self, question: str) -> None:
        asked = OF_ONE.match(question)
        she = asked is not None and asked[1].lower() == "she"
        self._own = (SHE | GIRLS) if she else (HE | BOYS)
        other, others = (HE, BOYS) if she else (SHE, GIRLS)
        self._other = other | others if AGE.match(question) else other
        self._asks = asked is not None and not other & set(WORD.findall(question))

    def missed(self, sentence: str) -> bool:
        """Return whether a sentence has words of the other sex, and none of the one asked of.

        "A woman" is of another only where it is asked how old he is.
        """
        said = set(WORD.findall(sentence)) if self._asks else set()
        return bool(said & self._other) and not said & self._own
