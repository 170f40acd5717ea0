"""One thing by two names: the UK and Britain, Mara Voll and Voll."""

from functools import cache

from rag.evidence.words import words

ALIASES = """
uk, united kingdom, britain, great britain
us, usa, united states, united states of america, america
uae, united arab emirates, emirates
eu, european union
un, united nations
netherlands, holland
czech republic, czechia
turkey, t\u00fcrkiye
ivory coast, c\u00f4te d'ivoire
myanmar, burma
eswatini, swaziland
south korea, republic of korea
north macedonia, macedonia
democratic republic of the congo, dr congo, drc
"""
PLACES = frozenset(["north", "south", "east", "west", "new", "northern", "southern", "central"])
"""West Virginia is not Virginia."""


def is_one(name: str, other: str) -> bool:
    """Return whether two names are one: the same words, known for one, or a last name of the other.

    A last name is one word that the other, longer name ends with.
    """
    one, also = _called(name), _called(other)
    if one == also or {_known().get(one, one)} == {_known().get(also, also)}:
        return True
    short, long = sorted((one.split(), also.split()), key=len)
    if len(short) != 1 or len(long) < 2 or short[0] != long[-1]:
        return False
    return long[0] not in PLACES and len(long) <= MOST_WORDS


MOST_WORDS = 4


def _called(name: str) -> str:
    """Return a name in small letters without marks, nor an article before it."""
    plain = " ".join(word.text.lower().replace(".", "") for word in words(name))
    return plain.removeprefix("the ")


@cache
def _known() -> dict[str, str]:
    rows = [row.split(", ") for row in ALIASES.splitlines() if row]
    return {name: row[0] for row in rows for name in row}
