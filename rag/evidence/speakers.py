"""Asked what somebody said or thinks, a sentence is heard from whom its paragraph names."""

import re
from collections.abc import Sequence

from rag.evidence.names import named
from rag.evidence.verbs import content_keys
from rag.evidence.words import key_of, names, words

SAYS = (
    r"say|says|said|saying|thinks?|thought|tells?|told|warn(?:s|ed)?|repl(?:y|ies|ied)"
    r"|react(?:s|ed)?|respond(?:s|ed)?|call(?:s|ed)?|describe[sd]?|claim(?:s|ed)?|argue[sd]?"
    r"|blame[sd]?|predict(?:s|ed)?|suggest(?:s|ed)?|insist(?:s|ed)?|explain(?:s|ed)?"
    r"|comment(?:s|ed)?|accuse[sd]?|believe[sd]?|complain(?:s|ed)?|praise[sd]?|condemn(?:s|ed)?"
    r"|criticise[sd]?|criticize[sd]?|recommend(?:s|ed)?|announce[sd]?"
)
TELLS = (
    rf"(?:{SAYS}|add(?:s|ed)|note[sd]|wrote|writes|tweet(?:s|ed)|posted|recall(?:s|ed)"
    r"|acknowledge[sd]|admit(?:s|ted)|den(?:y|ies|ied)|reject(?:s|ed)|dismiss(?:es|ed)"
    r"|apologi[sz]e[sd]?|confirm(?:s|ed)|stated|joked|conceded|vowed|urge[sd]|welcome[sd]"
    r"|renounced|put (?:it|this|that|the)|asks?|asked|demand(?:s|ed)|maintain(?:s|ed))"
)
ASKED = re.compile(
    r"\b(?:(?:do|does|did|has|have|had|would|will)|(?:what|how)['\u2019][sd]) "
    r"(?P<who>[^?,;]{1,70}?) (?:have to say|had to say|(?:make|made) of|feel about|like about"
    rf"|object to|{SAYS})\b",
    re.IGNORECASE,
)
ASKED_OF = re.compile(
    r"^\W*(?:(?:and|but|so),? )?what(?:['\u2019]s| is| was| were| are) (?P<who>[^?,;]{1,70}?)"
    r"['\u2019]s? (?:(?:own|first|main) )?(?:reaction|response|repl(?:y|ies)|views?|opinions?|take"
    r"|comments?|advice|position|argument|explanation|objections?|complaints?|verdict)\b",
    re.IGNORECASE,
)
QUOTATION = re.compile('["\u201c][^"\u201d]*(?:["\u201d]|$)|^[^"\u201c]*\u201d')
QUOTES = re.compile('["\u201c\u201d]')
TOLD = re.compile(rf"\b{TELLS}\b|\baccording to\b", re.IGNORECASE)
ACCORDING = re.compile(r"\baccording to\b", re.IGNORECASE)
FOR_IT = re.compile(r"\b(?:spokes\w+|(?:a|its|in) statement|company|firm)\b", re.IGNORECASE)
BODY_WORDS = ("company", "firm", "maker", "manufacturer", "brand", "airline", "bank")
BODIES = frozenset(map(key_of, BODY_WORDS))
"""What is heard from somebody who speaks for it."""
PARAGRAPH = re.compile(r"\n\s*\n")
CLAUSE = re.compile(r"[;:\n]|[.!?]\s|, (?:but|while|and|as|whereas)\b")
OF = re.compile(r"\b(?:of|in|at|for|from|behind)\b")
AHEAD, BEHIND = 90, 60
"""How many characters ahead of a verb of saying, and behind it, may name who says so."""
HEARD, ANOTHER = 8.0, -8.0


class Speaker:
    """A question for what somebody said, thinks or makes of a thing, and who that is."""

    def __init__(self, question: str) -> None:
        asked = ASKED.search(question) or ASKED_OF.search(question)
        found = words(asked["who"]) if asked else []
        self._who = {word.key for word in found if word.content}
        self._named = names(words(question)) & self._who
        heads = words(OF.split(asked["who"])[0]) if asked else []
        self._head = {word.key for word in heads[-1:] if word.content}
        self._body = bool(self._who & BODIES)

    def told(self, text: str, start: int, end: int) -> float:
        """Return what to add to a sentence's log odds: more where who is asked about says it.

        `text` is the passage that the sentence stands in from `start` to `end`. Less where another
        than the one named says it; nothing where nobody does.
        """
        if not self._who:
            return 0.0
        heard = _speakers(text[start:end])
        if not _somebody(heard):
            begins, ends = _paragraph(text, start, end)
            around = text[begins:ends]
            heard += _speakers(around) if heard or QUOTES.search(around) else []
            if heard and not _somebody(heard):
                heard += _speakers(text[:begins])[-1:]
        if any(map(self._is_asked, heard)):
            return HEARD
        return ANOTHER if self._named and _somebody(heard) else 0.0

    def _is_asked(self, speaker: str) -> bool:
        said = content_keys(speaker)
        shared = self._who & said
        if self._named & said or self._head & said or len(shared) > 1:
            return True
        return self._body and bool(FOR_IT.search(speaker))


def said_by_another(claim: str, text: str, start: int, end: int) -> bool:
    """Return whether a claim says that somebody said a thing which the text has another say.

    `text` is the passage that what was said stands in, from `start` to `end`.
    """
    claimed = [one for one in _speakers(ACCORDING.sub("", claim)) if named(words(one))]
    heard = [one for one in _speakers(text[start:end]) if named(words(one))]
    if not claimed or not heard:
        return False
    told = set[str]().union(*(content_keys(one) for one in heard))
    return not any(named(words(one)) & told for one in claimed)


def _somebody(heard: Sequence[str]) -> bool:
    """Return whether any of those heard is named or described: not only "he"."""
    return any(word.content for one in heard for word in words(one))


def _speakers(text: str) -> list[str]:
    """Return the words beside each verb of saying outside of quotations, which name who says so."""
    plain = QUOTATION.sub(lambda quoted: "\n" * len(quoted[0]), text)
    found = []
    for verb in TOLD.finditer(plain):
        ahead = plain[max(0, verb.start() - AHEAD) : verb.start()].rstrip(" ,")
        behind = CLAUSE.split(plain[verb.end() : verb.end() + BEHIND])[0]
        inverted = not ahead or ahead.endswith("\n") or verb[0].lower().endswith(" to")
        found.append(behind if inverted else CLAUSE.split(ahead)[-1])
    return found


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the paragraph begins and ends that has this stretch of a text."""
    breaks = [(m.start(), m.end()) for m in PARAGRAPH.finditer(text)]
    begins = max((after for _, after in breaks if after <= start), default=0)
    ends = min((before for before, _ in breaks if before >= end), default=len(text))
    return begins, ends
