"""How many died is told by a toll, and by which of them one was: "a second person has died"."""

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
TOLL = re.compile(
    r"\b(?:(?:number|count) of (?:the )?(?:dead|deaths|killed|victims)|(?:death )?toll)\b"
    r"[^.;]{0,30}?\b(?:climbed|rose|risen|rises|stands|stood|jumped|reached|grew|grown|revised|put"
    r"|is|was|at|to|passed)\b[^.;]{0,25}?\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|\w+teen|twenty|thirty|dozens?|hundreds?|thousands?)\b",
    re.IGNORECASE,
)
TELLS = 4.0


class Tally:
    """A question for how many have died."""

    def __init__(self, question: str) -> None:
        self._asked = bool(ASKED.search(question))

    def told(self, sentence: str) -> float:
        """Return what to add to a sentence's log odds: more where it counts deaths."""
        told = self._asked and (TOLD.search(sentence) or TOLL.search(sentence))
        return TELLS if told else 0.0
