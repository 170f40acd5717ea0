"""List questions: the items of an answer gathered across sentences and articles."""

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache

from babel import Locale

from rag.citations import cite
from rag.evidence.answer_types import expected_type, people_keys
from rag.evidence.words import words
from rag.readings import Reading
from rag.types import Citation, Item

AUXILIARY = r"(?:are|were|have|had|will|would|does|did|do|can|could|should|may|might|must)"
PLURAL = r"(?!(?:was|has|does)\b)(?:[a-z]+(?:[^sui\W]s|ies)|people|men|women|children)"
WHERE = r"(?:from|in|into|to|at|on|across|with|for|by|of)"
LIST = re.compile(
    rf"^\W*(?:and |but |so )?(?:{WHERE} )?(?:which|what)(?! (?:is|was|has|{AUXILIARY})\b)"
    rf"(?: (?:other|more|\w+))? {PLURAL}\b(?! (?:is|was|has)\b)"
    rf"|^\W*(?:and |but |so )?who (?:else|all)\b|^\W*(?:name|list) (?:the|all)\b"
    rf"|^\W*who (?!is|was|has|had)\w+(?:ed|ent|ook)\b|^\W*who (?:are|were|have|will)\b",
    re.IGNORECASE,
)
OBJECT = r"(?:the|these|those|he|she|we|me|one|some|more|people)"
VERBS = re.compile(
    rf"^\W*what (?!\w+ {AUXILIARY}\b)\w+s\b(?! {AUXILIARY}\b)"
    rf"(?! (?!{OBJECT}\b)\w+(?:ed|e|ook)\b)",
    re.IGNORECASE,
)
JOINED = re.compile(
    r"\s*(?:,(?!\d{3}\b)\s*(?:and\s+|or\s+|as well as\s+)?|;\s*"
    r"|\s(?:and|or|as well as)\s)\s*"
)
BEGINS = re.compile(r"^(?:the |a |an |both )?[\"\u201c'\u2018]?[A-Z0-9]")
NAME = r"(?:(?:[Tt]he|an?) )?[A-Z][\w.'\u2019-]*(?: (?:of |de |von )?[A-Z][\w.'\u2019-]*)*"
AND = r",? (?:and|or|as well as) "
ENUMERATION = re.compile(rf"{NAME}(?:(?:, {NAME})+{AND}{NAME}|(?:, {NAME}){{2,}})")
WHEN_OR_WHERE = re.compile(r"(?:In|On|At|From|After|Before|Since|By) ")
CLOSE_TO_BEST = 0.5  # in calibrated log odds
MOST_ITEMS = 30


def asks_for_list(question: str) -> bool:
    """Return whether a question asks for several things of a kind, as far as its words tell."""
    return bool(LIST.search(question)) and not VERBS.search(question)


def gathered(question: str, sure: Sequence[Reading]) -> list[Item]:
    """Return one item for each name or number in likely sentences, each cited where it stands.

    `sure` are readings, likeliest first. What the question itself names is no item.
    """
    asked, kind = {w.key for w in words(question)}, expected_type(question)
    found: dict[frozenset[str], tuple[str, list[Citation]]] = {}
    for reading in sure:
        if log_odds(reading.score) < log_odds(sure[0].score) - CLOSE_TO_BEST:
            break
        citation = cite(reading.hit.passage, reading.hit.article, reading.span)
        for text in _named(reading):
            key = frozenset(w.key for w in words(text) if w.content)
            if key <= asked or (kind == "country" and key <= people_keys()):
                continue
            _, citations = found.setdefault(key, (text, []))
            if all(c.article_id != citation.article_id for c in citations):
                citations.append(citation)
    rows = [Item(text=text, citations=tuple(cited)) for text, cited in found.values()]
    return rows[:MOST_ITEMS]


def log_odds(probability: float) -> float:
    """Return the logit of a probability, that of certainty bounded."""
    bounded = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(bounded / (1 - bounded))


def _named(reading: Reading) -> Iterator[str]:
    for span in reading.answers:
        begin = span.start - reading.span.start
        found = parts(enumeration(reading.text, begin, begin + span.end - span.start))
        yield from (part for part in found if BEGINS.search(part))


def enumeration(sentence: str, start: int, end: int) -> str:
    """Return the enumeration of names that an answer lies within, or the answer as it is.

    A name that says when or where, as in "In Oslo, Berg, Holm and Dahl agreed", is none of it.
    """
    for match in ENUMERATION.finditer(sentence):
        begin = match.start()
        if WHEN_OR_WHERE.match(match[0]):
            begin = sentence.index(", ", begin) + 2
        if begin <= start and end <= match.end():
            return sentence[begin : match.end()]
    return sentence[start:end]


def parts(answer: str) -> list[str]:
    """Return the members of an enumeration of names, or the answer as it is."""
    held = {name: name.replace(" and ", "\0") for name in joined_countries() if name in answer}
    for name, whole in held.items():
        answer = answer.replace(name, whole)
    pieces = [p for p in JOINED.split(answer) if p.strip()]
    if not all(BEGINS.search(piece) for piece in pieces):
        pieces = [answer]
    return [" ".join(p.replace("\0", " and ").split()).strip(" ,.;") for p in pieces]


@cache
def joined_countries() -> tuple[str, ...]:
    """Return the English names of countries that have an "and" within."""
    called = (name.replace("&", "and") for name in Locale("en").territories.values())
    return tuple(sorted({name for name in called if " and " in name}))
