"""Where sentences end within one paragraph: nupunkt, and what the news adds to it."""

import importlib
import re
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # importing it takes long, and a question may need none of it
    from nupunkt import PunktSentenceTokenizer

_IDEOGRAPHIC_END = re.compile(r"[。！？।]+[\"’」』）]*")  # noqa: RUF001
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_BEGINNINGS = (
    "A After All Also Although An And Another As At Because Before Both But By Despite During Each"
    " Even For From Had Has Have He Her His How However If In Instead Is It Its Last Many Meanwhile"
    " Most Mr Mrs Ms Neither No Nor Not Now Of On Once One Only Or Other Our Over She Since So Some"
    " Still Such That The Their Then There These They This Those Though Through To Two Under Until"
    " We What When Where Whether Which While Who Why With Without Yet You"
)
_STARTERS = frozenset(_BEGINNINGS.split())
"""Words that begin a sentence after initials: "It moved to the U.S. The firm grew."."""

_PLAIN_QUOTES = str.maketrans("“”‘", '"""')  # noqa: RUF001
"""The tokenizer knows an abbreviation after a straight quote only; one for one keeps offsets."""

_MORE_ABBREVIATIONS = ["cmdr", "comdr", "lt", "mx", "pfc", "reps"]
_OFFICES = [
    # after "U.S." these go on with the sentence, though they begin one elsewhere
    "army",
    "attorney",
    "capitol",
    "central",
    "coast",
    "commerce",
    "congress",
    "customs",
    "department",
    "district",
    "embassy",
    "energy",
    "federal",
    "food",
    "forces",
    "geological",
    "government",
    "house",
    "immigration",
    "justice",
    "marine",
    "military",
    "national",
    "navy",
    "office",
    "olympic",
    "open",
    "postal",
    "president",
    "rep",
    "representative",
    "secretary",
    "senate",
    "senator",
    "special",
    "state",
    "supreme",
    "trade",
    "treasury",
    "vice",
]


@cache
def _tokenizer() -> "PunktSentenceTokenizer":
    """Return nupunkt's own model with ranks and offices of the news added to it."""
    models = importlib.import_module("nupunkt.models")  # slow, and not always needed
    tokenizer: PunktSentenceTokenizer = models.load_default_model()
    tokenizer.add_abbreviations(_MORE_ABBREVIATIONS)
    tokenizer.parameters.abbrev_types.discard("cent")  # "7.5 per cent." ends a sentence
    tokenizer.parameters.collocations.update(product(("u.s", "u.k", "u.n"), _OFFICES))
    tokenizer.clear_decision_cache()
    return tokenizer


def sentence_ends(text: str) -> list[int]:
    """Return the places behind which no sentence of the paragraph goes on, in order."""
    plain = text.translate(_PLAIN_QUOTES)
    ends = {end for _, end in _tokenizer().span_tokenize(plain)}
    ends = {end for end in ends if not _goes_on(plain, end)}
    return sorted(ends | {match.end() for match in _IDEOGRAPHIC_END.finditer(plain)})


def _goes_on(text: str, end: int) -> bool:
    """Return whether what follows cannot begin a sentence: lower case, or a name after "U.T."."""
    after = text[end:].lstrip()
    if after[:1].islower() or after[:1] in set(",;:)]}"):
        return True
    word = _FIRST_WORD.match(after)
    return bool(word and _INITIALS.search(text[:end].rstrip()) and word[0] not in _STARTERS)
