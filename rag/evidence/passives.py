"""Asked whether somebody was warned, who "warned the mayor" tells it the other way round."""

import re

from rag.evidence.claims import negated
from rag.evidence.verbs import FORMS, based
from rag.evidence.words import words

IRREGULAR = "|".join(sorted({row.split()[-1] for row in FORMS.split(",") if row.strip()}))
ASKED = re.compile(
    r"^\W*(?:(?:and|but|so),? )?(?:was|were|is|are|has|have|had)(?:n['\u2019]t)?"
    r" (?P<whom>(?:[\w'\u2019-]+ ){0,3}?[\w'\u2019-]+)"
    r"(?: (?:been|being|ever|not|also|already|since))*"
    rf" (?P<done>[a-z]{{2,}}ed|{IRREGULAR})(?: (?:off|up|down|out|over|away|back))?"
    r"(?:\W*$| (?:by|in|on|at|before|after|when|to|from|over|yet|for|with|as|then|already)\b)"
)
BETWEEN = 3
TELLS = 5.0


class Passive:
    """A question for yes or no: whether something was done to somebody or something."""

    def __init__(self, question: str) -> None:
        asked = ASKED.match(question[:1].lower() + question[1:])
        whom = [w for w in words(asked["whom"]) if w.content] if asked else []
        self._whom = whom[-1].key if whom else ""
        self._done = based(words(asked["done"]))[0].key if asked else ""

    def told(self, sentence: str) -> float:
        """Return what to add to a sentence's log odds: more where it says who did so to them.

        Not where it says that nobody did, or of what is theirs.
        """
        said = based(words(sentence)) if self._whom else []
        places = [n for n, word in enumerate(said) if word.key == self._done]
        behind = (word for n in places for word in said[n + 1 : n + 1 + BETWEEN])
        done = any(
            w.key == self._whom and "\u2019" not in w.text and "'" not in w.text for w in behind
        )
        return TELLS if done and self._done not in negated(said, set()) else 0.0
