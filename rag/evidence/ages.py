"""How old somebody is: "Sunniva Eikeland, 47," tells her age, and nobody else's."""

import re

from rag.evidence.words import names, words

ASKED = re.compile(
    r"\bhow old (?:is|was)\b|\bwhat(?: is|['\u2019]s) (?:his|her) age\b", re.IGNORECASE
)
NAME = r"[^\W\d_a-z][\w'\u2019-]+(?: [^\W\d_a-z][\w'\u2019-]+){0,3}"
TOLD = re.compile(
    rf"({NAME}),? (?:\(|(?:who (?:is|was|turns) )?(?:aged )?)1?\d?\d(?=[,.;:)]|$| and (?!\d))"
    rf"|\b1?\d?\d-year-old ({NAME})"
)
OWN, ANOTHERS = 4.0, -8.0


class Ages:
    """A question that may ask how old somebody is whom it names."""

    def __init__(self, question: str) -> None:
        self._named = names(words(question)) if ASKED.search(question) else set[str]()

    def of_sentence(self, sentence: str) -> float:
        """Return what to add to a sentence's log odds where it tells the age of somebody."""
        if not self._named:
            return 0.0
        told = [{w.key for w in words(one[1] or one[2])} for one in TOLD.finditer(sentence)]
        if any(keys & self._named for keys in told):
            return OWN
        return ANOTHERS if told else 0.0
