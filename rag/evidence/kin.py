"""What somebody's lawyer, father or spokesman does is not what that somebody does."""

import re
from collections.abc import Iterator

from rag.evidence.verbs import based
from rag.evidence.words import words

PEOPLE = """
lawyers? attorneys? solicitors? barristers? counsel spokesm[ae]n spokeswom[ae]n spokespersons?
agents? managers? coach fathers? mothers? brothers? sisters? sons? daughters? wife husband partner
widow widower uncles? aunts? nephews? nieces? cousins? grand(?:father|mother)s?
step(?:father|mother)s? girlfriend boyfriend friends? parents children relatives family
neighbou?rs? colleagues? deputy aides? advis[eo]rs? assistants? bodyguards? driver secretary
predecessor successor
"""
KIN = rf"(?:{'|'.join(PEOPLE.split())})"
CAPITAL = r"[^\W\d_a-z][\w-]*"
NAME = rf"{CAPITAL}(?: {CAPITAL}){{0,3}}"
ASKS = re.compile(
    rf"\b(?i:did|does|do|has|have|had|will|would) (?:[a-z]+ ){{0,3}}?(?P<who>{NAME})"
    r" (?P<rest>[a-z][^?]*)"
)
SOMEBODY = re.compile(
    rf"\b(?:(?P<kin>(?:[Hh]is|[Hh]er|[Tt]heir|[Tt]he|[Aa]n?|{NAME}['\u2019]s?)"
    rf" (?:[a-z-]+ ){{0,2}}?{KIN})\b"
    rf"|(?P<they>[Hh]e|[Ss]he|[Tt]hey|[Ww]ho)\b|(?P<name>{NAME})(?!['\u2019\w]))"
)
CALLED = re.compile(
    rf"\b{KIN},? (?:(?:for|of) [^,]{{2,40}}, )?({NAME})"
    rf"|({NAME}), (?:a|the|his|her|their) (?:[\w-]+ ){{0,3}}{KIN}\b"
)
BESIDE = re.compile(r"\band $|\bwith $")
ASIDE = re.compile(r", (?:who|whose|whom|which|where)\b[^,]*,")
ANOTHER = -14.0


class Kin:
    """A question for what somebody does, who is named."""

    def __init__(self, question: str) -> None:
        asked = ASKS.search(question)
        found = [w for w in based(words(asked["rest"])) if w.content] if asked else []
        kin = re.search(rf"\b{KIN}\b", question)
        self._who = {w.key for w in words(asked["who"])} if asked and not kin else set()
        self._does = found[0].key if found else ""

    def told(self, text: str, start: int, end: int) -> float:
        """Return what to add to a sentence's log odds: less where only those close by do it.

        `text` is the passage that the sentence stands in from `start` to `end`: it may say whose
        lawyer it is that has a name there.
        """
        sentence = ASIDE.sub(lambda found: " " * len(found[0]), text[start:end])
        if not (self._who and self._does):
            return 0.0
        verbs = [w for w in based(words(sentence)) if w.key == self._does]
        near = {name.split()[-1] for name in _called(text)}
        others = [self._is_other(sentence[: w.start], near) for w in verbs]
        return ANOTHER if others and all(others) else 0.0

    def _is_other(self, ahead: str, near: set[str]) -> bool:
        """Return whether the last one named ahead of a verb is close to who is asked about."""
        if ahead.endswith("to "):
            return False
        last = None
        for found in SOMEBODY.finditer(ahead):
            if found["kin"] and not BESIDE.search(ahead[: found.start()]):
                last = True
            elif found["they"]:
                last = False
            elif found["name"]:
                last = self._other_name(found["name"], last, near)
        return bool(last)

    def _other_name(self, name: str, last: bool | None, near: set[str]) -> bool | None:
        """Return whether a name is of somebody close; what stood before counts for any other."""
        keys = {w.key for w in words(name)}
        if keys <= self._who:
            return False
        return True if name.split()[-1] in near else last


def _called(text: str) -> Iterator[str]:
    """Yield the names of those whom a text calls somebody's lawyer, father and so on."""
    for found in CALLED.finditer(text):
        yield found[1] or found[2]
