"""The time of the verb that is asked about: "closes on 4 January and reopens in the spring"."""

import re

from rag.evidence.answer_types import TIME
from rag.evidence.verbs import content_keys

ASKS_WHEN = re.compile(r"^\W*(?:and |but |so )?when\b(?!.* and )", re.IGNORECASE)
HELPS = r"(?: (?:is|are|was|were|has|have|had|will|would|to|be|been|then|not|it|they|he|she))*"
NEXT_VERB = re.compile(
    rf",? (?:and|but|then|before|after){HELPS} (?P<verb>[a-z]\w+)(?P<rest>[^;.]*)"
)
AHEAD = r"(?:on|in|at|by|from|until) "
WHEN = re.compile(
    rf"\b(?:{AHEAD})?(?P<when>(?!{AHEAD})\w[^,;]*?)"
    r"(?=,| (?:and|but|with|to|for|from|in|at|when|after|before|because|if)\b|$)"
)
SEASON = re.compile(r"\b(?:spring|summer|autumn|winter)\b")


class OwnTime:
    """A question for when one thing happens."""

    def __init__(self, question: str) -> None:
        self._asked = content_keys(question) if ASKS_WHEN.search(question) else set()

    def chosen(self, sentence: str, start: int, end: int) -> tuple[int, int]:
        """Return where the time of the verb asked about stands, where another verb's is marked.

        Nothing changes where the verb asked about does not stand behind what is marked, with a
        time of its own.
        """
        for found in NEXT_VERB.finditer(sentence, end) if self._asked else ():
            verb = content_keys(found["verb"])
            for when in WHEN.finditer(sentence, found.start("rest"), found.end("rest")):
                told = TIME.search(when["when"]) or SEASON.search(when["when"])
                if told and verb and verb <= self._asked:
                    return when.span("when")
        return start, end
