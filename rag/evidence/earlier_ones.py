"""Last year's prize is not this year's, nor the last strike, in 2009, the one that goes on."""

import re

from rag.evidence.verbs import content_keys

AN_EARLIER_ONE = re.compile(
    r"\b(?:last (?:week|month|year|season|spring|summer|autumn|fall|winter)['\u2019]s"
    r"|the (?:previous|preceding) (?:week|month|year|season)['\u2019]s) ((?:[\w-]+ ){0,2}[\w-]+)",
    re.IGNORECASE,
)
"""Last year's prize, where this year's is asked for."""
AN_OLD_ONE = re.compile(
    r"^\W*(?:the|its|their|a) (?:last|previous|earlier|first) ((?:[\w-]+ ){0,2}[\w-]+)[^.]{0,25}?"
    r",? in (?:(?:\w+ )?(?:1[5-9]|20)\d\d)\b",
    re.IGNORECASE,
)
"""The last strike there, in 2009, where this one is asked about."""
ASKS_EARLIER = re.compile(
    r"\b(?:last (?!for\b|until\b|to\b)\w|(?:previous\w*|preceding|earlier|before|ago|first)\b)",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


class EarlierOne:
    """A question that may ask for the one of now, where a sentence tells of one before."""

    def __init__(self, question: str) -> None:
        self._asked = content_keys(question)
        self._of_a_year = bool(YEAR.search(question))
        self._of_one_before = bool(ASKS_EARLIER.search(question))

    def told(self, sentence: str) -> bool:
        """Return whether the sentence begins with last year's one of what is asked about."""
        if (old := AN_OLD_ONE.search(sentence)) and not self._of_a_year:
            return not self._of_one_before and bool(content_keys(old[1]) & self._asked)
        found = AN_EARLIER_ONE.search(sentence)
        return bool(
            found
            and not self._of_one_before
            and not sentence[: found.start()].strip(" \"'\u201c\u2018").count(" ")
            and content_keys(found[1]) & self._asked
        )
