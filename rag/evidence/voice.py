"""What an article's author thinks stands there as what "I" think."""

import re
from collections.abc import Sequence

from rag.evidence.rarity import english_rarity
from rag.evidence.words import words

ASKED = re.compile(
    r"\b(?:say|says|said|think|thinks|thought|believe[sd]?|argue[sd]?|want(?:s|ed)?|feel|feels|felt"
    r"|against|support[s]?|favou?rs?|view|opinion|recommend[s]?|propose[sd]?)\b",
    re.IGNORECASE,
)
THE_AUTHOR = re.compile(r"\bthe (?:author|writer|columnist)\b", re.IGNORECASE)
QUOTED = re.compile(
    '["\u201c][^"\u201d]*["\u201d]?|\u00ab[^\u00bb]*\u00bb?|(?<!\\w)[\'\u2018].*?[\'\u2019](?!\\w)'
)
IN_PERSON = re.compile(r"(?<![A-Z]\w{2} )(?<![A-Z]\w{4} )\bI\b(?!-)|\b(?:my|me)\b")
"""No "I" behind a king or a war: Charles I, World War I."""
RARE = 0.6
"""How rare a last name has to be: an author called King is not the king."""
TELLS = 6.0


class Voice:
    """A question for what somebody thinks, who may be an article's author."""

    def __init__(self, question: str) -> None:
        asked = bool(ASKED.search(question))
        self._named = {word.key for word in words(question)} if asked else set()
        self._author = asked and bool(THE_AUTHOR.search(question))

    def told(self, sentence: str, authors: Sequence[str]) -> float:
        """Return what to add to a sentence's log odds: more where who is asked about says "I"."""
        last_names = {
            said[-1].key
            for one in authors
            if len(said := words(one)) > 1 and english_rarity()(said[-1].key) > RARE
        }
        theirs = self._author or bool(last_names & self._named)
        return TELLS if theirs and IN_PERSON.search(QUOTED.sub("", sentence)) else 0.0
