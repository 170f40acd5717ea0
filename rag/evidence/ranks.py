"""Who came second is not who won: a rank that is asked for, and the race that it was in."""

import re

ORDINALS = {
    "second": ("2nd", "2.", "runner-up", "runners-up", "silver"),
    "third": ("3rd", "3.", "bronze"),
    "fourth": ("4th", "4."),
    "fifth": ("5th", "5."),
    "last": ("bottom",),
}
ASKED = re.compile(
    r"^\W*(?:and |but |so )?(?:who|which \w+) (?:\w+ )?"
    r"(?:came|comes?|finish(?:ed|es)?|was|were|is|placed|ended(?: up)?|ranks?|ranked|took)"
    rf" (?:in |the )?(?P<rank>{'|'.join(ORDINALS)}|runners?-up)\b(?! (?:to|time)\b)",
    re.IGNORECASE,
)
OF_SOMETHING = (
    r"(?! (?:year|time|straight|consecutive|successive|win|victory|title|season|day|round|stage"
    r"|race|set|half|quarter|minute)\b)"
)
"""What stands behind an ordinal that is no rank: "for the third year"."""
WON = re.compile(r"\b(?:won|wins?|winn\w+|victor\w*|gold|first)\b|^1\.", re.IGNORECASE)
SEXES = (re.compile(r"\bmen\b", re.IGNORECASE), re.compile(r"\bwomen\b", re.IGNORECASE))
RACE = re.compile(
    r"\b(?:men|women)(?:['\u2019]s)? (?:\w+ ){0,2}"
    r"(?:race|run|final|event|title|marathon|sprint|slalom|downhill|singles|doubles|match|relay)\b",
    re.IGNORECASE,
)
MISSED = -10.0


class Rank:
    """A question for who came second, third or last, perhaps in the women's race or the men's."""

    def __init__(self, question: str) -> None:
        asked = ASKED.search(question)
        rank = asked["rank"].lower() if asked else ""
        self._rank = "second" if rank.startswith("runner") else rank
        self._sex = next((n for n, sex in enumerate(SEXES) if sex.search(question)), None)
        if all(sex.search(question) for sex in SEXES) or not RACE.search(question):
            self._sex = None

    def told(self, text: str, start: int, end: int) -> float:
        """Return what to add to the log odds of the sentence of a passage that stands there.

        Less where it tells only of who won, or of the other race: of the one that was named last.
        """
        if self._sex is not None and self._last_named(text, start, end) == 1 - self._sex:
            return MISSED
        sentence = text[start:end]
        if not self._rank or not WON.search(sentence):
            return 0.0
        ranks = (rf"{self._rank}\b{OF_SOMETHING}", *map(re.escape, ORDINALS[self._rank]))
        known = re.search(rf"\b(?:{'|'.join(ranks)})", sentence, re.IGNORECASE)
        return 0.0 if known else MISSED

    def _last_named(self, text: str, start: int, end: int) -> int | None:
        """Return which race a sentence tells of; None where it names both, or none was named."""
        here = [n for n, sex in enumerate(SEXES) if sex.search(text, start, end)]
        if here:
            return here[0] if len(here) == 1 else None
        before = [(found.start(), n) for n, sex in enumerate(SEXES) for found in sex.finditer(text)]
        return max((one for one in before if one[0] < start), default=(0, None))[1]
