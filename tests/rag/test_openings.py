"""Which words owe their capital to their place."""

import pytest

from rag.evidence.words import words
from rag.openings import openings


def opening(text: str) -> list[str]:
    said = words(text)
    found = openings(text, said)
    return [text[word.start : word.end] for word in said if word.start in found]


def test_a_word_after_a_stop_opens_a_sentence_and_a_name_after_a_title_does_not() -> None:
    assert opening("Ferries sail. Trains, said Mr. Berg, stop.") == ["Ferries", "Trains"]


@pytest.mark.parametrize("mark", ["-", "*", "•", "–", "1."])  # noqa: RUF001
def test_a_word_behind_a_bullet_opens_its_row(mark: str) -> None:
    assert opening(f"Open again\n{mark} Ferries to Orl\n{mark} Trains") == [
        "Open",
        "Ferries",
        "Trains",
    ]
