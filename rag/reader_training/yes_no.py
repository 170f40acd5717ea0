"""Yes or no questions made of statements: the auxiliary goes to the front."""

import random
import re

from rag.reader_training.examples import Example
from rag.reader_training.windows import Window

AUXILIARIES = "will|is|are|was|were|has|have|had|can|could|would|did|should|must"
STATEMENT = re.compile(
    rf"^(?P<subject>[A-Z][^,;:()\"]{{1,60}}?) (?P<auxiliary>{AUXILIARIES}) (?P<rest>[^\"()]+)\.$"
)
SUBJECT_ENDS = re.compile(r"\b(that|which|who|and|but|as|if|when|because|than|or|what|there)$")
MOST_SUBJECT, MOST_REST = 6, 14
PRONOUNS = frozenset(
    ["he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "there", "those"]
)


def yes_no(example: Example, chance: random.Random) -> Window | None:
    """Return a window of the example with a question that one of its statements decides."""
    found = [
        (place, question)
        for place, sentence in enumerate(example.sentences)
        if (question := question_of(sentence, chance))
    ]
    if not found:
        return None
    place, question = chance.choice(found)
    first, last = max(0, place - chance.randint(0, 2)), place + 1 + chance.randint(0, 1)
    sentences = example.sentences[first:last]
    start = sum(len(s) + 1 for s in sentences[: place - first])
    span = (start, start + len(sentences[place - first]))
    return Window(question, example.title, tuple(sentences), (span,), "yes_no")


def question_of(sentence: str, chance: random.Random) -> str | None:
    """Return the yes or no question that a plain statement answers, shortened now and then."""
    match = STATEMENT.match(sentence)
    if not match:
        return None
    subject, rest = match["subject"], match["rest"].split()
    words = subject.split()
    if len(words) > MOST_SUBJECT or words[-1].lower() in PRONOUNS or SUBJECT_ENDS.search(subject):
        return None
    if words[0].lower() in PRONOUNS or rest[:1] == ["not"]:
        return None
    if words[0] in {
        "The",
        "A",
        "An",
        "In",
        "At",
        "On",
        "His",
        "Her",
        "Their",
        "Its",
        "Some",
        "All",
    }:
        subject = subject[0].lower() + subject[1:]
    kept = " ".join(rest[: chance.randint(5, MOST_REST)]).split(",")[0]
    return f"{match['auxiliary'].capitalize()} {subject} {kept}?"
