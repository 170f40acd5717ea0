"""A sentence is shown with what it needs: its quotation, its condition, the words that follow."""

import pytest

from rag.composing import statements
from rag.evidence.speech import goes_on
from rag.readings import Reading, whole_quotation
from rag.types import ArticleInfo, Hit, Passage, Span
from tests.rag.composed import reading


def test_a_quotation_cut_in_two_is_shown_whole() -> None:
    text = "\u201cWe wait. Ships come,\u201d Anna Berg said."
    spans = (Span(start=0, end=9), Span(start=10, end=len(text)))
    passage = Passage(
        article_id="a", version=1, ordinal=0, start=0, end=len(text), text=text, sentences=spans
    )
    hit = Hit(passage=passage, article=ArticleInfo(id="a"), score=1.0)
    widened = [whole_quotation(Reading(hit=hit, span=span, score=0.9)).text for span in spans]
    assert widened == [text, text]


def test_a_quotation_that_the_passage_cuts_stays_as_it_is() -> None:
    cut = reading("a", "\u201cWe wait.", 0.9)
    assert whole_quotation(cut) == cut


def test_a_sentence_is_shown_with_what_it_depends_on() -> None:
    text = "Merrow will pay. But only if the council agrees. Holm left."
    spans = (Span(start=0, end=16), Span(start=17, end=48), Span(start=49, end=59))
    passage = Passage(
        article_id="a", version=1, ordinal=0, start=0, end=len(text), text=text, sentences=spans
    )
    hit = Hit(passage=passage, article=ArticleInfo(id="a", version=1), score=1.0)
    rows = [[Reading(hit=hit, span=spans[0], score=0.9)]]
    assert [s.text for s in statements("Who will pay?", rows, 0.5)] == [text[:48]]
    rows = [[Reading(hit=hit, span=spans[1], score=0.9)]]
    assert [s.text for s in statements("Who will pay?", rows, 0.5)] == [text[17:48]]


def test_what_was_wrong_is_shown_with_what_is_right() -> None:
    text = "Correction: an earlier version said that six towns pay. It is five. Holm left."
    at = text.index(" It is")
    spans = (Span(start=0, end=at), Span(start=at + 1, end=at + 12))
    passage = Passage(
        article_id="a", version=1, ordinal=0, start=0, end=len(text), text=text, sentences=spans
    )
    hit = Hit(passage=passage, article=ArticleInfo(id="a", version=1), score=1.0)
    rows = [[Reading(hit=hit, span=spans[0], score=0.9)]]
    assert [s.text for s in statements("What was corrected?", rows, 0.5)] == [text[: at + 12]]


@pytest.mark.parametrize(
    ("question", "behind", "both"),
    [
        ("What did Dahl say about the bus?", "\u201cIt costs a fortune,\u201d she said.", True),
        ("what does Dahl think of it", "The bus, she said, costs a fortune.", True),
        ("What did Dahl say about the bus?", "Holm left.", False),
        ("What did Dahl say about the bus?", "She said so and left for Orl again.", False),
        ("What did Dahl say about the bus?", "Nobody believed what she said.", False),
        ("What did Dahl say about the bus?", "\u201cIt is,\u201d she said, \u201cdear.", False),
        ("How much did Dahl say it costs?", "\u201cIt costs a fortune,\u201d she said.", False),
        ("What did Dahl rule out?", "\u201cIt costs a fortune,\u201d she said.", False),
    ],
)
def test_what_somebody_said_is_shown_with_the_words_that_follow(
    question: str, behind: str, both: bool
) -> None:
    ahead = "But Ida Dahl ruled that out."
    text = f"{ahead} {behind}"
    spans = (Span(start=0, end=len(ahead)), Span(start=len(ahead) + 1, end=len(text)))
    passage = Passage(
        article_id="a", version=1, ordinal=0, start=0, end=len(text), text=text, sentences=spans
    )
    hit = Hit(passage=passage, article=ArticleInfo(id="a", version=1), score=1.0)
    marked = Span(start=ahead.index("that"), end=len(ahead) - 1)
    rows = [[Reading(hit=hit, span=spans[0], score=0.9, answers=(marked,))]]
    (shown,) = statements(question, rows, 0.5)
    assert shown.text == (text if both else ahead)
    assert shown.citations[0].quote == shown.text
    assert (shown.answer is None) is both


@pytest.mark.parametrize("likelier", [0, 1])
def test_words_that_follow_are_not_shown_once_more(likelier: int) -> None:
    first, behind = "Ida Dahl ruled that out.", "\u201cIt costs a fortune,\u201d she said."
    text = f"{first} {behind}"
    spans = (Span(start=0, end=len(first)), Span(start=len(first) + 1, end=len(text)))
    passage = Passage(
        article_id="a", version=1, ordinal=0, start=0, end=len(text), text=text, sentences=spans
    )
    hit = Hit(passage=passage, article=ArticleInfo(id="a", version=1), score=1.0)
    scores = (0.9, 0.8) if likelier == 0 else (0.8, 0.9)
    pairs = zip(spans, scores, strict=True)
    rows = [[Reading(hit=hit, span=span, score=score) for span, score in pairs]]
    (shown,) = statements("What did Dahl say about the bus?", rows, 0.5)
    assert shown.text == text


def test_what_another_says_of_somebody_does_not_go_on_with_who_follows() -> None:
    assert not goes_on("Holm was late, Ida Dahl recalled.", "\u201cHe lies,\u201d she said.")
