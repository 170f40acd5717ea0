"""Asked whether somebody was warned, who "warned the mayor" tells it the other way round."""

import re

from rag.evidence.verbs import based
from rag.evidence.words import words

ASKED = re.compile(
    r"^\W*(?:(?:and|but|so),? )?(?:was|were|is|are|has|have|had)(?:n['\u2019]t)?"
    r" (?P<whom>(?:[\w'\u2019-]+ ){0,3}?[\w'\u2019-]+)"
    r"(?: (?:been|being|ever|not|also|already|since))*"
    r" (?P<done>[a-z]+(?:ed|en|ught|old|id|ade|uilt|hot|eld|ound|ent))\b",
    re.IGNORECASE,
)
BETWEEN = 3
TELLS = 5.0


class Passive:
    """A question for yes or no: whether something was done to somebody or something."""

    def __init__(self, question: str) -> None:
        asked = ASKED.match(question)
        whom = [w for w in words(asked["whom"]) if w.content] if asked else []
        self._whom = whom[-1].key if whom else ""
        self._done = based(words(asked["done"]))[0].key if asked else ""

    def told(self, sentence: str) -> float:
        """Return what to add to a sentence's log odds: more where it says who did so to them."""
        if not self._whom:
            return 0.0
        said = [word.key for word in based(words(sentence))]
        places = [n for n, key in enumerate(said) if key == self._done]
        done = any(self._whom in said[n + 1 : n + 1 + BETWEEN] for n in places)
        return TELLS if done else 0.0
