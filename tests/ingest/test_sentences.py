"""Sentences: the cases a newspaper brings, and offsets for any text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import LONGEST_SENTENCE, paragraphs, sentences


def texts_of(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. president called the talks a success.",
        "He met Gen. Smith, Lt. Col. Jones and Sen. Ana Ruiz, D-Calif., on Tuesday.",
        "The prime minister left No. 10 at 9 p.m. on Friday.",
        "“Mr. Osei never agreed to that,” the minister said.",
        "“Will you stay?” she asked.",
        "The order came from U.S. Secretary of State Ada Holm.",
        "Oil rose to $3.50 a barrel vs. $2.10 in Jan. 2021.",
        "Even Lt. Gov. Mandela Reyes voted for it.",
        "No soldiers, U.T. President Dell said, would go.",
        "The A.M.W. branch secretary spoke for the union (A.M.W.), which asked for 7.5 per cent.",
    ],
)
def test_one_sentence_stays_whole(sentence: str) -> None:
    assert texts_of(f"{sentence} Then they left.") == [sentence, "Then they left."]


def test_each_row_of_a_table_is_one_however_long_they_are() -> None:
    rows = [f"| Crew number {n} of the Lund regatta | 4:1{n} |" for n in range(4)]
    assert texts_of("\n".join(rows)) == rows


def test_initials_may_end_a_sentence() -> None:
    assert texts_of("It moved to the U.S. The firm grew.") == [
        "It moved to the U.S.",
        "The firm grew.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Motorcycles and electric buses go free.",
        "He met her at the bank.",
        "He left on a horse.",
        "The state has no income tax.",
        "She moved to New York.",
        "He was born in Poland.",
        "She is the firm's CEO.",
        "The answer was no.",
        "The stone weighs 5 kg.",
        "He praised Schumer.",
    ],
)
def test_an_everyday_word_before_a_name_ends_a_sentence(sentence: str) -> None:
    assert texts_of(f"{sentence} Lorries pay 9 marks.") == [sentence, "Lorries pay 9 marks."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Democratic Sens. Michael Holm and Ada Ruiz agreed.",
        "The airport of Minneapolis-St. Paul closed at noon.",
        "A rule of Mass. Gov. Ada Holm was struck down.",
        "It stands on p. 4 and in vol. 12 of the report.",
    ],
)
def test_what_stands_before_a_name_or_number_ends_none(sentence: str) -> None:
    assert texts_of(f"{sentence} Then they left.") == [sentence, "Then they left."]


def test_a_closing_quote_belongs_to_the_sentence_it_ends() -> None:
    text = "Meloni rejected “any force on the ground.” A report said more."
    assert texts_of(text) == [
        "Meloni rejected “any force on the ground.”",
        "A report said more.",
    ]


def test_a_headline_without_a_stop_is_its_own_sentence() -> None:
    text = "Ministers meet in Lund\n\nThe talks began at noon"
    assert texts_of(text) == ["Ministers meet in Lund", "The talks began at noon"]


def test_a_single_line_break_ends_a_paragraph() -> None:
    assert texts_of("She said on Monday:\nWe want peace.") == [
        "She said on Monday:",
        "We want peace.",
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The ministers of four countries met on Tuesday in the\n"
        "town hall of Lund and agreed to send a small group of\n"
        "engineers. Nobody spoke of troops."
    )
    assert len(paragraphs(text)) == 1
    assert [s.split()[-1] for s in texts_of(text)] == ["engineers.", "troops."]


def test_short_lines_of_a_list_are_not_wrapped_lines() -> None:
    assert texts_of("Sweden\nNorway\nDenmark") == ["Sweden", "Norway", "Denmark"]


def test_an_enumerator_is_no_sentence() -> None:
    assert texts_of("1. Wash your hands. 2. Stay home.") == [
        "1. Wash your hands.",
        "2. Stay home.",
    ]


def test_ideographic_stops_end_a_sentence() -> None:
    assert texts_of("会議は終わった。誰も話さなかった。") == [
        "会議は終わった。",
        "誰も話さなかった。",
    ]


def test_an_endless_sentence_is_cut_at_a_space() -> None:
    text = "word " * 1000
    pieces = texts_of(text)
    assert max(map(len, pieces)) <= LONGEST_SENTENCE
    assert " ".join(pieces) == text.strip()


def test_a_text_of_one_endless_word_is_cut_anyway() -> None:
    assert "".join(texts_of("x" * 4000)) == "x" * 4000


MARK = re.compile(r"^\s*(?:\W|[QA]:|\d{1,3}[.)])\s", re.MULTILINE)


@given(st.text() | st.text(alphabet="aA.!?\"”“' \n\t1。\u00a0-•Q:", max_size=200))
def test_every_character_but_white_space_and_marks_is_in_one_sentence(text: str) -> None:
    covered = [i for span in sentences(text) for i in range(span.start, span.end)]
    marks = {i for found in MARK.finditer(text) for i in range(*found.span())}
    assert covered == sorted(set(covered))
    assert all(text[i].isspace() for i in set(range(len(text))) - set(covered) - marks)


@pytest.mark.parametrize("mark", ["-", "*", "•", "–"])  # noqa: RUF001
def test_a_row_begins_behind_its_bullet(mark: str) -> None:
    text = f"They open:\n{mark} Aldermoor, 14 March\n  {mark} Bellport, 15 March"
    assert texts_of(text) == ["They open:", "Aldermoor, 14 March", "Bellport, 15 March"]


def test_a_number_is_a_mark_beside_the_one_after_it() -> None:
    assert texts_of("1. Wash your hands.\n2. Stay home.") == ["Wash your hands.", "Stay home."]
    assert texts_of("1. FC Lund won.\n7. November is a holiday.")[0] == "1. FC Lund won."


def test_a_turn_of_an_interview_begins_behind_who_speaks() -> None:
    assert texts_of("Q: Will you stay?\n\nA: I will. For now.") == [
        "Will you stay?",
        "I will.",
        "For now.",
    ]


@pytest.mark.parametrize("text", ["* * *", "-", "-5 degrees", "A:", "Q&A: all of it", "- "])
def test_what_marks_no_row_is_kept(text: str) -> None:
    assert texts_of(text) == [text.strip()]


def test_rows_of_one_length_are_not_wrapped_lines() -> None:
    rows = [f"The ferry to {town} opens again on 14 March" for town in ("Orl", "Tol", "Ulm")]
    assert texts_of("\n".join(f"- {row}" for row in rows)) == rows


def test_a_row_over_several_lines_is_one_paragraph() -> None:
    text = (
        "- The ministers of four countries met on Tuesday in the\n"
        "town hall of Lund and agreed to send a small group of\n"
        "engineers.\n"
        "- Nobody spoke of troops."
    )
    assert [s.split()[0] for s in texts_of(text)] == ["The", "Nobody"]


@given(st.text(alphabet="aA.!? \n", max_size=200))
def test_no_sentence_begins_or_ends_with_white_space(text: str) -> None:
    assert all(s == s.strip() and s for s in texts_of(text))
