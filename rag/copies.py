"""Articles that are one report, printed by more than one outlet, reworded here and there or not."""

import re
from collections.abc import Mapping

WORD = re.compile(r"\w+")
SHINGLE = 5
MOST_CHARS = 20_000
LONG_WORDS = 12
"""Letters a word, in the mean: as long are words only where no space divides them."""
SAME = 0.5
"""So much of the shorter article's shingles stand in the other where they are one report.

Of 82,000 pairs of two outlets' articles that share any five words in a row, of a year of news, two
lie above it, a reprint and the transcript of one speech; the next, at .43 and .34, quote one
statement and are each outlet's own. Containment: Broder, "On the Resemblance and Containment of
Documents", 1997.
"""

AGENCIES = {
    "Reuters": "Reuters",
    "Associated Press": "AP",
    "AP": "AP",
    "Agence France-Presse": "AFP",
    "AFP": "AFP",
    **{
        name: name
        for name in (
            "dpa", "DPA", "EFE", "ANSA", "Xinhua", "TASS", "Interfax", "Bloomberg", "Kyodo",
            "Yonhap", "Ritzau", "NTB", "ANP", "Anadolu", "PTI", "Press Association",
        )
    },
}  # fmt: skip
AGENCY = re.compile(
    rf"(?:\baccording to|\btold|\bto)(?: the)?(?: news agency)? ({'|'.join(AGENCIES)})\b"
    rf"|\b({'|'.join(AGENCIES)}) (?:news agency )?(?:report(?:s|ed)|said|says|quoted)\b"
    rf"|\(({'|'.join(AGENCIES)})\)"
)


def agencies(text: str) -> set[str]:
    """Return the news agencies that a text names for what it says."""
    return {AGENCIES[next(filter(None, found.groups()))] for found in AGENCY.finditer(text)}


def reports(texts: Mapping[str, str]) -> dict[str, str]:
    """Return for each article's id that of the first one whose report it prints: its own, mostly.

    Of each text the first 20,000 characters are compared.
    """
    shingles = {one: _shingles(text) for one, text in texts.items()}
    found: dict[str, str] = {}
    for one, own in shingles.items():
        earlier = (other for other in found if _contained(own, shingles[other]) >= SAME)
        found[one] = next((found[other] for other in earlier), one)
    return found


def in_common(one: str, other: str, words: int = SHINGLE) -> float:
    """Return the share of the shorter text's runs of so many words that stand in the other.

    Of a text of fewer words it is one run; where words have no spaces between them, letters count.
    """
    size = max(min(words, *(len(_tokens(text)) for text in (one, other))), 1)
    return _contained(_shingles(one, size), _shingles(other, size))


def _shingles(text: str, size: int = SHINGLE) -> set[tuple[str, ...]]:
    words = _tokens(text)
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


def _tokens(text: str) -> list[str]:
    found = WORD.findall(text[:MOST_CHARS].lower())
    letters = "".join(found)
    return list(letters) if len(letters) > LONG_WORDS * len(found) else found


def _contained(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> float:
    return len(one & other) / max(min(len(one), len(other)), 1)
