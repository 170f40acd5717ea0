"""Passages: whole sentences, exact offsets, about the size asked for."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.split import split
from rag.types import Article, Passage


def passages(text: str, words: int) -> list[Passage]:
    return split(Article(id="a", text=text, version=3), words)


def sizes(text: str, words: int) -> list[int]:
    return [len(passage.text.split()) for passage in passages(text, words)]


SIX = "Five words stand in here. "


def test_passages_hold_whole_sentences_up_to_the_limit() -> None:
    assert sizes(SIX * 8, 20) == [20, 20]


def test_a_passage_knows_its_article_version_and_place() -> None:
    first, second = passages(SIX * 8, 20)
    assert (first.id, second.id, second.version) == ("a#0", "a#1", 3)
    assert second.start == len(SIX) * 4


def test_a_long_sentence_is_a_passage_of_its_own() -> None:
    long = "Word " * 60 + "ends."
    assert sizes(SIX * 2 + long + " " + SIX * 2, 20) == [10, 61, 10]


def test_a_small_tail_joins_the_passage_before_it() -> None:
    assert sizes(SIX * 8 + "So it ended.", 20) == [20, 23]


def test_a_headline_joins_the_long_sentence_after_it() -> None:
    assert sizes("Short head\n" + "word " * 24 + "ends.", 20) == [27]


def test_a_script_without_spaces_still_makes_several_passages() -> None:
    assert len(passages("会議は長く続いたが誰も話さなかった。" * 60, 20)) == 3


def test_an_article_without_text_has_no_passages() -> None:
    assert passages(" \n\n ", 20) == []


@given(st.text() | st.text(alphabet="aB.!?”“ \n", max_size=400), st.integers(1, 40))
def test_offsets_are_exact_and_sentences_lie_inside(text: str, words: int) -> None:
    for ordinal, passage in enumerate(passages(text, words)):
        assert passage.ordinal == ordinal
        assert text[passage.start : passage.end] == passage.text
        assert passage.sentences[0].start == passage.start
        assert passage.sentences[-1].end == passage.end


def test_a_bullet_between_two_rows_stays_in_the_passage_and_out_of_its_sentences() -> None:
    text = "- Aldermoor, 14 March\n- Bellport, 15 March"
    (passage,) = passages(text, 40)
    assert passage.text == "Aldermoor, 14 March\n- Bellport, 15 March"
    assert [span.of(text) for span in passage.sentences] == passage.text.split("\n- ")


@given(st.text(alphabet="aB.!?”“ \n", max_size=400), st.integers(1, 40))
def test_every_character_but_white_space_is_in_one_passage(text: str, words: int) -> None:
    covered = [i for p in passages(text, words) for i in range(p.start, p.end)]
    assert len(covered) == len(set(covered))
    assert all(text[i].isspace() for i in set(range(len(text))) - set(covered))
