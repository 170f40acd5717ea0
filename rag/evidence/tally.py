"""How many died is also told by which of them one was: "a second person has died"."""

import re

ASKED = re.compile(
    r"\bhow many(?: [\w']+){0,6}? (?:die[sd]?|dead|deaths?|killed)\b|\bdeath toll\b", re.IGNORECASE
)
ORDINALS = (
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|\d+(?:nd|rd|th))"
)
BETWEEN = r"(?:(?!\b(?:not|alive|guilty)\b)[^.;]){0,40}?"
TOLD = re.compile(
    rf"\b(?:an?|the) {ORDINALS} (?:(?:person|man|woman|child)\b{BETWEEN}"
    rf"\b(?:died|was killed|been killed|dead)\b|(?:victim|body|death)\b{BETWEEN}"
    r"\b(?:died|killed|dead|found|recovered|confirmed|reported)\b)",
    re.IGNORECASE,
)
TELLS = 4.0


class Tally:
    """A question for how many have died."""

    def __init__(self, question: str) -> None:
        self._asked = bool(ASKED.search(question))

    def told(self, sentence: str) -> float:
        """Return what to add to a sentence's log odds: more where it counts one more death."""
        return TELLS if self._asked and TOLD.search(sentence) else 0.0
