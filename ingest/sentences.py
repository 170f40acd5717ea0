"""Where sentences end: nupunkt inside a paragraph, and never across one."""

import re
from functools import cache
from itertools import pairwise, product

from nupunkt import PunktSentenceTokenizer
from nupunkt.models import load_default_model

from rag.types import Span

LONGEST_SENTENCE = 1500
"""Characters; what is longer (a table, a list of names) is cut at the safest place below this."""

WRAP_WIDTHS = range(40, 121)
"""Line lengths at which a text may have been wrapped by an editor or a page."""

_BLOCK = re.compile(r"\S.*?(?=\n[^\S\n]*\n|\Z)", re.DOTALL)
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_WORD = re.compile(r"[^\W\d_]")
_IDEOGRAPHIC_END = re.compile(r"[。！？।]+[\"’」』）]*")  # noqa: RUF001
_SAFE_CUTS = (re.compile(r"[.!?;]\s"), re.compile(r"[:,–—]\s"), re.compile(r"\s"))  # noqa: RUF001

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
def _tokenizer() -> PunktSentenceTokenizer:
    """Return nupunkt's own model with ranks and offices of the news added to it."""
    tokenizer = load_default_model()
    tokenizer.add_abbreviations(_MORE_ABBREVIATIONS)
    tokenizer.parameters.abbrev_types.discard("cent")  # "7.5 per cent." ends a sentence
    tokenizer.parameters.collocations.update(product(("u.s", "u.k", "u.n"), _OFFICES))
    tokenizer.clear_decision_cache()
    return tokenizer


def sentences(text: str) -> list[Span]:
    """Return the sentences of `text` in order; every character but white space is in one."""
    plain = text.translate(_PLAIN_QUOTES)
    return [
        sentence
        for paragraph in paragraphs(plain)
        for whole in _within(plain, paragraph)
        for sentence in _bounded(plain, whole)
    ]


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs: every line is one, except in a block of wrapped lines."""
    found: list[Span] = []
    for block in _BLOCK.finditer(text):
        lines = [Span(start=m.start(), end=m.end()) for m in _LINE.finditer(text, *block.span())]
        if _wrapped([line.of(text) for line in lines]):
            lines = [Span(start=lines[0].start, end=lines[-1].end)]
        found += [stripped for line in lines if (stripped := _strip(text, line.start, line.end))]
    return found


def _wrapped(lines: list[str]) -> bool:
    """Return whether each line ends where the next word would not have fitted."""
    width = max(len(line.rstrip()) for line in lines)
    return (
        len(lines) > 2
        and width in WRAP_WIDTHS
        and all(
            len(line.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > width
            for line, after in pairwise(lines)
        )
    )


def _within(text: str, paragraph: Span) -> list[Span]:
    """Return the sentences of one paragraph, from the places where the tokenizer ends one."""
    inside = paragraph.of(text)
    ends = {end for _, end in _tokenizer().span_tokenize(inside)}
    ends = {end for end in ends if not _goes_on(inside, end)}
    ends.update(match.end() for match in _IDEOGRAPHIC_END.finditer(inside))
    cuts = _worded(inside, sorted(ends))
    spans = (_strip(text, paragraph.start + a, paragraph.start + b) for a, b in pairwise(cuts))
    return [span for span in spans if span]


def _goes_on(text: str, end: int) -> bool:
    """Return whether what follows cannot begin a sentence: lower case, or a name after "U.T."."""
    after = text[end:].lstrip()
    if after[:1].islower() or after[:1] in set(",;:)]}"):
        return True
    word = _FIRST_WORD.match(after)
    return bool(word and _INITIALS.search(text[:end].rstrip()) and word[0] not in _STARTERS)


def _worded(text: str, ends: list[int]) -> list[int]:
    """Return the cuts that leave a word in every piece: "1." and "”" are no sentences."""
    cuts = [0]
    for end in ends:
        if _WORD.search(text, cuts[-1], end):
            cuts.append(end)
    if len(cuts) > 1 and not _WORD.search(text, cuts[-1]):
        cuts.pop()
    return [*cuts, len(text)]


def _bounded(text: str, sentence: Span) -> list[Span]:
    """Cut a sentence that is longer than any real one, at its last safe place."""
    pieces: list[Span] = []
    rest: Span | None = sentence
    while rest and rest.end - rest.start > LONGEST_SENTENCE:
        cut = _last_safe_cut(text, rest.start, rest.start + LONGEST_SENTENCE)
        piece = _strip(text, rest.start, cut)
        pieces += [piece] if piece else []
        rest = _strip(text, cut, rest.end)
    return [*pieces, rest] if rest else pieces


def _last_safe_cut(text: str, start: int, end: int) -> int:
    half = (start + end) // 2
    for pattern in _SAFE_CUTS:
        places = [match.end() for match in pattern.finditer(text, half, end)]
        if places:
            return places[-1]
    return end


def _strip(text: str, start: int, end: int) -> Span | None:
    """Return the range without white space at its ends, or None when nothing else is in it."""
    inside = text[start:end]
    bare = inside.strip()
    if not bare:
        return None
    left = start + len(inside) - len(inside.lstrip())
    return Span(start=left, end=left + len(bare))
