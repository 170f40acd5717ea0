"""What the embedded reader makes of a sentence: how likely it answers, and with which words."""

from datetime import date

from rag.evidence.conditions import is_condition
from rag.evidence.errata import was_wrong
from rag.evidence.reasons import GIVES_REASON, REASON_TOLD
from rag.evidence.speech import goes_on
from rag.types import Frozen, Hit, Passage, Span


class Reading(Frozen):
    """A sentence as an answer: its place in the article and the probability that it is one.

    `answers` are the words that answer, within the sentence, likeliest first; empty where the
    whole sentence does, or where that is not known.
    """

    hit: Hit
    span: Span
    score: float
    answers: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """The sentence, word for word."""
        return words_at(self.hit.passage, self.span)

    @property
    def answer(self) -> str:
        """The likeliest words that answer, word for word; empty where there are none."""
        return words_at(self.hit.passage, self.answers[0]) if self.answers else ""

    def is_of(self, other: "Reading") -> bool:
        """Return whether it is another reading's sentence, whatever words of it answer."""
        return (self.hit.article.id, self.span) == (other.hit.article.id, other.span)

    def is_later(self, other: "Reading") -> bool:
        """Return whether its article is another one, and known to have come out later."""
        own, before = self.hit.article.published_at, other.hit.article.published_at
        apart = self.hit.article.id != other.hit.article.id
        return apart and own is not None and before is not None and before < own

    @property
    def day(self) -> date:
        """When its article came out; the first day of all where nobody knows."""
        published = self.hit.article.published_at
        return published.date() if published else date.min


def words_at(passage: Passage, span: Span) -> str:
    """Return what stands at a span of the article that lies within the passage."""
    return passage.text[span.start - passage.start : span.end - passage.start]


def whole_quotation(reading: Reading) -> Reading:
    """Return the reading widened by up to two sentences where it cuts a quotation in two."""
    sentences, passage = reading.hit.passage.sentences, reading.hit.passage
    if balanced(reading.text) or reading.span not in sentences:
        return reading
    at = sentences.index(reading.span)
    for first, last in ((at, at + 1), (at - 1, at), (at, at + 2), (at - 2, at)):
        if first >= 0 and last < len(sentences):
            wider = Span(start=sentences[first].start, end=sentences[last].end)
            if balanced(words_at(passage, wider)):
                return reading.model_copy(update={"span": wider})
    return reading


def with_condition(reading: Reading) -> Reading:
    """Return the reading with the sentence behind it where that says on what it depends."""
    behind = condition_behind(reading.hit.passage, reading.span)
    if behind is None:
        return reading
    return reading.model_copy(update={"span": Span(start=reading.span.start, end=behind.end)})


def with_words(reading: Reading) -> Reading:
    """Return the reading with the sentence behind it where whom it tells of goes on speaking.

    Both together answer then, and nothing within them is marked.
    """
    passage = reading.hit.passage
    behind = next((one for one in passage.sentences if one.start >= reading.span.end), None)
    told = words_at(passage, behind) if behind else ""
    if behind is None or not balanced(told) or not goes_on(reading.text, told):
        return reading
    span = Span(start=reading.span.start, end=behind.end)
    return reading.model_copy(update={"span": span, "answers": ()})


def with_reason(reading: Reading) -> Reading:
    """Return the reading with the sentence behind it where that says why, and it does not."""
    passage = reading.hit.passage
    behind = next((one for one in passage.sentences if one.start >= reading.span.end), None)
    if behind is None or REASON_TOLD.search(reading.text):
        return reading
    told, between = words_at(passage, behind), passage.text[: behind.start - passage.start]
    apart = "\n" in between[reading.span.end - passage.start :]
    if apart or not balanced(told) or not GIVES_REASON.search(told):
        return reading
    return reading.model_copy(update={"span": Span(start=reading.span.start, end=behind.end)})


def condition_behind(passage: Passage, span: Span) -> Span | None:
    """Return the sentence behind a span where it says on what depends what stands there.

    So is the one behind what was wrong: it says what is right.
    """
    behind = next((one for one in passage.sentences if one.start >= span.end), None)
    within = [one for one in passage.sentences if one.start >= span.start and one.end <= span.end]
    goes_on = was_wrong(words_at(passage, within[-1] if within else span))
    return behind if behind and (goes_on or is_condition(words_at(passage, behind))) else None


def balanced(text: str) -> bool:
    """Return whether every quotation that begins in the text ends in it."""
    return text.count("\u201c") == text.count("\u201d") and text.count('"') % 2 == 0
