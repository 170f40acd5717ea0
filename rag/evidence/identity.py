"""Who somebody is, told in the words around a name: "Anna Berg, who speaks for the miners"."""

import re

WHO_IS = re.compile(
    r"^\W*who(?:['\u2019]s| is| was) (?P<name>(?-i:[A-Z])[\w.'\u2019-]+"
    r"(?: (?:(?-i:[A-Z])[\w.'\u2019-]*|of|de|von|van|al|bin|the))*)\W*$",
    re.IGNORECASE,
)
TELLS = r",? (?P<told>who (?!said|says|told|added|spoke|asked)\w+ [^,.;:!?\u201d\"]+)"


def identity(question: str, sentence: str) -> tuple[int, int] | None:
    """Return where a sentence tells in a clause of its own who somebody is that is asked about."""
    asked = WHO_IS.search(question)
    found = asked and re.search(re.escape(asked["name"]) + TELLS, sentence)
    return found.span("told") if found else None
