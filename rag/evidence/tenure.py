"""Whether somebody stays in office is told by what says that they stay or go."""

import re

from rag.evidence.offices import HEADS

IN_OFFICE = (
    rf"(?:{'|'.join(HEADS.split())}|boss|manager|master|chief|head|executive"
    r"|in (?:the |his |her )?(?:office|charge|job|post))"
)
ASKED = re.compile(
    r"^\W*(?:(?:and|but|so),? )?(?:is|are|does|do|will|would|has|did)\b.*"
    rf"(?:\bstill\b.*\b{IN_OFFICE}\b|\b(?:resign\w*|step(?:s|ped|ping)? (?:down|aside)|quit"
    r"|stay on|be (?:sacked|fired|replaced))\b)",
    re.IGNORECASE,
)
TOLD = re.compile(
    r"\b(?:resign\w*|st(?:ep(?:s|ped|ping)?|ands?|ood|anding) (?:down|aside)|quit\w*"
    r"|stay\w* (?:on|in)|remain\w*|sacked|fired|dismissed|ousted|successor|succeed\w*|replac\w+"
    r"|no plans to|(?:his|her|their) (?:job|post|office)|t[ao]k\w* over|acting|interim|former)\b",
    re.IGNORECASE,
)
TELLS = 4.0


class Tenure:
    """A question for yes or no: whether somebody resigns, or still is in office."""

    def __init__(self, question: str) -> None:
        self._asked = bool(ASKED.search(question))

    def told(self, sentence: str) -> float:
        """Return what to add to a sentence's log odds: more where it says that they stay or go."""
        return TELLS if self._asked and TOLD.search(sentence) else 0.0
