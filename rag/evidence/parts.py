"""All that are counted: of "eleven of the 14 children", and of "two men and a woman"."""

import re

from rag.evidence.quantities import quantities
from rag.evidence.verbs import based, content_keys
from rag.evidence.words import words

WHOLE = re.compile(
    r",? of (?:the|its|their|those|all) (?P<whole>\w[\w,.]*\b)(?P<rest>(?: [\w-]+){2,6})"
)
OF_A_PART = re.compile(r"\b(?:still|yet|remain\w*|of (?:the|them|these|those|its))\b", re.I)

PEOPLE = r"(?:wom[ae]n|m[ae]n|boys?|girls?|child(?:ren)?|adults?|teenagers?|sons?|daughters?)"
AND_MORE = re.compile(
    rf" {PEOPLE}(?:, (?:an?|\w+) {PEOPLE})*,? and (?:an?|one|two|three|four|\d+) {PEOPLE}\b"
)
ASKS_PEOPLE = re.compile(
    rf"\bhow many (?!{PEOPLE}\b)(?:people|persons|suspects?|victims|passengers|others|were|have)\b",
    re.IGNORECASE,
)


def whole_of(question: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Return where all of them are counted of whom a figure counts a part, if these are asked for.

    They are where the word behind them that says which they are stands in the question too; of
    people, where others are counted beside those.
    """
    figure = next(quantities(text[start:end]), None)
    more = AND_MORE.match(text, start + figure.end) if figure else None
    if more and ASKS_PEOPLE.search(question):
        return start, more.end()
    found = WHOLE.match(text, start + figure.end) if figure else None
    if not found or OF_A_PART.search(question) or not next(quantities(found["whole"]), None):
        return start, end
    said = [word for word in based(words(found["rest"])) if word.content]
    asked = content_keys(question)
    told = len(said) > 1 and said[0].key in asked and said[1].key in asked
    return found.span("whole") if told else (start, end)
