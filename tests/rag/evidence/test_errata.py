"""A note of correction says what was wrong; a first edition of a festival says nothing of it."""

import pytest

from rag.evidence.errata import is_headed, is_label, was_wrong


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("An earlier version of this article said on 18 March.", True),
        ("Correction, 2 May: The first version gave 8 March.", True),
        ("This article was amended on 3 May: an earlier version misstated the sum.", True),
        ("The first edition of the festival, held in 1990, was called Echo Days.", False),
        ("The first report said that 14 people were killed.", False),
        ("An earlier report by the UN said so.", False),
    ],
)
def test_only_a_note_on_the_article_itself_says_what_was_wrong(sentence: str, wrong: bool) -> None:
    assert was_wrong(sentence) is wrong


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Correction: the tram left the rails at Oak Square.", True),
        ("Correction", True),
        ("This article was amended on 3 May 2026.", True),
        ("Corrections officers went on strike.", False),
        ("The bill was amended on 3 May 2026.", False),
    ],
)
def test_a_note_of_correction_begins_with_its_label(sentence: str, label: bool) -> None:
    assert is_label(sentence) is label


def test_a_headline_says_that_other_articles_are_corrected() -> None:
    assert is_headed("Corrections and clarifications")
    assert is_headed("Correction: Ferry strike")
    assert not is_headed("Corrections officers strike")


def test_a_report_of_others_that_was_wrong_is_no_note() -> None:
    assert not was_wrong("The inspectors' report wrongly said that the pump worked.")
    assert was_wrong("In a story published on 4 May, The Echo erroneously said that it had closed.")
