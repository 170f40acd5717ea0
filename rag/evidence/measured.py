"""Figures that cannot be the measure asked for: of another thing or dimension, a day, a whole."""

import re

from rag.evidence.answer_types import FIGURES, expected_type
from rag.evidence.counted import Counted
from rag.evidence.dimensions import (
    dimensions,
    measures_alone,
    never_asked_for,
    without_unit,
)
from rag.evidence.fates import Fates
from rag.evidence.quantities import quantities
from rag.evidence.rounding import bare, rounded
from rag.evidence.times import MONTH
from rag.evidence.words import words

DAY_OF_MONTH = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}|{MONTH} \d{{1,2}})(?:,? \d{{4}})?"
)
BOUNDS = re.compile(
    r"\b(?:since|until|till|to|from|between|and|before|after|by)\s*$", re.IGNORECASE
)
AGE_OF_ONE = re.compile(r"\bhow old (?:is|was)\b", re.IGNORECASE)
OF_A_CLASS = re.compile(r"[\w-]*[- ]olds\b")
BY_HOW_MUCH = re.compile(r"^\W*by how (?:many|much)\b", re.IGNORECASE)
CHANGES = (
    r"rais\w*|ris(?:e|es|en|ing)|rose|increas\w*|gr[eo]w\w*|f[ae]ll(?:s|en|ing)?|drop\w*|cut"
    r"|lower\w*|climb\w*|jump\w*|doubl\w*|halv\w*|reduc\w*|shr[aiu]nk\w*|slip\w*"
)
"""Verbs of a figure that changes."""
AT_FIRST = re.compile(
    r"\b(?:at first|first|initially|originally|earlier|before|previously)\b", re.IGNORECASE
)
GROWN = re.compile(
    r"\b(?:but|and|then|before|though|although),? (?:(?:it|this|that|which|later|since|then|has|had"
    r"|the (?:bill|costs?|price|toll|figure|number|total|count|sum|estimate|budget)|been|was) )*"
    rf"(?:{CHANGES})(?: (?:again|further|sharply|later|since))? to "
)
SIGN = 3
"""How far in a figure begins behind its sign."""
DIFFERS = re.compile(
    r"\b(?:by|margin|ahead|clear|more|less|fewer|up|down|from|than|lead\w*|beat\w*|gain\w*"
    rf"|widen\w*|los\w+|{CHANGES})\b",
    re.IGNORECASE,
)


class Measured:
    """A question that may ask for a figure, and which figures cannot be meant."""

    def __init__(self, question: str) -> None:
        self._question = question
        self._asked = {w.key for w in words(question) if w.content}
        self._figure = expected_type(question) in FIGURES
        self._never = never_asked_for(question)
        self._counted = Counted(question)
        self._fates = Fates(question)
        self._differs = bool(BY_HOW_MUCH.search(question))
        self._of_one = bool(AGE_OF_ONE.search(question))

    def figure_of(self, answer: str) -> tuple[int, int]:
        """Return where in the words that answer the figure stands that is asked for, if one is."""
        return bare(answer, self._asked) if self._figure else (0, len(answer))

    @property
    def asks_for_figure(self) -> bool:
        """Whether a figure is asked for."""
        return self._figure

    def grown_to(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Return what a figure came to, where its sentence says so: "but the bill rose to 5m".

        It stays as it is where it is asked what was first told, or nothing of its unit follows so.
        """
        asks = self._figure and not AT_FIRST.search(self._question)
        marked = next(quantities(text[start:end]), None) if asks else None
        for match in GROWN.finditer(text, end) if marked else ():
            behind = text[match.end() :]
            told = next(quantities(behind), None)
            if marked and told and told.start < SIGN and told.unit == marked.unit:
                last = match.end() + len(behind[: told.end].rstrip())
                return rounded(text, match.end() + told.start, last)
        return start, end

    def lacks_figure(self, answer: str) -> bool:
        """Return whether a figure is asked for, and these words have none."""
        return self._figure and not any(word.number for word in words(answer))

    def of_another_kind(self, sentence: str, start: int, end: int) -> bool:
        """Return whether what stands there measures or counts what is not asked for.

        Of days of the month and years, those since or until which something was so may answer; how
        old somebody is "a class of seven-year-olds" does not tell.
        """
        if self._of_one and OF_A_CLASS.match(sentence, end):
            return True
        told = set(dimensions(sentence, start, end)) if self._never else set()
        if told and told <= self._never and measures_alone(sentence, start, end):
            return True
        first, last = (start + at for at in self.figure_of(sentence[start:end]))
        if self._counted.another(sentence, last) or self._fates.another(sentence, first, last):
            return True
        if not self._figure or BOUNDS.search(sentence, 0, start):
            return False
        day = DAY_OF_MONTH.fullmatch(sentence, start, end)
        return bool(day) or without_unit(self._question, sentence, start, end)

    def tells_no_difference(self, sentence: str) -> bool:
        """Return whether it is asked by how much, and the sentence compares nothing."""
        return self._differs and not DIFFERS.search(sentence)
