"""The words of a list: so many as a store can look for, and text."""

import re
from pathlib import Path

import pytest

from rag.articles import ArticleStore
from rag.database import open_engine
from rag.errors import InvalidInputError
from rag.settings import Settings
from rag.sought import MOST_CHARS, pattern, sought


def test_words_come_one_by_one() -> None:
    assert [sought(words) for words in (None, " ", "Weir  bridge")] == [[], [], ["Weir", "bridge"]]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("a " * 1100, "have 2,200 characters, at most 500 are read: shorten them"),
        ("x" * 501, "shorten them"),
        ("bridge\0", "are not text"),
        ("\ud800", "are not text"),
    ],
)
def test_what_cannot_be_looked_for_is_refused(words: str, told: str) -> None:
    with pytest.raises(InvalidInputError, match=told):
        sought(words)


def test_a_store_can_look_for_as_many_words_as_are_taken(tmp_path: Path) -> None:
    engine = open_engine(Settings(_env_file=None, data_dir=tmp_path))
    most = "a " * (MOST_CHARS // 2)
    assert ArticleStore(engine).find(most) == []
    engine.dispose()


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("Time", "He reads the Times.", False),
        ("Time*", "He reads the Times.", True),
        ("times", "He reads the Times.", True),
        ("read", "He reads.", False),
        ("weir", "The weir-keeper left.", True),
        ("Orl", "Orl's weir", True),
        ("don't", "They don\u2019t say.", True),
        ("É", "élan", False),
        ("ÉLAN", "an élan", True),
        ("C++", "written in C++.", True),
        ("$5", "It cost $5.", True),
        ("$5", "It cost $50.", False),
        ("東京", "東京都で", True),
        ("*", "a * b", True),
        ("a.b", "axb", False),
    ],
)
def test_a_word_is_found_whole(word: str, text: str, found: bool) -> None:
    assert bool(re.search(pattern(word), text)) is found
