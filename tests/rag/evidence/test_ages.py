import time

import pytest

from rag.evidence.ages import ANOTHERS, OWN, Ages

HERS = ["How old is she? (Sunniva Eikeland)", "How old was Sunniva Eikeland?"]


@pytest.mark.parametrize("question", HERS)
@pytest.mark.parametrize(
    "sentence",
    [
        "Eikeland, 47, promised that no jobs would be lost.",
        "The job goes to Sunniva Eikeland (47).",
        "It was won by 47-year-old Sunniva Eikeland.",
        "With him stood Sunniva Eikeland, aged 47 and a widow.",
        "Eikeland, now 47, and her husband, Lars Berg, 50, were there.",
    ],
)
def test_an_age_behind_a_name_is_that_persons(question: str, sentence: str) -> None:
    assert Ages(question).of_sentence(sentence) == OWN


@pytest.mark.parametrize("question", HERS)
@pytest.mark.parametrize(
    "sentence",
    [
        "Its founder, Bohumil Rada, 74, is to retire.",
        "A 19-year-old Lars Berg fell.",
        "Ida Rada, 12, was there.",
    ],
)
def test_anothers_age_is_not_hers(question: str, sentence: str) -> None:
    assert Ages(question).of_sentence(sentence) == ANOTHERS


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How old is she?", "Bohumil Rada, 74, is to retire."),
        ("Who is Sunniva Eikeland?", "Bohumil Rada, 74, is to retire."),
        (HERS[0], "She was born in Bergen, and is 47."),
        (HERS[0], "In Bergen, 47 people voted for her."),
        (HERS[0], "Her son Ivar Eikeland, 12, was there."),
        (HERS[0], "Eikeland turned 58 a day after her rival, Lars Berg, 50, left."),
        (HERS[0], "On March 5, she became mayor, and on Flight 93, she slept."),
        (HERS[0], "Orl beat Juventus 3, Milan 2."),
        ("How old is the mayor of Orl?", "Sunniva Eikeland, 47, runs Orl."),
        ("How old is Hunter Biden?", "President Joe Biden, 81, said that Hunter Biden had called."),
        ("How old was she when she won? (Ida Dahl)", "Ida Dahl, 47, will retire."),
        ("How old is Prime Minister Max Oddy?", "Prime Minister Oddys, Ida Oddy, 45, left."),
    ],
)
def test_without_a_name_or_an_age_of_it_nothing_is_said(question: str, sentence: str) -> None:
    assert Ages(question).of_sentence(sentence) == 0


@pytest.mark.parametrize("text", ["A" * 20_000, "\u4e2d" * 20_000, "Ab " * 7_000])
def test_a_long_sentence_is_soon_seen_through(text: str) -> None:
    begun = time.monotonic()
    assert Ages(HERS[0]).of_sentence(text) == 0
    assert time.monotonic() - begun < 5
