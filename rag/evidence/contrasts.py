"""Of clauses that say the opposite of each other, the one that says what is asked.

"The Greens voted for it; the Liberals voted against" tells of both who was for and against.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rag.evidence.opposites import opposites
from rag.evidence.verbs import based
from rag.evidence.words import Word, words

ASKS_WHO = re.compile(r"^\W*(?:and |but |so )?(?:who|which|what)\b", re.IGNORECASE)
CLAUSE = re.compile(r";\s+|,? (?:but|while|whereas|although|though) |, and (?=the |an? |[A-Z])")
VOTES = (
    r"vot(?:e[sd]?|ing)|argu(?:e[sd]?|ing)|spoke|speaks?|campaign(?:s|ed|ing)?|w(?:as|ere)|is|are"
)
SIDE = re.compile(rf"\b(?:{VOTES})(?: [\w-]+){{0,3}}? (?P<side>for|against)\b", re.IGNORECASE)
FOR, AGAINST = "for", "against"
BEFORE_VERB = re.compile(
    r"(?: (?:all|both|also|then|had|has|have|was|were|is|are|will|would|did|not|never|\w+ly))*\s*$"
)
BY = re.compile(
    r"[^,;]*?\bby (?!an? (?:\w+ )?(?:margin|majority))(?P<who>(?:the |its |an? )?[^\W\d][^,;.]*)"
)


class Clause(NamedTuple):
    """A clause of a sentence, with where it stands in it and its words."""

    start: int
    end: int
    said: list[Word]


class Contrast:
    """A question for who was on one of two sides."""

    def __init__(self, question: str) -> None:
        keys = {word.key for word in based(words(question))} if ASKS_WHO.search(question) else set()
        self._sides = [
            (here, there)
            for one, other, converse in opposites()
            for here, there in ((one, other), (other, one))
            if here & keys and not (there & keys or converse)
        ]
        asked = SIDE.search(question) if keys else None
        self._side = asked["side"].lower() if asked else ""

    def chosen(self, sentence: str, start: int, end: int) -> tuple[int, int]:
        """Return where stands who is on the side that is asked for, where that is another clause.

        It stays as it is where the clause there does not tell only of the other side.
        """
        clauses = list(_clauses(sentence)) if self._sides or self._side else []
        own = next((one for one in clauses if one.start <= start < one.end), None)
        if own is None or len(clauses) == 1 or self._says(own, sentence, asked=True) is not None:
            return start, end
        if self._says(own, sentence, asked=False) is None:
            return start, end
        for one in clauses:
            at = self._says(one, sentence, asked=True)
            if at is not None and self._says(one, sentence, asked=False) is None:
                return _who(sentence, one, at) or (start, end)
        return start, end

    def _says(self, clause: Clause, sentence: str, *, asked: bool) -> int | None:
        """Return where the word stands by which a clause is of the side asked for, or the other."""
        if self._side:
            wanted = self._side if asked else (AGAINST if self._side == FOR else FOR)
            found = SIDE.finditer(sentence, clause.start, clause.end)
            return next((m.start() for m in found if m["side"].lower() == wanted), None)
        keys = [here if asked else there for here, there in self._sides]
        return next((w.start for w in clause.said if any(w.key in side for side in keys)), None)


def _clauses(sentence: str) -> Iterator[Clause]:
    said, begin = based(words(sentence)), 0
    for found in (*CLAUSE.finditer(sentence), None):
        end = found.start() if found else len(sentence)
        yield Clause(begin, end, [word for word in said if begin <= word.start < end])
        begin = found.end() if found else end


def _who(sentence: str, clause: Clause, verb: int) -> tuple[int, int] | None:
    """Return where the doer of a clause's verb stands: before it, or behind "by"."""
    if by := BY.match(sentence, verb, clause.end):
        return by.span("who")
    who = BEFORE_VERB.sub("", sentence[clause.start : verb])
    return (clause.start, clause.start + len(who)) if who else None
