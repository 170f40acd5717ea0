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
_NUMBERED = re.compile(r"\b(?:nos?|vols?|figs?|pp?|ch|art|approx|est|ca)\.$", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:M(?:rs?|s|x)|Messrs|Dr|Prof|Rev|Fr|Rt|Hon|Msgr|Pres|(?:Sen|Rep|Gov|Gen)s?|Lt|Adm|Capt|Cmdr"
    r"|Col|Maj|Sgt|Cpl|Pvt|Pfc|Brig|Supt|Det|Insp|Atty|St|Mt)\.$"
)
_STATE = re.compile(r"\b(?:Mass|Miss|Ill|Ore|Wash|Ark|Ind|Del|Mont|Kan)\.$")
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

_INITIALISM = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_ABBREVIATED = """
mr mrs ms mx dr prof rev fr hon msgr sr jr esq messrs mmes
pres sen sens rep reps gov govs lt gen gens adm capt cmdr comdr col maj sgt cpl pvt pfc brig
supt insp det atty asst amb sec dist dept univ govt natl intl assn assoc inc corp ltd co cos
bros jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues thu thur thurs fri
ala ariz calif colo conn fla ga ky la md mich minn mo mont neb nev okla pa penn tenn tex va vt
wis wyo ont que st ste ave blvd rd hwy rte mt ft rt bldg apt vs ed eds
"""
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())
"""Behind these, and behind initials, a full stop ends no sentence by itself, whatever follows.

The library's own model takes 5,870 more for such, of statutes and scanned pages: "bank", "horse",
"free", "Poland", "York", "tax". What follows those was never a new sentence.
"""
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
    """Return nupunkt's own model with the abbreviations and offices of the news."""
    models = importlib.import_module("nupunkt.models")  # slow, and not always needed
    tokenizer: PunktSentenceTokenizer = models.load_default_model()
    known = tokenizer.parameters.abbrev_types
    known.intersection_update([one for one in known if _INITIALISM.fullmatch(one)])
    known |= _ABBREVIATIONS
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
    """Return whether what follows begins no sentence: lower case, "No. 5", a name after "U.T."."""
    after = text[end:].lstrip()
    if after[:1].islower() or after[:1] in set(",;:)]}"):
        return True
    before = text[:end].rstrip()
    if _TITLE.search(before) or (after[:1].isdigit() and _NUMBERED.search(before)):
        return bool(after)
    word = _FIRST_WORD.match(after)
    if word and _STATE.search(before):
        return bool(_TITLE.search(f"{word[0]}."))
    return bool(word and _INITIALS.search(before) and word[0] not in _STARTERS)
