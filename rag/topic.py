"""A question that only names what it is about: "And the opposition?", "What about the permit?"."""

import re

from rag.evidence.verbs import content_keys
from rag.evidence.words import words

OPENS = re.compile(
    r"^\W*(?:(?:ok|okay|so|well),? )?(?:(?:and|but|or)(?: (?:what|how) about)?"
    r"|(?:what|how) about)\b",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"^\W*(?:(?:in|on|at|for|since|until|by|to|from|with) )?(?:who|whom|whose|which|what|when|where"
    r"|why|how|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|any\w*|if)\b",
    re.IGNORECASE,
)
NO_TOPIC = content_keys(
    "other one ones else others first second third next last same time times too also before after"
    " then now yet still day week month year latter former rest thanks thank tell more explain list"
    " show give say please wrong right true sure fine good great"
)
ENDS = re.compile(r"\b(?:who|whom|whose|which|what|when|where|why|how)\W*$", re.IGNORECASE)
MOST_WORDS = 8


def topic_of(question: str) -> frozenset[str]:
    """Return the content words of what a question names and asks nothing of; none of any other."""
    opens = OPENS.match(question)
    rest = question[opens.end() :] if opens else ""
    if not opens or ASKS.match(rest) or ENDS.search(rest) or len(words(rest)) > MOST_WORDS:
        return frozenset()
    return frozenset(content_keys(rest) - NO_TOPIC)
