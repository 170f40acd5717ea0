"""How old somebody is: "Sunniva Eikeland, 47," tells her age, and nobody else's."""

import re

from rag.evidence.words import Word, key_of, words

CAPITAL = r"[^\W\d_a-z][\w\u2019-]+"
PARTICLE = r"(?:(?:de|da|del|van|von|der|den|al|bin|el|la|le) ){0,2}"
NAME = rf"\b{CAPITAL}(?: {PARTICLE}{CAPITAL}){{0,3}}"
ASKED = re.compile(
    rf"\b[Hh]ow old (?:is|was) (?:(?P<name>{NAME})|s?he)\W*(?:\((?P<meant>{NAME})\)\W*)?$"
)
NOW = r"(?:, (?:who (?:is|was) |aged |now )?| \((?:aged )?)"
TOLD = re.compile(
    rf"(?P<name>{NAME}){NOW}1?\d?\d(?=[,.;)]|$| and (?!\d))|\b1?\d?\d-year-old (?P<later>{NAME})"
)
TITLE_WORDS = """
mr mrs ms dr sir dame lord lady prime minister president chancellor mayor governor senator professor
general colonel captain judge king queen prince princess pope deputy
"""
OTHER_WORDS = """
january february march april may june july august september october november december room flight
route highway street avenue article chapter section page
"""
TITLES, NO_PERSON = (frozenset(map(key_of, told.split())) for told in (TITLE_WORDS, OTHER_WORDS))
OWN, ANOTHERS = 4.0, -8.0


class Ages:
    """A question that asks how old somebody is whom it names, and nothing else."""

    def __init__(self, question: str) -> None:
        asked = ASKED.search(question)
        self._person = _parts(asked["meant"] or asked["name"] or "") if asked else []

    def of_sentence(self, sentence: str) -> float:
        """Return what to add to a sentence's log odds where it tells the age of somebody.

        Another's age speaks against one that does not name whom it is asked of.
        """
        if not self._person:
            return 0.0
        told = [_parts(one["name"] or one["later"]) for one in TOLD.finditer(sentence)]
        people = [one for one in told if one and not NO_PERSON & set(one)]
        if any(self._is_named(one) for one in people):
            return OWN
        said = {word.key for word in words(sentence)}
        return ANOTHERS if people and self._person[-1] not in said else 0.0

    def _is_named(self, parts: list[str]) -> bool:
        """Return whether a name has the last one's, and no other first name."""
        own = self._person
        same_first = len(parts) == 1 or len(own) == 1 or parts[0] == own[0]
        return parts[-1] == own[-1] and same_first


def _parts(name: str) -> list[str]:
    """Return the keys of a name's words, without titles."""
    return [word.key for word in words(name) if _is_part(word)]


def _is_part(word: Word) -> bool:
    return word.content and word.key not in TITLES
