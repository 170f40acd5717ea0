"""Who leaves an office is not who follows in it."""

import re

from rag.evidence.offices import asks_holder

WHO_FOLLOWS = re.compile(
    r"^\W*who(?:(?:['\u2019]s| is| are| was| will be| becomes| became) (?:\w+ ){0,2}?(?:new|next)\b"
    r"|.*\b(?:now|currently|successor|succeed(?:s|ed)?|replace[sd]?"
    r"|(?:takes?|taking|took) over)\b)",
    re.IGNORECASE,
)
LEAVING = (
    r"(?:resign\w*|st(?:ep(?:s|ped|ping)?|ands?|ood|anding) (?:down|aside)|quit(?:s|ting)?"
    r"|retir(?:e[sd]?|ing)|leav(?:e|es|ing)|left"
    r"|(?:was|been|were) (?:sacked|fired|ousted|dismissed|removed))\b"
)
LEAVES = re.compile(rf"\b{LEAVING}", re.IGNORECASE)
WHO_LEAVES = re.compile(rf"^\W*who (?:\w+ ){{0,2}}?{LEAVING}", re.IGNORECASE)
TAKES_OVER = re.compile(
    r"\b(?:successor|succeed\w*|replac\w+|tak(?:e|es|ing) over|took over)\b", re.IGNORECASE
)
FOLLOWS = re.compile(
    r"\b(?:succ\w+|follow\w*|replac\w+|appoint\w*|name[sd]?|new|next|takes? over|took over"
    r"|becomes?|became|elect\w*|sworn|promot\w*|interim|acting|will be|hired|picked|won"
    r"|(?:post|job|place) (?:goes|went|pass\w+) to"
    r"|step(?:s|ped)? (?:in|up)|stands? in|stood in|fill(?:s|ed)?|inherit(?:s|ed)?|chose\w*)\b",
    re.IGNORECASE,
)


class Succession:
    """A question that may ask who takes an office over, and not who leaves it."""

    def __init__(self, question: str) -> None:
        self._asked = bool(WHO_FOLLOWS.search(question)) and not WHO_LEAVES.search(question)
        self._holds = asks_holder(question)
        self._takes_over = self._asked and bool(TAKES_OVER.search(question))

    def leaves(self, sentence: str) -> bool:
        """Return whether it is asked who holds an office, and a sentence tells who leaves one."""
        return self._holds and bool(LEAVES.search(sentence)) and not FOLLOWS.search(sentence)

    def missed(self, sentence: str) -> bool:
        """Return whether a sentence tells of nobody who follows, but of one who holds or leaves."""
        beside = self._takes_over or (self._asked and bool(LEAVES.search(sentence)))
        return beside and not FOLLOWS.search(sentence)
