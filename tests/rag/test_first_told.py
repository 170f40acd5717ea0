"""Of sentences of one article that say the same, the first is shown."""

import pytest

from ingest.split import split
from rag.first_told import first_told
from rag.readings import Reading
from rag.types import Hit, Span
from tests.rag.newsroom import article

Told = tuple[str, str, float]


def shown(question: str, *told: Told) -> str:
    """Return the likeliest sentence of an article of these, each with its answer and its score."""
    text = " ".join(sentence for sentence, *_ in told)
    one = article("vote", text)
    (passage,) = split(one, 200)
    assert [text[s.start : s.end] for s in passage.sentences] == [sentence for sentence, *_ in told]
    hit, row = Hit(passage=passage, article=one, score=1), []
    for span, (sentence, answer, score) in zip(passage.sentences, told, strict=True):
        start = span.start + sentence.index(answer)
        marked = (Span(start=start, end=start + len(answer)),) if answer else ()
        row.append(Reading(hit=hit, span=span, score=score, answers=marked))
    (found,) = first_told(question, [row])
    assert sorted(r.score for r in found) == sorted(r.score for r in row)
    return max(found, key=lambda r: r.score).text


FULL = "Mayor Lindsey Holm won the Merrow vote on Monday."
SHORT = "Holm won the Merrow vote by 40 ballots, clerks said."


def test_the_name_in_full_is_shown_where_the_article_says_it_first() -> None:
    found = shown("Who won the vote?", (FULL, "Lindsey Holm", 0.6), (SHORT, "Holm", 0.8))
    assert found == FULL


@pytest.mark.parametrize(
    "first",
    [
        ("Lindsey Holm walked to the town hall on Monday.", "Lindsey Holm", 0.6),
        ("Mayor Lindsey Holm won the Merrow vote on Monday.", "Lindsey Holm", 0.1),
        ("Mayor Lindsey Holm won the Merrow vote on Monday.", "Monday", 0.6),
        ("Mayor Lindsey Holm has not won the Merrow vote.", "Lindsey Holm", 0.6),
        ("Mayor Lindsey Holm won the Merrow vote on Monday.", "", 0.6),
    ],
    ids=["tells less", "far less likely", "another answer", "denies it", "no words"],
)
def test_what_does_not_say_the_same_takes_no_place(first: Told) -> None:
    assert shown("Who won the vote?", first, (SHORT, "Holm", 0.8)) == SHORT


def test_what_comes_later_takes_no_place() -> None:
    assert shown("Who won the vote?", (SHORT, "Holm", 0.8), (FULL, "Lindsey Holm", 0.6)) == SHORT


def test_whole_sentences_keep_their_places() -> None:
    first = ("Mayor Holm won the Merrow vote.", "Holm won", 0.6)
    assert shown("Why did Holm win the vote?", first, (SHORT, "Holm won", 0.8)) == SHORT


def test_nothing_read_is_nothing_told() -> None:
    assert first_told("Who won?", []) == []
    assert first_told("Who won?", [[]]) == [[]]
