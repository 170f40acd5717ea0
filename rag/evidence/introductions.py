"""Asked which of several, a sentence that introduces a list tells it: "The towns are:"."""

import re

OF_SEVERAL = re.compile(r"^\W*(?:and |but |so )?(?:which|what) [a-z]+s\b", re.IGNORECASE)
TELLS = 4.0


class Introduction:
    """A question for several things of a kind."""

    def __init__(self, question: str) -> None:
        self._asked = bool(OF_SEVERAL.search(question))

    def told(self, sentence: str) -> float:
        """Return what to add to a sentence's log odds: more where a list stands behind it."""
        return TELLS if self._asked and sentence.rstrip().endswith(":") else 0.0
