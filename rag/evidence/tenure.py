"""Whether somebody stays in office is told by what says that they stay or go."""

import re

from rag.evidence.offices import OFFICE
from rag.evidence.verbs import content_keys

STILL = re.compile(
    rf"\bstill\b.{{0,60}}\b{OFFICE}|\bstill in (?:office|the job|post)\b", re.IGNORECASE
)
GOES = re.compile(
    r"\b(?:resign|resigned|resigning|step(?:s|ped|ping)? (?:down|aside)|stay on"
    r"|be (?:sacked|fired))\b(?=\W*$| (?:as|from|over|after|now|yet|in|on)\b)",
    re.IGNORECASE,
)
YES_NO = re.compile(
    r"^\W*(?:(?:and|but|so),? )?(?:is|are|does|do|will|would|has|did)\b", re.IGNORECASE
)
WENT = re.compile(
    r"\b(?:resign(?:s|ed|ing|ation)?|st(?:ep(?:s|ped|ping)?|ood|ands) (?:down|aside)"
    r"|(?:was|were|been|be) (?:sacked|fired(?! on\b| at\b)|dismissed|ousted|voted out)"
    r"|quit(?=[.,;]|$| (?:as|his|her|their|the|over|on|after)\b)"
    r"|left (?:the|his|her|their) (?:post|job|office|role))\b",
    re.IGNORECASE,
)
STAYS = re.compile(
    r"\b(?:no plans to (?:resign|go|quit|leave|step)|stay(?:s|ed|ing)? (?:on\b|in (?:office|his"
    r"|her|their|the (?:post|job|role)))|keeps? (?:his|her|their) (?:post|job|office|seat))",
    re.IGNORECASE,
)
SOMEBODY = re.compile(r"\b(?:s?he|his|her|they|their)\b", re.IGNORECASE)
OF_THE_OFFICE = content_keys("still office job post resign stay step down now yet")
LONGEST = 300
TELLS = 4.0


class Tenure:
    """A question for yes or no: whether somebody resigns, or still is in office."""

    def __init__(self, question: str) -> None:
        asked = question[:LONGEST]
        self._asked = bool(YES_NO.match(asked) and (STILL.search(asked) or GOES.search(asked)))
        bare = re.sub(OFFICE, " ", asked, flags=re.IGNORECASE)
        self._named = content_keys(bare) - OF_THE_OFFICE

    def told(self, sentence: str) -> float:
        """Return what to add to a sentence's log odds: more where it says that they stay or go.

        It has to name somebody or something that the question names, or say "she".
        """
        if not self._asked or not (STAYS.search(sentence) or WENT.search(sentence)):
            return 0.0
        of_them = self._named & content_keys(sentence) or SOMEBODY.search(sentence)
        return TELLS if of_them else 0.0
