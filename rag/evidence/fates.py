"""What befell those who are counted: asked how many are missing, the dead are another count."""

import re
from collections.abc import Iterator

ASKS = re.compile(r"\bhow many\b|\b(?:death |casualty )?toll\b", re.IGNORECASE)
FATES = {
    "dead": r"kill\w*|dead|die[sd]?|dying|deaths?|fatal\w*|drown\w*|perish\w*|toll|lost (?:his|her"
    r"|their) li(?:fe|ves)|lives? lost|bod(?:y|ies)|murder\w*|shot dead",
    "hurt": r"injur\w*|wound\w*|hurt|hospitali[sz]\w+",
    "missing": r"missing|unaccounted",
    "saved": r"rescu\w*|sav(?:ed|ing)|surviv\w*|escap\w*|pull(?:ed|ing)",
    "aboard": r"aboard|on board|on it|carrying",
    "homeless": r"homeless|displac\w*|evacuat\w*|fled|flee(?:ing)?|driven"
    r"|(?:left|lost|leav(?:e|ing)|los(?:e|ing)) their homes?",
    "living": r"home to|population of|liv(?:e[sd]?|ing) (?:in|there)",
    "held": r"arrest\w*|detain\w*|detention|jail\w*|imprison\w*",
}
FATE = "|".join(f"(?P<{name}>\\b(?:{words})\\b)" for name, words in FATES.items())
FOUND = re.compile(FATE, re.IGNORECASE)
ABOUT = (
    r"(?:at least|at most|more than|fewer than|less than|up to|as many as|about|around|nearly"
    r"|almost|some|over|under|another|all|an estimated|only|just|roughly|rose to|rises to|stands at"
    r"|stood at|is|was|has risen to|risen to|climbed to|of|to|the)"
)
NUMBER_OF = re.compile(
    rf"\b(?:number|count|total|tally) of [^.;,]{{0,60}}?(?:{FATE})[^.;]*\b(?:to|at|is|was|reached)"
    rf"(?:\s+{ABOUT})*\s*$",
    re.IGNORECASE,
)
"""Whom a number counts that stands far behind: "the number of those killed has risen to 11"."""
ON_IT = re.compile(
    r"\bhow many (?:[a-z]+ ){0,3}(?:were|was|are|is) (?:on|in|inside) (?:the|a|this|that)\b"
    r"(?! (?:\w+ )?(?:list|team|city|town|country|area|world|region|state))",
    re.IGNORECASE,
)
"""It is asked who was aboard, or inside."""
BEFORE = re.compile(rf"(?:{FATE})(?:\s+{ABOUT})*\s*$", re.IGNORECASE)
ENDS = re.compile(r"[,;:.()\u2013\u2014]|\b(?:and|but|while|after|when|as|with|including)\b")
REACH = 60
"""How far behind a figure, in characters, what befell those it counts may stand."""


class Fates:
    """A question for how many were killed, hurt, missing, saved, aboard, homeless or held."""

    def __init__(self, question: str) -> None:
        self.asked = set(_fates(question)) if ASKS.search(question) else set()
        if not self.asked and ON_IT.search(question):
            self.asked = {"aboard"}

    def another(self, sentence: str, start: int, end: int) -> bool:
        """Return whether the figure at [start, end) counts those whom something else befell.

        "Killing 14 people and leaving dozens missing" tells not how many are missing. Where the
        sentence says nothing of it right before or behind the figure, it may.
        """
        if not self.asked:
            return False
        ahead = BEFORE.search(sentence[:start]) or NUMBER_OF.search(sentence[:start])
        told = {ahead.lastgroup} if ahead else set(_fates(_clause(sentence, end)))
        return bool(told) and not told & self.asked


def _clause(sentence: str, end: int) -> str:
    """Return what stands behind a figure, to the end of its clause."""
    behind = sentence[end : end + REACH]
    stops = ENDS.search(behind)
    return behind[: stops.start()] if stops else behind


def _fates(text: str) -> Iterator[str | None]:
    return (match.lastgroup for match in FOUND.finditer(text))
