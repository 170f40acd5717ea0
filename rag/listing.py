"""List questions: the items of an answer gathered across sentences and articles."""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from babel import Locale

from rag.citations import cite
from rag.evidence.answer_types import FIGURES, TIME, expected_type, people_keys
from rag.evidence.same_names import is_one
from rag.evidence.words import words
from rag.readings import Reading
from rag.types import Citation, Item

AUXILIARY = r"(?:are|were|have|had|will|would|does|did|do|can|could|should|may|might|must)"
PLURAL = r"(?!(?:was|has|does)\b)(?:[a-z]+(?:[^sui\W]s|ies)|people|men|women|children)"
WHERE = r"(?:from|in|into|to|at|on|across|with|for|by|of)"
SEVERAL = r"(?:the|all|some|several|\d+|two|three|four|five|six|seven|eight|nine|ten)"
OF_THEM = r"of (?:the|these|those|its|their|his|her|our|all)"
LIST = re.compile(
    rf"^\W*(?:and |but |so )?(?:{WHERE} )?(?:which|what)(?! (?:is|was|has|{AUXILIARY})\b)"
    rf"(?: (?:other|more|\w+))? {PLURAL}\b(?! (?:is|was|has)\b)"
    rf"|^\W*(?:and |but |so )?who (?:else|all)\b|^\W*(?:name|list) (?:{SEVERAL}\b|{PLURAL}\b)"
    rf"|^\W*(?:and |but |so )?(?:which|what) {OF_THEM}(?: (?!{AUXILIARY}\b)\w+){{0,3}}? {PLURAL}\b"
    rf"|^\W*who (?!is|was|has|had)\w+(?:ed|ent|ook)\b|^\W*who (?:are|were|have|will)\b"
    r"(?! (?:be|become) (?:the|its|their|his|her|our|(?:[\w.]+ ){0,2}[\w.]+['\u2019]s?) "
    r"(?!(?:\w+ ){0,2}?\w*[^s\W]s\b))"
    rf"|^\W*who (?:is|was) (?:\w+ly )?\w+ing\b",
    re.IGNORECASE,
)
OBJECT = r"(?:the|these|those|he|she|we|me|one|some|more|people)"
VERBS = re.compile(
    rf"^\W*what (?!\w+ {AUXILIARY}\b)\w+s\b(?! {AUXILIARY}\b)"
    rf"(?! (?!{OBJECT}\b)\w+(?:ed|e|ook)\b)",
    re.IGNORECASE,
)
ONE_DOES = re.compile(
    r"^\W*who (?:(?:has|have|is|was|will) )?(?:\w+ly )?(?:invent|discover|found|creat|design|compos"
    r"|direct|author|succeed|replac|own|head|chair|lead|runn?|captain|scor|defeat|winn?|won)"
    r"(?:e|ed|ing|s)?\b",
    re.IGNORECASE,
)
"""Who invented it, or leads it: one, or several of whom outlets may say one each in dispute."""
JOINED = re.compile(
    r"\s*(?:,(?!\d{3}\b)\s*(?:and\s+|or\s+|as well as\s+)?|;\s*"
    r"|\s(?:and|or|as well as)\s)\s*"
)
BEGINS = re.compile(r"^(?:the |a |an |both )?[\"\u201c'\u2018]?[A-Z0-9]")
NAME = r"(?:(?:[Tt]he|an?) )?[A-Z][\w.'\u2019-]*(?: (?:of |de |von )?[A-Z][\w.'\u2019-]*){0,7}"
AND = r",? (?:and|or|as well as) "
KIN = r"(?:(?:his|her|their|its|the|an?) (?:[A-Z]\w+ )?(?:[a-z]+[ -]){1,2}(?=[A-Z]))?"
ONE = rf"{KIN}{NAME}(?: \([^()]*\))?(?:, \d{{1,3}}(?=,| and |[.;]))?"
ENUMERATION = re.compile(rf"{ONE}(?:(?: *, {ONE})+{AND}{ONE}|(?: *, {ONE}){{2,}})")
ASIDE = re.compile(r", (?:which|who|whose|where|when)\b[^,;:]*(?=,)")
"""What is told of a member by the way: "Berg, who lives here, Holm and Dahl"."""
MEMBER = re.compile(rf"(?:.*?[^\w.'\u2019-])??({NAME})")
INTRODUCES = re.compile(
    r"\W*(?:In|On|At|From|After|Before|Since|By|During|Near|Until|Despite|Unlike|Like|According to"
    r"|Citing|Speaking (?:in|at|to)) [^,]*",
    re.IGNORECASE,
)
CONJUNCTION = re.compile(
    r"\W*(?:But|And|So|Yet|Or|When|While|As|If|Because|Although|Though|Once|Since|That|Both|Then"
    r"|Now|Only|Even|Still|Meanwhile|However|Where|Whereas) "
)
AGE = re.compile(r"(?:aged )?\d{1,3}")
ABBREVIATED = re.compile(r"\b(?:[^\W\d_]\.){2,}$|\b(?:Jr|Sr|Inc|Ltd|Corp|Co)\.$")
CLOSE_TO_BEST = 0.5  # in calibrated log odds
FEWEST, MOST_ITEMS = 3, 30


def asks_for_list(question: str) -> bool:
    """Return whether a question asks for several things of a kind, as far as its words tell."""
    asks = LIST.search(question) and not ONE_DOES.search(question)
    return bool(asks) and not VERBS.search(question)


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
        for text in named(reading):
            key = frozenset(w.key for w in words(text) if w.content)
            counts = kind not in FIGURES and all(word.number for word in words(text))
            if counts or key <= asked or (kind == "country" and key <= people_keys()):
                continue
            same = next((one for one, (told, _) in found.items() if is_one(told, text)), key)
            known, citations = found.setdefault(same, (text, []))
            if all(c.article_id != citation.article_id for c in citations):
                citations.append(citation)
            if len(text) > len(known) and len(words(text)) > len(words(known)) == 1:
                found[same] = (text, citations)
    rows = [Item(text=text, citations=tuple(cited)) for text, cited in found.values()]
    return rows[:MOST_ITEMS]


def log_odds(probability: float) -> float:
    """Return the logit of a probability, that of certainty bounded."""
    bounded = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(bounded / (1 - bounded))


def named(reading: Reading) -> Iterator[str]:
    """Yield the names and numbers in the words that answer, enumerations apart."""
    for span in reading.answers:
        begin = span.start - reading.span.start
        found = parts(enumeration(reading.text, begin, begin + span.end - span.start))
        yield from (part for part in found if BEGINS.search(part))


def enumeration(sentence: str, start: int, end: int) -> str:
    """Return the enumeration of names that an answer lies within, or the answer as it is.

    What begins the sentence and says when, where or who tells it is none of it: "In Oslo, Berg,
    Holm and Dahl agreed"; nor is a word that joins it to what was said before.
    """
    if told := _by_semicolons(sentence, start):
        return told
    sentence = ASIDE.sub(lambda found: " " * len(found[0]), sentence)
    for match in ENUMERATION.finditer(sentence):
        begin = _begins(sentence, match)
        if begin <= start and end <= match.end():
            return sentence[begin : match.end()]
    return sentence[start:end]


def _by_semicolons(sentence: str, start: int) -> str:
    """Return an enumeration with what each of three or more is: "Berg, 19, a student; Holm ...".

    It begins behind a colon, or with the last name before the first comma; "" where there is none.
    """
    if sentence.count(";") < FEWEST - 1 or not BEGINS.search(sentence[start:]):
        return ""
    told = sentence[sentence.rfind(": ", 0, start) + 1 :]
    if told == sentence:
        ahead = re.split("[,;]", sentence, maxsplit=1)[0]
        *_, told = "", *(sentence[found.start() :] for found in re.finditer(NAME, ahead))
    return told if len(parts(told)) >= FEWEST else ""


def _begins(sentence: str, found: re.Match[str]) -> int:
    """Return where an enumeration begins, behind what introduces its sentence."""
    joins = CONJUNCTION.match(sentence)
    opens = joins.end() if joins else 0
    begin = max(found.start(), opens)
    first = sentence.index(",", begin)
    told_before = INTRODUCES.fullmatch(sentence, opens, first)
    if told_before or TIME.search(sentence, begin, first):
        return first + 2
    return begin


def parts(answer: str) -> list[str]:
    """Return the members of an enumeration of names, or the answer as it is.

    A bare number behind a name is an age, not a member.
    """
    held = {name: name.replace(" and ", "\0") for name in joined_countries() if name in answer}
    for name, whole in held.items():
        answer = answer.replace(name, whole)
    if answer.count(";") >= FEWEST - 1:
        return [_bare(found[1]) for one in answer.split(";") if (found := MEMBER.match(one))]
    pieces = [re.sub(rf"^{KIN}| \([^()]*\)", "", p) for p in JOINED.split(answer) if p.strip()]
    if not pieces or not all(BEGINS.search(piece) for piece in pieces):
        pieces = [answer]
    ageless = [p for n, p in enumerate(pieces) if not n or not AGE.fullmatch(p.strip(" ,.;"))]
    pieces = pieces if AGE.fullmatch(pieces[0].strip()) else ageless
    return [_bare(" ".join(p.replace("\0", " and ").split())) for p in pieces]


def _bare(name: str) -> str:
    """Return a name without the marks around it; the point of "U.S." is its own."""
    stripped = name.strip(" ,.;")
    return f"{stripped}." if ABBREVIATED.search(name.rstrip(" ,;")) else stripped


@cache
def joined_countries() -> tuple[str, ...]:
    """Return the English names of countries that have an "and" within."""
    called = {name.replace("&", "and") for name in Locale("en").territories.values()}
    called |= {name.replace("St. ", saint) for name in called for saint in ("Saint ", "St ")}
    plain = {
        unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() for name in called
    }
    return tuple(sorted({name for name in called | plain if " and " in name}))
