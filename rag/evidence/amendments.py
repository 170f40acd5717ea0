"""What a note of correction says was wrong, and what it says is right instead."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from rag.evidence.errata import LABEL, TOLD, of_a_piece, was_wrong
from rag.evidence.quantities import Quantity, alike, quantities
from rag.evidence.times import DATED, MONTHS
from rag.evidence.verbs import content_keys
from rag.evidence.words import words

HEAD = re.compile(
    rf"^\W*{LABEL}\b(?:[^.?!:]{{0,60}}?\bto (?:say|show|reflect|state|clarify|make (?:it )?clear"
    r"|note|correct|give)\b(?: that\b)?|[^.?!:]{0,60}(?:[:.]|$))",
    re.IGNORECASE,
)
"""What only says that something was put right, and on what day."""
VERSION = re.compile(
    rf"\W*(?:(?:an?|the|our) (?:earlier|previous|original|first) version,?|it|we) (?:had )?{TOLD}",
    re.IGNORECASE,
)
"""What a sentence behind a label begins with that tells what was wrong."""
CONTRAST = re.compile(
    r"(?P<wrong>,? (?:and |but )?not(?! (?:only|yet|been|be|have)\b) "
    r"|,? (?:rather than|instead of) )"
    r"|(?P<right>; |,? (?:when|but|whereas)(?: in fact\b| actually\b|,? (?=(?:it|they|he|she)\b))"
    r"|, (?=(?:it|they|he|she|that) (?:is|are|was|were)\b|the (?:correct|right|actual|true)\b))"
    r"|(?P<should> should (?:have )?(?:been?|read|said|say)\b)|(?P<but> but )",
    re.IGNORECASE,
)
ENDS = re.compile(r"(?<=[.!?]) +(?=[A-Z\"'\u201c\u2018])|\n+")
CAPITAL = r"[^\W\d_a-z](?:[\w'\u2019.-]*\w)?"
NAME = re.compile(rf"{CAPITAL}(?: (?:(?:of|de|van|von|al) )?{CAPITAL})*")
OPENING = """
a an the he she it they we i in on at this that these our his her its mr mrs ms dr
"""
OPENS = frozenset(OPENING.split())
MISSPELT = re.compile(r"\b(?:miss?pel\w+|misnamed|spelling|wrong name)\b", re.IGNORECASE)
AS = re.compile(r"\bas (?:an? |the |\w+ly )?(?:mr |mrs |ms |dr )?$", re.IGNORECASE)
CLOSE = 0.7
"""How like one name is to another that was only misspelled, by the letters in common."""


class Clause(NamedTuple):
    """A part of a note at [start, end), and whether what it tells was wrong."""

    start: int
    end: int
    wrong: bool


class Amendment(NamedTuple):
    """Where in a note stands what is right, and from where to where its sentences tell it."""

    start: int
    end: int
    first: int
    last: int


class Corrected(NamedTuple):
    """What was told in a sentence, the clauses of a note that tell what was wrong, and the note."""

    told: str
    sentence: str
    wrong: tuple[str, ...]
    note: str

    @property
    def shared(self) -> int:
        """How many words the sentence shares with the note besides what was told."""
        besides = self.sentence.replace(self.told, " ").strip() or self.sentence
        return len(content_keys(besides) & content_keys(self.note))


def amended(told: str, sentence: str, note: str, headed: bool = False) -> Amendment | None:
    """Return what a note puts in the place of a figure, a date or a name that was told.

    `told` are words of `sentence`, which has to share a word with the note besides. `headed` is
    whether the note stands among corrections of other articles. None where it corrects nothing
    there.
    """
    clauses = list(_clauses(note, headed))
    wrong = tuple(note[one.start : one.end] for one in clauses if one.wrong)
    of_it = Corrected(told, sentence, wrong, note)
    if not of_it.shared:
        return None
    for find in (_date, _figure, _name):
        for one in clauses:
            place = None if one.wrong else find(of_it, note[one.start : one.end])
            if place:
                start, end = (one.start + at for at in place)
                return Amendment(start, end, *_sentences(note, clauses, start, end))
    return None


def _sentences(note: str, clauses: list[Clause], start: int, end: int) -> tuple[int, int]:
    """Return the stretch of whole sentences with what is right and the nearest that was wrong."""
    wrong = [one for one in clauses if one.wrong]
    near = min(wrong, key=lambda one: abs(one.start - start), default=None)
    first, last = (min(start, near.start), max(end, near.end)) if near else (start, end)
    cuts = [0, *(found.end() for found in ENDS.finditer(note)), len(note)]
    begins = max(at for at in cuts if at <= first)
    ahead = max((at for at in cuts if at < begins), default=begins)
    if was_wrong(note[ahead:begins]) or VERSION.match(note[ahead:begins]):
        begins = ahead
    return begins, min(at for at in cuts if at >= last)


def _clauses(note: str, headed: bool) -> Iterator[Clause]:
    begin = 0
    for stop in [*(found for found in ENDS.finditer(note)), None]:
        end = stop.start() if stop else len(note)
        head = HEAD.match(note[begin:end])
        yield from _parts(note, begin + (head.end() if head else 0), end, headed, begin)
        begin = stop.end() if stop else end


def _parts(note: str, begin: int, end: int, headed: bool, first: int) -> Iterator[Clause]:
    sentence = note[first:end]
    wrong = was_wrong(sentence) or bool(first and VERSION.match(sentence))
    wrong = wrong or (headed and of_a_piece(sentence))
    denied = False
    for found in CONTRAST.finditer(note, begin, end):
        kind = found.lastgroup
        if kind == "but" and not denied:
            continue
        yield Clause(begin, found.start(), wrong or kind == "should")
        begin, denied = found.end(), kind == "wrong"
        wrong = denied
    yield Clause(begin, end, wrong)


def _date(of_it: Corrected, right: str) -> tuple[int, int] | None:
    said = {_day(found[0]) for found in DATED.finditer(of_it.told)}
    before = {_day(found[0]) for one in of_it.wrong for found in DATED.finditer(one)}
    now = (found for found in DATED.finditer(right) if _day(found[0]) not in before)
    return next((found.span() for found in now), None) if said & before else None


def _day(date: str) -> frozenset[str]:
    """Return the figures and months of a date, in whatever order it is written."""
    months = {month for month in MONTHS if month[:3] in date}
    return frozenset(months | {one.value for one in quantities(date) if len(one.value) < 4})


def _figure(of_it: Corrected, right: str) -> tuple[int, int] | None:
    before = [(one, q) for one in of_it.wrong for q in _undated(one)]
    for said in _undated(of_it.told):
        if not any(_same(said, q) and _of_one(of_it, said, one, q) for one, q in before):
            continue
        for now in _undated(right):
            fits = now.unit == said.unit or None in (now.unit, said.unit)
            if fits and not any(_same(now, q) for _, q in before):
                return now.start, now.end
    return None


def _of_one(of_it: Corrected, said: Quantity, clause: str, wrong: Quantity) -> bool:
    """Return whether a figure may count what that of a note does: its noun, or two words, agree."""
    own = {_counted(of_it.sentence, q) for q in _undated(of_it.sentence) if _same(q, said)}
    theirs = _counted(clause, wrong)
    return not theirs or "" in own or theirs in own or of_it.shared > 1


def _counted(text: str, figure: Quantity) -> str:
    """Return the word that stands right behind a figure, what it counts; "" for none."""
    behind = next((w for w in words(text[figure.end : figure.end + 40]) if w.start <= 1), None)
    return behind.key if behind and behind.content else ""


def _same(one: Quantity, other: Quantity) -> bool:
    return alike([one], [other])


def _undated(text: str) -> list[Quantity]:
    return list(quantities(DATED.sub(lambda found: " " * len(found[0]), text)))


def _name(of_it: Corrected, right: str) -> tuple[int, int] | None:
    """Return where another name stands in place of one that was told, or of one like it."""
    known = {word for one in of_it.wrong for name in _wrong_names(one) for word in name.split()}
    now = [(at, name) for at, name in _names(right) if not set(name.split()) <= known]
    spelt = bool(MISSPELT.search(of_it.note))
    pairs = [
        (SequenceMatcher(None, old, name).ratio(), at, name)
        for at, name in now
        for _, old in _names(of_it.told)
        if set(old.split()) <= known or (spelt and _misspelt(old, name))
    ]
    if not pairs:
        return None
    _, at, name = max(pairs)
    return at, at + len(name)


def _wrong_names(clause: str) -> list[str]:
    """Return the names of a clause that tells what was wrong; the one alone that it was told as."""
    found = list(_names(clause))
    called = [name for at, name in found if AS.search(clause[:at])]
    return called or [name for _, name in found]


def _misspelt(old: str, name: str) -> bool:
    return old not in name and SequenceMatcher(None, old, name).ratio() >= CLOSE


def _names(text: str) -> Iterator[tuple[int, str]]:
    """Yield where names stand in a text, and them, without an article or pronoun before them."""
    for found in NAME.finditer(text):
        at, name = found.start(), found[0]
        while name and name.split()[0].lower().rstrip(".") in OPENS:
            first, _, rest = name.partition(" ")
            at, name = at + len(first) + 1, rest
        if name and name not in MONTHS:
            yield at, name
