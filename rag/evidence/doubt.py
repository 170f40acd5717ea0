"""Reasons why a sentence that looks like an answer is none, which training data show too rarely."""

import re

from rag.evidence.answer_types import offers
from rag.evidence.views import QuestionView, SentenceView

NEEDED = frozenset({"person", "place", "time", "money", "number"})
RESTATES = re.compile(
    r"\b(unclear|uncertain|unknown|no more clear|not (yet )?(been )?(clear|known|decided|said)"
    r"|to be seen|asked|wonder(s|ed|ing)?|questions? (of|about|over)|declined to say)\b"
    r"(,[^,]*,)? ?(if|whether|which|who|what|when|where|why|how)\b"
    r"|\bquestion\b[^.?!]*[:\u2013\u2014] ?(if|whether|which|who|what|when|where|why|how)\b",
    re.IGNORECASE,
)
LINK = re.compile("[\u00bb\u203a]\\s*$")
WITHOUT_KIND = 0.3
RESTATING = 0.3
UNMATCHED = ((0.2, 0.4), (0.3, 0.7))


def doubt(question: QuestionView, sentence: SentenceView) -> float:
    """Return what to multiply the sentence's probability by: 1 where nothing speaks against it.

    The factors were chosen on the open half of NewsQA: a sentence without any number answers
    "how many" five times less often there than in the training questions.
    """
    if LINK.search(sentence.text):
        return 0.0
    factor = 1.0
    asked = set(question.weights)
    if question.kind in NEEDED and not offers(question.kind, sentence.text, sentence.words, asked):
        factor *= WITHOUT_KIND
    if question.kind != "yes_no" and RESTATES.search(sentence.text):
        factor *= RESTATING
    return factor


def unmatched(least: float) -> float:
    """Return a factor for how near the least matched word of the question has any counterpart.

    `least` is a cosine of token vectors. On the open half of NewsQA a best sentence below .2 was
    right .21 of the time where .58 was stated, one below .3 .40 where .56 was.
    """
    return next((factor for below, factor in UNMATCHED if least < below), 1.0)
