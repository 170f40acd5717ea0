"""What a claim and its evidence have in common, as numbers between 0 (nothing) and 1 (all)."""

import re
from collections.abc import Sequence, Set
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from rag.evidence.alignment import aligned
from rag.evidence.figures import figures, values
from rag.evidence.rarity import Rarity, coverage
from rag.evidence.token_vectors import TokenVectors
from rag.evidence.verbs import based
from rag.evidence.words import Word, key_of, words

OPENS, CLOSES = '(?:(?<![^\\s(\\[])"|[\u201c\u201e\u00ab])', '["\u201d\u201c\u00bb]'
SHORTENED = r"(?!(?:s|t|d|m|ll|re|ve)\b)"
PAIRED = re.compile(
    f'{OPENS}([^"\u201c\u201d\u201e\u00ab\u00bb]*)(?:{CLOSES}|$)'
    "|(?<![^\\s(\\[])\u2018([^\u2018\u2019]*(?:\u2019\\w[^\u2018\u2019]*)*)(?:\u2019(?!\\w)|$)"
    f"|(?<![^\\s(\\[])'(?=[^\\W\\d_]){SHORTENED}([^']*(?:'\\w[^']*)*)'(?!\\w)"
)
SENTENCE_END = re.compile(r"(?<=[.!?])[\"\u201d\u2019')]*\s+|\n+")
PLAIN_NEGATIONS = frozenset({"not", "no", "never", "nor", "neither", "without", "cannot"})
MORE_NEGATIONS = "none nobody nothing nowhere hardly scarcely barely"
NEGATIONS = PLAIN_NEGATIONS | set(MORE_NEGATIONS.split())
LIGHT = frozenset({"yet", "longer", "ever", "even", "one"})
WORDS_IN_LY = "only reply supply apply rely comply imply multiply fly ally rally bully family"
NO_ADVERBS = frozenset(WORDS_IN_LY.split())
REFUSALS = frozenset(map(key_of, ["refuse", "deny", "reject"]))
SHORTFALLS = frozenset(map(key_of, ["decline", "fail"]))
RULED_OUT = {"rule": "out", "stop": "short", "fall": "short"}
UNTRUE = frozenset(map(key_of, ["lie", "hoax", "myth", "false", "falsely", "untrue", "wrongly"]))
REFUSABLE = frozenset({"to", "that", "a", "an", "the", "any", "all", "his", "her", "its", "their"})
WORDS_OF_SAYING = (
    "say said told claim allegation alleged accusation report suggestion evidence proof proven"
    " confirm know known believe think clear sign"
)
SAYING = frozenset(map(key_of, WORDS_OF_SAYING.split()))


class ClaimMatch(NamedTuple):
    """How far the evidence carries a claim; every part is 1 when nothing is missing."""

    aligned: float
    covered: float
    numbers: float
    quotes: float
    negation: float


class Evidence:
    """A text that claims are held against, prepared once."""

    def __init__(self, text: str, tokens: Sequence[TokenVectors] = ()) -> None:
        self.flat = flat(text)
        self.sentences = [words(s) for s in SENTENCE_END.split(text) if s.strip()]
        self.keys = [{word.key for word in sentence} for sentence in self.sentences]
        self.pairs = [a | b for a, b in pairwise([*self.keys, set()])]
        self.numbers = values(words(text))
        vectors = [one.vectors for one in tokens if len(one.vectors)]
        self.vectors = np.concatenate(vectors) if vectors else None


def match(claim: str, evidence: Evidence, rarity: Rarity, tokens: TokenVectors) -> ClaimMatch:
    """Compare one claim with its evidence."""
    said = words(claim)
    weights = {word.key: rarity(word.key) for word in said if word.content}
    shares = [coverage(weights, keys) for keys in evidence.keys]
    told = evidence.sentences[int(np.argmax(shares))] if shares else []
    pairs = [coverage(weights, keys) for keys in evidence.pairs]
    return ClaimMatch(
        aligned=_aligned(tokens, evidence),
        covered=max(pairs, default=0.0) if weights else 1.0,
        numbers=share({figure.values[0] for figure in figures(said)}, evidence.numbers),
        quotes=float(all(quoted in evidence.flat for quoted in quotations(claim))),
        negation=float(not flipped(said, told, PLAIN_NEGATIONS)),
    )


def _aligned(tokens: TokenVectors, evidence: Evidence) -> float:
    return 0.0 if evidence.vectors is None else aligned(tokens.vectors @ evidence.vectors.T)


def flat(text: str) -> str:
    """Return a text in small letters on one line, every apostrophe a straight one."""
    return " ".join(text.split()).lower().replace("\u2018", "'").replace("\u2019", "'")


def quotations(text: str) -> list[str]:
    """Return what stands in quotation marks, as `flat` has it: three characters at least.

    What is opened and not closed is quoted to the end. Between straight single marks, which may be
    apostrophes, it is three words at least.
    """
    found = [
        marked or straight
        for double, single, straight in PAIRED.findall(text)
        if len(marked := double or single) >= 3 or len(straight.split()) >= 3
    ]
    return [flat(quoted).rstrip(".,;:!?") for quoted in found]


def flipped(said: Sequence[Word], told: Sequence[Word], negations: Set[str] = NEGATIONS) -> bool:
    """Return whether one side negates a word that the other side says without negation.

    Support asks with the plain negations only: with all of them it tells FRANK's claims of the BBC
    less well.
    """
    said, told = based(said), based(told)
    ours, theirs = {w.key for w in said}, {w.key for w in told}
    one_sided = negated(said, theirs, negations) ^ negated(told, ours, negations)
    return any(w.key in one_sided & theirs for w in said if w.content)


def negated(
    said: Sequence[Word], others: Set[str] | None = None, negations: Set[str] = NEGATIONS
) -> set[str]:
    """Return the keys of words that a negation stands right before, light words between.

    Beside the keys of another text, a refusal that it lacks negates too; and behind a word of
    saying that it lacks the negation goes on: "nobody said that he went".
    """
    found, open_negation = set(), False
    for place, word in enumerate(said):
        if _negates(said, place, negations):
            open_negation = True
        elif others is not None and _refuses(said, place, others):
            open_negation = not open_negation
        elif open_negation and word.content and not _light(word):
            found.add(word.key)
            open_negation = others is not None and word.key in SAYING - others
    return found


def _negates(said: Sequence[Word], place: int, negations: Set[str]) -> bool:
    """Return whether the word negates what follows; "no" before a stop or a mark does not.

    In "no" to a plan it does.
    """
    lowered = said[place].text.lower().replace("\u2019", "'")
    if lowered == "no":
        after = said[place + 1 : place + 2]
        return any(w.start - said[place].end <= 1 or w.text == "to" for w in after)
    return lowered in negations or lowered.endswith("n't")


def _light(word: Word) -> bool:
    """Return whether a negation goes on behind the word: "not yet", "not immediately"."""
    adverb = word.text.endswith("ly") and not word.capital and word.text not in NO_ADVERBS
    return adverb or word.text.lower() in LIGHT


def _refuses(said: Sequence[Word], place: int, others: Set[str]) -> bool:
    """Return whether the word refuses what follows it, and the other text does not have it."""
    key, following = said[place].key, said[place + 1 : place + 3]
    if key in others or not following or following[-1].number:
        return False
    after = following[0].text.lower()
    if key in UNTRUE or key in RULED_OUT:
        return key in UNTRUE or after == RULED_OUT[key]
    if key in SHORTFALLS:
        return after == "to"
    return key in REFUSALS and (after in REFUSABLE or following[0].content)


def share(wanted: Set[str], there: Set[str]) -> float:
    """Return the share of keys that are there; 1 when none is wanted."""
    return len(wanted & there) / len(wanted) if wanted else 1.0
