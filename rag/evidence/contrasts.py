"""Of clauses that say the opposite of each other, the one that says what is asked.

"The Greens voted for it; the Liberals voted against" tells of both who was for and against.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rag.evidence.answer_types import WHOLE_SENTENCES, expected_type
from rag.evidence.opposites import opposites
from rag.evidence.verbs import based
from rag.evidence.words import Word, words

ASKS_WHO = re.compile(r"^\W*(?:and |but |so )?(?:who|which|what)\b", re.IGNORECASE)
ASKS_WHERE = re.compile(r"^\W*(?:and |but |so )?where\b", re.IGNORECASE)
CLAUSE = re.compile(
    r";\s+|,? (?:but|while|whereas|although|though) |, and (?=the |an? |[A-Z])| and (?=\w+est\b)"
)
VOTES = (
    r"vot(?:e[sd]?|ing)|argu(?:e[sd]?|ing)|spoke|speaks?|campaign(?:s|ed|ing)?|w(?:as|ere)|is|are"
)
SIDE = re.compile(rf"\b(?:{VOTES})(?: [\w-]+){{0,3}}? (?P<side>for|against)\b", re.IGNORECASE)
FOR, AGAINST = "for", "against"
REFUSES = re.compile(r"\b(?:no|not|never|neither|nor|without)\b|n['\u2019]t\b", re.IGNORECASE)
FEWEST = 2
BEFORE_VERB = re.compile(
    r"(?: (?:all|both|also|then|had|has|have|was|were|is|are|will|would|did|not|never|\w+ly))*\s*$"
)
BY = re.compile(
    r"[^,;]*?\bby (?!an? (?:\w+ )?(?:margin|majority))(?P<who>(?:the |its |an? )?[^\W\d][^,;.]*)"
)
PLACE = re.compile(
    r"\b(?:in|at|on|near) (?P<who>(?:the )?[A-Z][\w'\u2019-]*(?: [A-Z][\w'\u2019-]*)*"
    r"(?: (?:district|area|region|county|province|valley))?)"
)
WRONG_SIDE = -3.0


class Clause(NamedTuple):
    """A clause of a sentence, with where it stands in it and its words."""

    start: int
    end: int
    said: list[Word]


class Contrast:
    """A question for what is so of one of two sides: who was for it, how much rents rose."""

    def __init__(self, question: str) -> None:
        self._doer = bool(ASKS_WHO.search(question))
        self._place = bool(ASKS_WHERE.search(question))
        whole = expected_type(question) in WHOLE_SENTENCES
        keys = set() if whole else {word.key for word in based(words(question))}
        self._sides = [
            (here, there)
            for one, other, converse in opposites()
            for here, there in ((one, other), (other, one))
            if here & keys and not (there & keys or converse)
        ]
        asked = None if whole else SIDE.search(question)
        self._side = asked["side"].lower() if asked else ""

    def told(self, sentence: str, start: int) -> float:
        """Return what to add to a sentence's log odds: less where the other side is told of.

        Not where that clause denies it: "did not reject it" tells who was for it.
        """
        own = self._own(list(self._clauses(sentence)), sentence, start)
        return WRONG_SIDE if own and not REFUSES.search(sentence, own.start, own.end) else 0.0

    def chosen(self, sentence: str, start: int, end: int) -> tuple[int, int]:
        """Return where stands who is on the side that is asked for, where that is another clause.

        It stays as it is where the clause there does not tell only of the other side.
        """
        clauses = list(self._clauses(sentence)) if self._doer or self._place else []
        if len(clauses) < FEWEST or self._own(clauses, sentence, start) is None:
            return start, end
        for one in clauses:
            at = self._says(one, sentence, asked=True)
            if at is not None and self._says(one, sentence, asked=False) is None:
                placed = PLACE.search(sentence, one.start, one.end) if self._place else None
                found = placed.span("who") if placed else None
                return found or (_who(sentence, one, at) if self._doer else None) or (start, end)
        return start, end

    def _own(self, clauses: Sequence[Clause], sentence: str, start: int) -> Clause | None:
        """Return the clause that a place lies in, where it tells only of the other side."""
        own = next((one for one in clauses if one.start <= start < one.end), None)
        if own is None or self._says(own, sentence, asked=True) is not None:
            return None
        return None if self._says(own, sentence, asked=False) is None else own

    def _clauses(self, sentence: str) -> Iterator[Clause]:
        """Yield the clauses of a sentence; none where no side is asked for."""
        if not (self._sides or self._side):
            return
        said, begin = based(words(sentence)), 0
        for found in (*CLAUSE.finditer(sentence), None):
            end = found.start() if found else len(sentence)
            yield Clause(begin, end, [word for word in said if begin <= word.start < end])
            begin = found.end() if found else end

    def _says(self, clause: Clause, sentence: str, *, asked: bool) -> int | None:
        """Return where the word stands by which a clause is of the side asked for, or the other."""
        if self._side:
            wanted = self._side if asked else (AGAINST if self._side == FOR else FOR)
            found = SIDE.finditer(sentence, clause.start, clause.end)
            return next((m.start() for m in found if m["side"].lower() == wanted), None)
        keys = [here if asked else there for here, there in self._sides]
        return next((w.start for w in clause.said if any(w.key in side for side in keys)), None)


def _who(sentence: str, clause: Clause, verb: int) -> tuple[int, int] | None:
    """Return where the doer of a clause's verb stands: before it, or behind "by"."""
    if by := BY.match(sentence, verb, clause.end):
        return by.span("who")
    who = BEFORE_VERB.sub("", sentence[clause.start : verb])
    return (clause.start, clause.start + len(who)) if who else None
