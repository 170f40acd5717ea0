"""A penalty that is asked for, or may come, is none that was given."""

import re

ASKED = re.compile(
    r"\b(?:jail\w*|sentence[sd]?|sentencing|imprison\w*|prison|fine[sd]?|bann?(?:ed)?|given|gets?|got"
    r"|receive[sd]?)\b",
    re.IGNORECASE,
)
OF_WHAT_MAY_BE = re.compile(
    r"\b(?:could|might|may|can|would|will|fac(?:e[sd]?|ing)|ask\w*|seek\w*|sought|demand\w*"
    r"|want\w*|call(?:s|ed)? for|propose\w*|recommend\w*|maximum|most|possible|expect\w*|risk\w*"
    r"|threaten\w*|if|prosecut\w*|should)\b",
    re.IGNORECASE,
)
"""What a question says that asks for no penalty given."""
PENALTY = re.compile(
    r"\b(?:jail|prison|imprison\w*|sentenc\w*|bars|fine[sd]?|bann?(?:ed)?|custody|years?)\b",
    re.IGNORECASE,
)
NOT_GIVEN = re.compile(
    r"\b(?:(?:fac(?:es?|ed|ing)|risk(?:s|ed|ing)?|liable to)\b"
    r"|(?:could|might|may|would) (?:be|get|face|receive|go|spend|serve)\b"
    r"|(?:carr(?:y|ies|ied)|punishable by|maximum (?:penalty|sentence|term))\b"
    r"|(?:ask(?:s|ed|ing)?|s(?:eeks?|ought)|demand(?:s|ed)?|want(?:s|ed)?|recommend(?:s|ed)?"
    r"|request(?:s|ed)?|call(?:s|ed) for|urge[sd]?|propose[sd]?)\b)[^,;]*$",
    re.IGNORECASE,
)


class Penalty:
    """A question that may ask for a penalty that somebody was given."""

    def __init__(self, question: str) -> None:
        self._given = bool(ASKED.search(question)) and not OF_WHAT_MAY_BE.search(question)

    def missed(self, sentence: str, start: int) -> bool:
        """Return whether what stands at `start` was only asked for, or may be given."""
        of_one = self._given and PENALTY.search(sentence)
        return bool(of_one and NOT_GIVEN.search(sentence[:start]))
