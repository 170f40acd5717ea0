"""Words that most passages have are not looked for, where there are many passages."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ingest.split import split
from rag import lexical
from rag.filters import Filters
from rag.lexical import Entry, LexicalIndex
from tests.rag.newsroom import article

TEXTS = {
    "bridge": "The council met. The council spoke of the bridge and the council.",
    "ferry": "The council met about the ferry.",
    "weather": "It rained on the council.",
    "market": "Prices rose.",
}


@pytest.fixture
def index(tmp_path: Path) -> LexicalIndex:
    index = LexicalIndex(tmp_path)
    told = [article(name, text) for name, text in TEXTS.items()]
    index.replace([Entry(one, split(one, 60)) for one in told])
    return index


def found(index: LexicalIndex, question: str) -> list[str]:
    """Return the names of the articles whose passages match, best first."""
    return [m.id.split("#")[0] for m in index.match_passages(question, Filters(), 10)]


def test_among_few_every_word_is_looked_for(index: LexicalIndex) -> None:
    assert set(found(index, "the council's ferry")) == {"ferry", "bridge", "weather"}


def test_among_many_what_most_have_is_not(
    index: LexicalIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexical, "MANY", len(TEXTS))
    assert found(index, "the council ferry") == ["ferry"]


@pytest.mark.parametrize("question", ["the council", "the council of Atlantis"])
def test_where_nothing_else_is_found_it_is(
    index: LexicalIndex, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    monkeypatch.setattr(lexical, "MANY", len(TEXTS))
    assert found(index, question)[0] == "bridge"


def test_in_a_wide_window_the_same_is_found_as_in_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexical, "MANY", 1)
    index, day = LexicalIndex(tmp_path), datetime(2026, 3, 1, tzinfo=UTC)
    told = [
        article(f"a{n}", f"The ferry {'ferry ' * n}sails.", published_at=day + timedelta(days=n))
        for n in range(12)
    ]
    undated = article("a12", f"The ferry {'ferry ' * 12}sails.", published_at=None)
    index.replace([Entry(one, split(one, 60)) for one in [*told, undated]])
    within = Filters(from_=day + timedelta(days=2), to=day + timedelta(days=8))
    for match in (index.match_passages, index.match_heads):
        for k in (1, 4, 6, 9):
            narrow = match("ferry sails", within, k)
            assert match("ferry sails", within, k, share=6 / 13) == narrow
            assert len(narrow) == min(k, 6)
