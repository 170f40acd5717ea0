"""What a question counts, and whether a figure counts another thing that the question names."""

import re

from rag.evidence.words import words

HOW_MANY = re.compile(r"\bhow many\b(?! of\b)", re.IGNORECASE)
BEHIND = 3
PEOPLE = frozenset(w.key for w in words("people persons"))
NUMBER_OF_PEOPLE = re.compile(
    r"\b(?:number of (?:people|persons|dead|deaths)|(?:death )?toll)\b(?:(?! and )[^.;,])*$",
    re.IGNORECASE,
)
OF_THEM = re.compile(r"\s+of (?:them|us|whom)\b(?! (?:were|was|are|is|being)\b)", re.IGNORECASE)
SOME_PEOPLE = frozenset(
    w.key
    for w in words(
        "children child kids babies infants girls boys women teenagers pupils schoolchildren"
        " toddlers pensioners tourists foreigners nurses doctors"
    )
)
THINGS = frozenset(
    w.key
    for w in words(
        "animals dogs cats horses cattle sheep cows fish birds homes houses buildings apartments"
        " flats properties shops schools hospitals churches cars vehicles buses lorries trucks"
        " trains planes aircraft flights ships boats vessels bridges roads trees acres hectares"
        " goals points medals titles awards oscars prizes shots rounds bombs missiles drones guns"
        " weapons games matches songs books films episodes countries states towns cities villages"
        " companies firms factories stores bodies graves"
    )
)
NOT_ALL_PEOPLE = SOME_PEOPLE | THINGS
"""Things, and some people of all: "five people died" does not tell how many children."""


class Counted:
    """A question for how many: what it counts, and what else it names."""

    def __init__(self, question: str) -> None:
        asks = HOW_MANY.search(question)
        behind = [w for w in words(question) if asks and w.start >= asks.end()]
        first = next((n for n, w in enumerate(behind) if not w.content), len(behind))
        self._counts = {w.key for w in behind[:first]}
        named = {w.key for w in words(question) if w.content}
        self._others = named - self._counts if self._counts else set()

    def another(self, text: str, end: int) -> bool:
        """Return whether the figure that ends there counts what the question names besides.

        Asked how many people left their homes, "52,000 homes" are no people, while "1,900 guests"
        may be. "Five people died" tells of no children, "three of them won Oscars" of no Oscars,
        and "six houses" of no people.
        """
        told, figure_ends = set(), end
        for word in [w for w in words(text) if w.start >= end][:BEHIND]:
            if not word.content or text[end : word.start].strip(" -\u2011\n"):
                break
            told.add(word.key)
            end = word.end
        if self._of_people(text, figure_ends, told):
            return True
        if self._counts & PEOPLE and told & THINGS - self._counts:
            return True
        return bool(told & self._others) and not told & self._counts

    def _of_people(self, text: str, end: int, told: set[str]) -> bool:
        """Return whether the figure counts people where things or some of them are asked for."""
        asked, found = self._counts & NOT_ALL_PEOPLE, words(text)
        keys = {w.key for w in found}
        if asked and OF_THEM.match(text, end):
            behind = {w.key for w in found if w.start >= end}
            return bool(asked & behind) and not asked & (keys - behind)
        if not asked or asked & keys:
            return False
        before = NUMBER_OF_PEOPLE.search(text[:end]) if not told else None
        return bool(told & PEOPLE) or bool(before)
